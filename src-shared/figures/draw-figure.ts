/** Figures of a project drawn from its recipes, data and results. */
import type { CurveOf } from '@shared/project/analyses/cycling-analysis';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import type { ProjectDocument } from '@shared/project/document';
import type { PanelKind, ProjectFigure } from '@shared/project/figure';
import { boardDeskOf, boardPanel } from './panels/board/board-panel';
import { compareDeskOf, comparePanel } from './panels/compare/compare-panel';
import { cyclingDeskOf, cyclingPanel } from './panels/cycling/cycling-panel';
import { fractionsPanel } from './panels/fractions-panel';
import type { PanelDrawing, PanelRequest } from './panels/panel-drawing';
import { ramanDeskOf, ramanPanel } from './panels/raman/raman-panel';
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

const drawPanel: Readonly<Record<PanelKind, (request: PanelRequest, data: MeasuredData) => PanelDrawing>> = {
  xrd: (request, { spectrumOf }) => xrdPanel(request, xrdDeskOf(request.document, spectrumOf)),
  raman: (request, { spectrumOf }) => ramanPanel(request, ramanDeskOf(request.document, spectrumOf)),
  xps: (request, { spectrumOf }) => xpsPanel(request, xpsWorkbenchOf(request.document, spectrumOf)),
  fractions: fractionsPanel,
  compare: (request, { spectrumOf }) => comparePanel(request, compareDeskOf(request.document, request.panel.look, spectrumOf)),
  cycling: (request, { curveOf }) => cyclingPanel(request, cyclingDeskOf(request.document, curveOf)),
  board: (request, { spectrumOf, curveOf }) => boardPanel(request, boardDeskOf(request.document, spectrumOf, curveOf)),
};

/** The whole figure as SVG of its size in px; the same as the window draws of the same document. */
export function drawFigure(figure: ProjectFigure, document: ProjectDocument, data: MeasuredData): string {
  const { panels, layout } = figureSheet(figure);
  const theme = paperTheme(figure.colors);
  const drawings = figure.panels.map((panel, at) => {
    const { width, height } = layout.boxes[at]!;
    return drawPanel[panel.kind]({ panel, document, size: { width, height }, language: figure.language, theme }, data);
  });
  return sheetSvg(layout, panels, drawings, figure.hasTitle ? figure.title : null);
}
