/** The row of the charge–discharge curve: where each state stands on it. */
import { statesOnAnalysedCurve } from '@shared/electrochemistry/result';
import type { Annotation } from '@shared/project/annotation-anchor';
import { stateLookIn } from '../../scene/state-look';
import { anchorOf, cyclingNotes } from '../cycling/cycling-notes';
import { closest, pointOfRow, type CurvePoint } from '../cycling/plot-points';
import type { BoardCell } from './board';
import { compact, later, type BoardInput, type CyclingPart, type NumbersOf, type Row } from './board-input';

/** Increasing capacity, whichever way the step went. */
function increasing(netChargeMAh: Float64Array, voltageV: Float64Array, perGram: number): { x: Float64Array; y: Float64Array } {
  const x = netChargeMAh.map((charge) => charge * perGram);
  return x.length > 1 && x[0]! > x[x.length - 1]! ? { x: x.reverse(), y: voltageV.slice().reverse() } : { x, y: voltageV };
}

export function cyclingRow(part: CyclingPart, { states, annotations, theme, t }: BoardInput, numbersOf: NumbersOf): Row {
  const { measurementId, curve, result } = part;
  const perGram = 1000 / result.activeMassMg;
  const steps = curve.stretches.filter(({ direction, rows }) => direction !== 'rest' && rows.length > 1).map((stretch) => ({ step: stretch.step, ...increasing(stretch.netChargeMAh, stretch.voltageV, perGram) }));
  const points = later(() =>
    curve.stretches.flatMap(({ step, rows, timeS, voltageV, netChargeMAh }): CurvePoint[] =>
      Array.from(rows, (row, at) => ({ row, step, timeS: timeS[at]!, voltageV: voltageV[at]!, x: netChargeMAh[at]! * perGram, y: voltageV[at]! })),
    ),
  );
  const ends = steps.flatMap(({ x }) => [x[0]!, x[x.length - 1]!]);
  const voltages = steps.flatMap(({ y }) => [y.reduce((a, b) => Math.min(a, b), Infinity), y.reduce((a, b) => Math.max(a, b), -Infinity)]);
  const [low, high] = [Math.min(...voltages), Math.max(...voltages)];
  const air = 0.12 * (high - low) || 1;
  return {
    id: 'cycling',
    title: t('technique.electrochemistry'),
    notes: [t('board.voltage')],
    key: [],
    axis: t('board.netCapacity'),
    isReversed: false,
    range: ends.length > 0 ? widened(Math.min(...ends), Math.max(...ends)) : [0, 1],
    yRange: voltages.length > 0 ? [low - air, high + 2 * air] : [0, 1],
    // Voltage rises to the right.
    wordsAt: 'left',
    weight: 1,
    cells: states.map((state): BoardCell => {
      const at = result.states.find(({ stateId }) => stateId === state.id);
      // The curve of a cell of its own is not the one that is drawn.
      const drawnStep = at?.own ? undefined : at?.afterStep;
      const { color } = stateLookIn(state, theme);
      const own = numbersOf(state).filter(({ technique }) => technique === 'electrochemistry');
      const text = (id: string): string => own.find((number) => number.id === id)?.text ?? '';
      const written = annotations.filter((annotation) => reachedFrom(annotation, part) === state.id);
      const { notes, marks } = written.length === 0 ? noNotes : cyclingNotes({ annotations: written, measurementId }, curve, { points: points(), placeOf: ({ row }) => pointOfRow(points(), row) });
      return {
        stateId: state.id,
        plotNotes: notes.map(compact),
        anchorAt: (x) => {
          const point = closest(points().filter(({ step }) => step === drawnStep), (one) => Math.abs(one.x - x));
          return point && anchorOf(measurementId, point);
        },
        drawing: later(() => ({
          curves: [
            ...steps.map(({ step, x, y }) => ({ x, y, colour: step === drawnStep ? color : theme.faintText, width: step === drawnStep ? 2 : 0.8, isDashed: false, isRead: step === drawnStep })),
            ...marks.map(({ x, y }) => ({ x: Float64Array.from(x), y: Float64Array.from(y), colour: theme.accent, width: 7, isDashed: false, opacity: 0.28 })),
          ],
          areas: [],
        })),
        pin: at ? { x: at.netCapacityMAhG, y: at.voltageV - result.voltageShiftV, colour: color } : null,
        headline: at ? `${text('cycling.voltage')} V` : '',
        note: at ? t('board.capacityNote', { capacity: text('cycling.capacity'), oxidation: text('cycling.oxidation') }) : '',
        isStale: own.some(({ isStale }) => isStale),
      };
    }),
  };
}

const noNotes = { notes: [], marks: [] };

/** The state in whose cell a note on the curve stands: the one that the cell was on its way to, or the last one. */
function reachedFrom({ anchor }: Annotation, { result }: CyclingPart): string | null {
  if (anchor.kind !== 'point' && anchor.kind !== 'range') return null;
  const seconds = 3600 * (anchor.kind === 'point' ? anchor.x : (anchor.from + anchor.to) / 2);
  const inOrder = statesOnAnalysedCurve(result.states).sort((a, b) => a.timeS - b.timeS);
  // Half a second: hours are not whole seconds.
  return (inOrder.find(({ timeS }) => timeS + 0.5 >= seconds) ?? inOrder.at(-1))?.stateId ?? null;
}

const widened = (from: number, to: number): [number, number] => [from - 0.06 * (to - from || 1), to + 0.06 * (to - from || 1)];
