/** The curves of a stack: what each trace of a row is drawn as. */
import type { Box } from '../scene/box';
import type { CurveDrawing, CurveFrame } from '../curves/curve-drawing';
import type { PlotTheme } from '../scene/plot-theme';
import type { Range } from '../scene/zoom';
import { isOneFrame, type StackAxes, type StackLook, type StackRow, type StackTrace } from './stack-rows';

const lineWidth = 1.6;
const dashes = [5, 3] as const;
/** Of measured points, in wide frames and in narrow ones, px. */
const pointWidths = [2.4, 2] as const;

/** Where and over which ranges the curves of a frame are drawn. */
export const curveFrame = (box: Box, yRange: Range, { look, axes }: { readonly look: StackLook; readonly axes: StackAxes }): CurveFrame => ({ box, range: look.range, yRange, isReversed: axes.isReversed });

/** The traces of a row in a frame. All but the first are faint where the model no longer belongs to the settings. */
export function rowDrawings({ traces, isStale }: StackRow, frame: CurveFrame, lift: number, theme: PlotTheme): CurveDrawing[] {
  return traces.map((trace, order) => {
    const opacity = isStale && order > 0 ? 0.4 : 1;
    return { frame, lift, style: trace.style === 'dash' ? 'line' : trace.style, dash: trace.style === 'dash' ? dashes : null, x: trace.x, y: trace.y, base: trace.base ?? null, color: trace.color, ...inkOf(trace, frame, opacity, theme) };
  });
}

function inkOf({ style, width }: StackTrace, { box }: CurveFrame, opacity: number, theme: PlotTheme): { width: number; opacity: number } {
  if (style === 'fill') return { width: 0, opacity: opacity * theme.fillOpacity * 0.6 };
  if (style === 'points') return { width: width ?? pointWidths[box.width > 700 ? 0 : 1], opacity: 0.9 };
  return { width: width ?? lineWidth, opacity };
}

/** Residuals of a row in its strip, in units of σ. */
export function residualDrawing(row: StackRow, frame: CurveFrame, { look, theme }: { readonly look: StackLook; readonly theme: PlotTheme }): CurveDrawing[] {
  if (!row.residuals) return [];
  const color = row.mark && isOneFrame(look.arrangement) ? row.mark.color : theme.text;
  return [{ frame, style: 'line', x: row.residuals.x, y: row.residuals.sigma, base: null, lift: 0, color, dash: null, width: 1, opacity: row.isStale ? 0.4 : 1 }];
}
