/** What draws a panel of a figure anew, from data and results as they are now. */
import type { FigureSize } from '@shared/figures/figure';
import type { PanelDrawing } from '@shared/figures/panels/panel-drawing';
import type { PlotTheme } from '@shared/figures/scene/plot-theme';
import type { Locale } from '@shared/i18n/translate';
import type { PanelRecipe } from '@shared/project/figure';

export interface PanelSourceProps {
  readonly panel: PanelRecipe;
  /** Room for the drawing, px. */
  readonly size: FigureSize;
  readonly language: Locale;
  readonly theme: PlotTheme;
  /** null while data are read and curves computed. */
  readonly ondrawn: (drawing: PanelDrawing | null) => void;
}
