/** Figures of a project drawn from its recipes, data and results. */
import { chargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import type { CurveOf } from '@shared/project/analyses/cycling-analysis';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import { checkPatterns, xrdInputs } from '@shared/project/analyses/xrd-analysis';
import type { ProjectDocument } from '@shared/project/document';
import type { PanelKind, ProjectFigure } from '@shared/project/figure';
import type { XrdSettings } from '@shared/xrd/result';
import { boardDeskOf, boardPanel } from './panels/board/board-panel';
import { compareDeskOf, comparePanel } from './panels/compare/compare-panel';
import { bookkeepingOf, cyclingDeskOf, cyclingPanel, splitCyclingOf } from './panels/cycling/cycling-panel';
import { fractionsPanel } from './panels/fractions-panel';
import type { PanelDrawing, PanelRequest } from './panels/panel-drawing';
import { ramanDeskOf, ramanPanel } from './panels/raman/raman-panel';
import { isOfSurveys, surveyDeskOf, surveyPanel } from './panels/survey/survey-panel';
import { xpsPanel, xpsWorkbenchOf } from './panels/xps/xps-panel';
import { xrdDeskOf, xrdPanel } from './panels/xrd/xrd-panel';
import { paperTheme } from './scene/plot-theme';
import { sheetSvg } from './sheet';
import { figureSheet } from './sheet-of-figure';

/** The parsed measurements of a document. */
export interface MeasuredData {
  readonly spectrumOf: SpectrumOf;
  readonly curveOf: CurveOf;
}

/** Draws figures of a document, each as SVG of its size in px; the same as the window draws of it. What several panels are drawn from is computed once. */
export function figureDrawing(document: ProjectDocument, { spectrumOf, curveOf }: MeasuredData): (figure: ProjectFigure) => string {
  // Of panels of XRD and of the board, which need not speak of the same analysis.
  const check = remembered((settings: XrdSettings) => checkPatterns(xrdInputs(document, spectrumOf), settings));
  const xrd = once(() => xrdDeskOf(document, spectrumOf, check));
  const raman = once(() => ramanDeskOf(document, spectrumOf));
  const xps = once(() => xpsWorkbenchOf(document, spectrumOf));
  const survey = once(() => surveyDeskOf(document, spectrumOf));
  // Of panels of the curve and of half cycles that are compared.
  const split = once(() => splitCyclingOf(document, curveOf));
  const cycling = once(() => cyclingDeskOf(document, split()));
  // Beside the fractions of XPS, as in its view: of the curve as it stands where nobody keeps an analysis of it.
  const charge = once(() => chargeAgainstXps(document, bookkeepingOf(document, split))?.states ?? []);
  const board = once(() => boardDeskOf(document, { spectrumOf, curveOf }, check));
  const drawPanel: Readonly<Record<PanelKind, (request: PanelRequest) => PanelDrawing>> = {
    xrd: (request) => xrdPanel(request, xrd()),
    raman: (request) => ramanPanel(request, raman()),
    xps: (request) => (isOfSurveys(request.panel) ? surveyPanel(request, survey()) : xpsPanel(request, xps(), charge())),
    fractions: fractionsPanel,
    compare: (request) => comparePanel(request, compareDeskOf(document, request.panel.look, spectrumOf, split)),
    cycling: (request) => cyclingPanel(request, cycling()),
    board: (request) => boardPanel(request, board()),
  };
  return (figure) => {
    const { panels, layout, words } = figureSheet(figure, document);
    const theme = paperTheme(figure.colors);
    const drawings = figure.panels.map((panel, at) => {
      const { width, height } = layout.boxes[at]!;
      return drawPanel[panel.kind]({ panel, document, size: { width, height }, language: figure.language, theme });
    });
    return sheetSvg(layout, panels, drawings, words);
  };
}

/** Computes at the first call for a key, and gives the same at every further one. */
function remembered<K, T>(compute: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, compute(key));
    return made.get(key) as T;
  };
}

/** The same without a key. */
function once<T>(compute: () => T): () => T {
  const value = remembered<null, T>(compute);
  return () => value(null);
}
