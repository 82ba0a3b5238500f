/** What draws a panel of a figure anew, from data and results as they are now. */
import { translate, type Locale } from '@shared/i18n/translate';
import type { ProjectDocument, State } from '@shared/project/document';
import type { Texts } from '@shared/report/texts';
import type { PanelRecipe } from '../../session/figure-edits';
import { figureSvg, type Figure, type FigureSize } from '@shared/figures/figure';
import type { Range } from '@shared/figures/scene/zoom';

/** A panel as it is drawn: SVG, or words where there is nothing to draw; null while data are read and curves computed. */
export type PanelDrawing = { readonly svg: string } | { readonly words: string } | null;

export interface PanelSourceProps {
  readonly panel: PanelRecipe;
  /** Room for the drawing, px. */
  readonly size: FigureSize;
  readonly language: Locale;
  readonly ondrawn: (drawing: PanelDrawing) => void;
}

export const textsIn =
  (language: Locale): Texts =>
  (key, params) =>
    translate(language, key, params);

/** The states of a panel in the order of the project. */
export const statesOf = ({ states }: PanelRecipe, document: Pick<ProjectDocument, 'states'>): readonly State[] => (states === null ? document.states : document.states.filter(({ id }) => states.includes(id)));

/** The zoom of a panel; null: everything. */
export const zoomOf = ({ x, yZoom }: PanelRecipe, full: Range): { readonly range: Range; readonly yZoom: number } => ({ range: x ?? full, yZoom });

export const drawn = (figure: Figure): PanelDrawing => ({ svg: figureSvg(figure) });
export const nothing = (language: Locale): PanelDrawing => ({ words: translate(language, 'figure.nothing') });
