/** The row of a technique or region: a spectrum of each state. */
import { scaleOf, scaleOffset } from '@shared/project/analyses/energy-scale';
import type { State } from '@shared/project/document';
import { phaseLabel } from '@shared/report/xrd-limits';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import type { PlotTheme } from '../../scene/plot-theme';
import { stateLookIn } from '../../scene/state-look';
import { axisTitles } from '../axis-titles';
import { titleOfColumn } from '../column-title';
import { plotNotes } from '../plot-notes';
import type { BoardCell, BoardCurve, CellDrawing } from './board';
import { compact, keyOf, later, type BoardColumn, type BoardInput, type NumbersOf, type Row } from './board-input';
import { cellWords } from './cell-words';

export function spectraRow(column: BoardColumn, { states, xps, spikes, annotations, theme, t }: BoardInput, numbersOf: NumbersOf): Row {
  const spectra = Object.values(column.spectra);
  const range: readonly [number, number] = column.window ?? (spectra.length > 0 ? [Math.min(...spectra.map(({ x }) => x[0]!)), Math.max(...spectra.map(({ x }) => x[x.length - 1]!))] : [0, 1]);
  const axis = spectra[0]?.axis ?? 'unknown';
  const fits = column.technique === 'xps' && xps ? states.flatMap(({ id }) => xps.curves[id]?.[column.region] ?? []) : [];
  return {
    id: column.id,
    title: titleOfColumn(column, t),
    notes: [...(fits.length > 0 ? [t('board.fit')] : []), ...(Object.keys(column.halos).length > 0 ? [t('board.haloFill')] : []), ...(column.reference ? [t('board.dashed', { reference: phaseLabel(column.reference.name) })] : [])],
    key: keyOf(fits.flatMap(({ components }) => components.map(({ id }) => xps!.speciesOf(column.region, id))), { theme, t }),
    axis: t(axisTitles[axis]),
    isReversed: axis === 'binding-energy',
    range,
    yRange: null,
    wordsAt: 'right',
    weight: column.region.startsWith('Ru3d') ? 1.6 : 1,
    cells: states.map((state): BoardCell | null => {
      const spectrum = column.spectra[state.id];
      if (!spectrum) return null;
      const { color } = stateLookIn(state, theme);
      const measurementId = column.measurementIds[state.id]!;
      // A fit is drawn on the energy scale of its analysis, notes are anchored on that of the file.
      const offset = xps && isFitted(state, column, xps) ? scaleOffset(scaleOf(spectrum, xps.settings.photonEnergyEv), xps.settings) : 0;
      return {
        stateId: state.id,
        plotNotes: plotNotes(annotations, measurementId, (x) => x + offset).map(compact),
        anchorAt: (x) => ({ kind: 'point', measurementId, x: x - offset, y: null }),
        drawing: later(() => drawnCell({ column, state, spectrum, color, range }, { xps, spikes, theme })),
        pin: null,
        ...cellWords(numbersOf(state), column, t),
      };
    }),
  };
}

const isFitted = ({ id }: State, { technique, region }: BoardColumn, { curves }: NonNullable<BoardInput['xps']>): boolean => technique === 'xps' && curves[id]?.[region] !== undefined;

/** What a cell draws: the fit where there is one, else the spectrum; a pattern over its halos, a Raman spectrum over a starting material. */
function drawnCell(
  { column, state, spectrum, color, range }: { readonly column: BoardColumn; readonly state: State; readonly spectrum: Spectrum; readonly color: string; readonly range: readonly [number, number] },
  { xps, spikes, theme }: Pick<BoardInput, 'xps' | 'spikes' | 'theme'>,
): CellDrawing {
  const region = column.technique === 'xps' ? xps?.curves[state.id]?.[column.region] : undefined;
  if (region && xps) return fittedShapes(region, (component) => theme.species[xps.speciesOf(column.region, component)], theme);
  const halo = column.halos[state.id];
  if (halo) return haloShapes(halo, color, theme);
  const measured = withoutSpikes(spectrum, column.technique === 'raman' ? (spikes[state.id] ?? []) : []);
  return {
    curves: [{ ...measured, colour: color, width: 1, isDashed: false }, ...(column.reference ? [referenceCurve(column.reference.spectrum, measured, range, theme)] : [])],
    areas: [],
  };
}

/** Counts, the smooth model and the halos that it holds above what else scatters. */
function haloShapes({ twoTheta: x, counts, background, haloModel, haloBaseline }: PatternCurves, color: string, theme: PlotTheme): CellDrawing {
  return {
    curves: [
      { x, y: counts, colour: theme.faintText, width: 0.6, isDashed: false },
      { x, y: background, colour: color, width: 1.6, isDashed: false },
    ],
    areas: haloModel && haloBaseline ? [{ x, low: haloBaseline, high: haloModel, colour: color, opacity: 0.22 }] : [],
  };
}

/** Height of a starting material against that of the spectrum it is drawn with. */
const referenceHeight = 0.45;

/** A starting material at the foot of a spectrum: where its bands would stand, not how strong they are. */
function referenceCurve(reference: Curve, measured: Curve, range: readonly [number, number], theme: PlotTheme): BoardCurve {
  const [low, high] = extremes(measured, range);
  const [least, most] = extremes(reference, range);
  const scale = (referenceHeight * (high - low)) / (most - least || 1);
  return { x: reference.x, y: reference.y.map((value) => low + scale * (value - least)), colour: theme.faintText, width: 1, isDashed: true };
}

interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Lowest and highest value in a part of the axis; [0, 0] where there is none. */
function extremes({ x, y }: Curve, [from, to]: readonly [number, number]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < x.length; i += 1) {
    if (x[i]! < from || x[i]! > to) continue;
    if (y[i]! < low) low = y[i]!;
    if (y[i]! > high) high = y[i]!;
  }
  return low <= high ? [low, high] : [0, 0];
}

/** Channels to either side of the first of a spike that it reaches. */
const spikeReach = 6;

/** The spectrum without the channels of cosmic spikes: they would leave no height for the bands. */
function withoutSpikes({ x, y }: Spectrum, spikes: readonly number[]): Curve {
  if (spikes.length === 0 || x.length < 2) return { x, y };
  const reach = spikeReach * ((x[x.length - 1]! - x[0]!) / (x.length - 1));
  const isKept = (_: number, i: number): boolean => spikes.every((spike) => Math.abs(x[i]! - spike) > reach);
  return { x: x.filter(isKept), y: y.filter(isKept) };
}

type RegionCurves = SeriesCurves[string][string];

/** Counts, filled components and envelope of a fitted region. */
function fittedShapes({ bindingEnergy: x, counts, background, envelope, components }: RegionCurves, colorOf: (component: string) => string, theme: PlotTheme): CellDrawing {
  return {
    curves: [
      { x, y: counts, colour: theme.faintText, width: 1, isDashed: false },
      { x, y: envelope, colour: theme.ink, width: 1, isDashed: false },
    ],
    areas: components.map(({ id, values }) => ({ x, low: background, high: background.map((value, i) => value + values[i]!), colour: colorOf(id), opacity: 0.45 })),
  };
}
