/** Whether what a figure shows still belongs to the settings and data of its project. */
import type { Analysis, ProjectDocument } from '@shared/project/document';
import type { FigurePanel, PanelKind } from '@shared/project/figure';
import { isStale } from './staleness';

const views = { 'xrd-halo': 'xrd', 'raman-mixture': 'raman', 'xps-series': 'xps', 'xps-survey': 'xps', cycling: 'cycling' } as const satisfies Record<Analysis['kind'], string>;
type ResultView = (typeof views)[Analysis['kind']];

/** The results that a panel draws. Compare draws spectra as they were measured. */
const shown: Readonly<Record<PanelKind, readonly Analysis['kind'][]>> = {
  xrd: ['xrd-halo'],
  raman: ['raman-mixture'],
  xps: ['xps-series'],
  fractions: ['xps-series'],
  compare: [],
  cycling: ['cycling'],
  board: ['xrd-halo', 'raman-mixture', 'xps-series', 'cycling'],
};

/** Views whose results the panels show though they no longer belong to their settings or data: there they are computed again. */
export function staleViews(panels: readonly Pick<FigurePanel, 'kind'>[], document: ProjectDocument): ResultView[] {
  const kinds = new Set(panels.flatMap(({ kind }) => shown[kind]));
  return [...new Set(document.analyses.filter((analysis) => kinds.has(analysis.kind) && isStale(document, analysis)).map(({ kind }) => views[kind]))];
}
