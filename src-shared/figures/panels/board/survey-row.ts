/** The row of surveys: a scan over all energies for each state, with what each line has above its background. */
import { scaleOf, scaleOffset } from '@shared/project/analyses/energy-scale';
import type { State } from '@shared/project/document';
import { nonzeroPart } from '../../curves/nonzero-part';
import type { PlotTheme } from '../../scene/plot-theme';
import { stateLookIn } from '../../scene/state-look';
import { union, type Range } from '../../scene/zoom';
import { axisTitles } from '../axis-titles';
import { titleOfColumn } from '../column-title';
import { plotNotes } from '../plot-notes';
import { colorOf, colouredElement } from '../survey/line-colors';
import type { BoardCell, CellDrawing, KeyEntry } from './board';
import { compact, later, type BoardColumn, type BoardInput, type NumbersOf, type Row, type SurveyPart } from './board-input';
import { cellWords } from './cell-words';

export function surveyRow(column: BoardColumn, { states, survey, annotations, theme, t }: BoardInput, numbersOf: NumbersOf): Row {
  const ends = states.flatMap(({ id }): Range[] => {
    const x = survey?.curves[id]?.bindingEnergy ?? column.spectra[id]?.x;
    return x && x.length > 0 ? [[x[0]!, x[x.length - 1]!]] : [];
  });
  const isDrawn = states.some(({ id }) => survey?.curves[id]);
  const axis = isDrawn ? 'binding-energy' : (Object.values(column.spectra)[0]?.axis ?? 'unknown');
  return {
    id: column.id,
    title: titleOfColumn(column, t),
    notes: isDrawn ? [t('board.surveyFill')] : [],
    key: survey ? keyOf(survey, { theme, t }) : [],
    axis: t(axisTitles[axis]),
    isReversed: axis === 'binding-energy',
    range: union(ends) ?? [0, 1],
    yRange: null,
    wordsAt: 'right',
    weight: 1,
    cells: states.map((state): BoardCell | null => {
      if (!column.spectra[state.id]) return null;
      const { measurementId, offset } = placeOf(state, column, survey);
      return {
        stateId: state.id,
        plotNotes: plotNotes(annotations, measurementId, (x) => x + offset).map(compact),
        anchorAt: (x) => ({ kind: 'point', measurementId, x: x - offset, y: null }),
        drawing: later(() => drawnCell(state, column, survey, theme)),
        pin: null,
        ...cellWords(numbersOf(state), column, t),
      };
    }),
  };
}

/** What notes on a cell are anchored on, and what is added to the energies of its file to get those that are drawn, eV: curves are charge-corrected. */
function placeOf({ id }: State, { measurementIds, spectra }: BoardColumn, survey: SurveyPart | null): { readonly measurementId: string; readonly offset: number } {
  const measurementId = measurementIds[id]!;
  const state = survey?.curves[id] && survey.result.states.find(({ stateId }) => stateId === id);
  if (!survey || !state) return { measurementId, offset: 0 };
  return { measurementId: state.measurementId, offset: scaleOffset(scaleOf(spectra[id]!, survey.settings.photonEnergyEv), survey.settings) - state.chargeShift.value };
}

function drawnCell(state: State, { spectra }: BoardColumn, survey: SurveyPart | null, theme: PlotTheme): CellDrawing {
  const { color: colour } = stateLookIn(state, theme);
  const curves = survey?.curves[state.id];
  if (!curves) {
    const { x, y } = spectra[state.id]!;
    return { curves: [{ x, y, colour, width: 1, isDashed: false }], areas: [] };
  }
  const { bindingEnergy: x, counts, background, lines } = curves;
  return {
    curves: [{ x, y: counts, colour, width: 1, isDashed: false }],
    areas: lines.map(({ id, values }) => {
      // A line has nothing outside of its window.
      const [from, to] = nonzeroPart(values);
      const low = background.subarray(from, to);
      return { x: x.subarray(from, to), low, high: low.map((value, i) => value + values[from + i]!), colour: colorOf(id, theme), opacity: 0.6 };
    }),
  };
}

/** Elements with a colour of their own, and one for all others. */
function keyOf({ curves }: SurveyPart, { theme, t }: Pick<BoardInput, 'theme' | 't'>): KeyEntry[] {
  const lines = [...new Set(Object.values(curves).flatMap(({ lines: own }) => own.map(({ id }) => id)))];
  const colours = new Map(lines.map((id) => [colouredElement(id), colorOf(id, theme)]));
  return [...colours].sort(([a], [b]) => Number(a === null) - Number(b === null)).map(([element, colour]) => ({ label: element ?? t('survey.otherElements'), colour }));
}
