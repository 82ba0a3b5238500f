/** Whether what a figure shows still belongs to the settings and data of its project. */
import type { Analysis, ProjectDocument } from '@shared/project/document';
import type { FigurePanel, PanelKind } from '@shared/project/figure';
import { surveyKey } from '@shared/project/region-key';
import { isStale } from './staleness';

/** The view in which an analysis is made, where what it lacks can be given. */
export const viewOfAnalysis = { 'xrd-halo': 'xrd', 'raman-mixture': 'raman', 'xps-series': 'xps', 'xps-survey': 'xps', cycling: 'cycling' } as const satisfies Record<Analysis['kind'], string>;
type ResultView = (typeof viewOfAnalysis)[Analysis['kind']];

/** The results that a panel draws. Compare draws spectra as they were measured. */
const shown: Readonly<Record<PanelKind, readonly Analysis['kind'][]>> = {
  xrd: ['xrd-halo'],
  raman: ['raman-mixture'],
  xps: ['xps-series'],
  fractions: ['xps-series'],
  compare: [],
  cycling: ['cycling'],
  board: ['xrd-halo', 'raman-mixture', 'xps-series', 'xps-survey', 'cycling'],
};

/** What of a panel tells which results it draws. */
type Drawing = Pick<FigurePanel, 'kind'> & Partial<Pick<FigurePanel, 'look'>>;

/** The rows of a board that draw a result, by id; the series stands in a row for each region that was measured, and always counts. */
const rowsOf: Partial<Readonly<Record<Analysis['kind'], readonly string[]>>> = { 'xrd-halo': ['xrd/'], 'raman-mixture': ['raman/'], 'xps-survey': [`xps/${surveyKey}`], cycling: ['cycling', 'fractions'] };

/** A tab of the XPS view draws surveys, the others the series; a board draws what its rows show. */
function drawnBy({ kind, look }: Drawing): readonly Analysis['kind'][] {
  if (kind === 'xps' && look?.['region'] === surveyKey) return ['xps-survey'];
  if (kind !== 'board') return shown[kind];
  const hidden = new Set(String(look?.['rowsHidden'] ?? '').split(' '));
  return shown.board.filter((result) => !rowsOf[result]?.every((row) => hidden.has(row)));
}

/** Views whose results the panels show though they no longer belong to their settings or data: there they are computed again. */
export function staleViews(panels: readonly Drawing[], document: ProjectDocument): ResultView[] {
  const kinds = new Set(panels.flatMap(drawnBy));
  return [...new Set(document.analyses.filter((analysis) => kinds.has(analysis.kind) && isStale(document, analysis)).map(({ kind }) => viewOfAnalysis[kind]))];
}
