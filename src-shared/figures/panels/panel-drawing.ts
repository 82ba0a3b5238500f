/** What every panel of a figure is drawn from, and what comes of it. */
import { translate, type Locale } from '@shared/i18n/translate';
import type { ProjectDocument, State } from '@shared/project/document';
import type { PanelRecipe } from '@shared/project/figure';
import type { Texts } from '@shared/report/texts';
import { figureSvg, type Figure, type FigureSize } from '../figure';
import type { PlotTheme } from '../scene/plot-theme';
import type { Range } from '../scene/zoom';

/** A panel as it is drawn: SVG, or words where there is nothing to draw. */
export type PanelDrawing = { readonly svg: string } | { readonly words: string };

export interface PanelRequest {
  readonly panel: PanelRecipe;
  readonly document: ProjectDocument;
  /** Room for the drawing, px. */
  readonly size: FigureSize;
  readonly language: Locale;
  /** The colours of paper, with those that the figure chose. */
  readonly theme: PlotTheme;
}

export const textsIn =
  (language: Locale): Texts =>
  (key, params) =>
    translate(language, key, params);

/** The states of a panel in the order of the project. */
export const statesOf = ({ panel: { states }, document }: Pick<PanelRequest, 'panel' | 'document'>): readonly State[] => (states === null ? document.states : document.states.filter(({ id }) => states.includes(id)));

/** The zoom of a panel; null: everything. */
export const zoomOf = ({ x, yZoom }: PanelRecipe, full: Range): { readonly range: Range; readonly yZoom: number } => ({ range: x ?? full, yZoom });

export const drawn = (figure: Figure): PanelDrawing => ({ svg: figureSvg(figure) });
export const nothing = (language: Locale): PanelDrawing => ({ words: translate(language, 'figure.nothing') });
