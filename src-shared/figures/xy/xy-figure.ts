/** A plot of curves over a quantity of their own as a figure. */
import type { Figure, FigureSize } from '../figure';
import { plotThemes } from '../scene/plot-theme';
import { xyScene } from './xy-scene';
import { xyFullLook, xyLayout, type XyLook, type XyPlot } from './xy-plot';

/** The plot in the room given, in the colours of paper. @param plot with the colours of the light theme @param look null: everything */
export function xyFigure(plot: XyPlot, look: XyLook | null, size: FigureSize): Figure {
  return { scene: xyScene({ plot, layout: xyLayout(size.width, size.height, plot), look: look ?? xyFullLook(plot), theme: plotThemes.light }), ...size };
}
