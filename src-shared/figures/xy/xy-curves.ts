/** Curves with their arrows, and the marked parts of them. */
import type { Box } from '../scene/box';
import type { PlotTheme } from '../scene/plot-theme';
import { layers, type SceneElement } from '../scene/scene';
import { toPixelX, toPixelY, type XyLine, type XyLook } from './xy-plot';

export function lineElements({ color, dash, width, x, y }: XyLine, look: XyLook, box: Box): SceneElement[] {
  return seenParts({ x, y }, look, box).map((points) => ({ type: 'polyline', z2: layers.line, shape: { points }, style: { fill: 'none', stroke: color, lineWidth: width, lineJoin: 'bevel', ...(dash.length > 0 && { lineDash: [...dash] }) } }));
}

const markWidth = 9;

export function markedElements(part: Pick<XyLine, 'x' | 'y'>, look: XyLook, box: Box, theme: PlotTheme): SceneElement[] {
  return seenParts(part, look, box).map((points) => ({ type: 'polyline', z2: layers.shade, shape: { points }, style: { fill: 'none', stroke: theme.accent, lineWidth: markWidth, lineJoin: 'bevel', lineCap: 'round', opacity: 0.28 } }));
}

/** The parts of a line that are seen, px: with one point beyond either edge, so that they reach the frame. It may run either way and turn. */
function seenParts({ x, y }: Pick<XyLine, 'x' | 'y'>, look: XyLook, box: Box): [number, number][][] {
  const [low, high] = look.x;
  /** Whether the line from one point to the next stays out of the window, on one side of it. */
  const passesBy = (at: number): boolean => at < 0 || at + 1 >= x.length || (x[at]! < low && x[at + 1]! < low) || (x[at]! > high && x[at + 1]! > high);
  const isOutside = (at: number): boolean => x[at]! < low || x[at]! > high;
  const parts: [number, number][][] = [];
  let part: [number, number][] = [];
  for (let i = 0; i < x.length; i += 1) {
    if (isOutside(i) && passesBy(i - 1) && passesBy(i)) {
      part = [];
      continue;
    }
    if (part.length === 0) parts.push(part);
    part.push([toPixelX(x[i]!, look.x, box), toPixelY(y[i]!, look.y, box)]);
  }
  return parts;
}

/** Length and half width of an arrow head, px. */
const arrow = { length: 10, halfWidth: 5 };
/** Share of a line whose ends give the arrow its direction: neighbouring points show the noise. */
const arrowSpan = 0.06;

/** The head of an arrow in the middle of a line, along it. */
export function arrowElements({ color, x, y, hasArrow = false }: XyLine, look: XyLook, box: Box): SceneElement[] {
  const span = Math.max(1, Math.round((arrowSpan / 2) * x.length));
  const middle = Math.floor(x.length / 2);
  if (!hasArrow || middle < span || middle + span >= x.length) return [];
  const place = (at: number): [number, number] => [toPixelX(x[at]!, look.x, box), toPixelY(y[at]!, look.y, box)];
  const [from, to, [px, py]] = [place(middle - span), place(middle + span), place(middle)];
  const way = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (!(way > 0)) return [];
  const [ux, uy] = [(to[0] - from[0]) / way, (to[1] - from[1]) / way];
  const point = (along: number, aside: number): [number, number] => [px + along * ux - aside * uy, py + along * uy + aside * ux];
  const points = [point(arrow.length / 2, 0), point(-arrow.length / 2, arrow.halfWidth), point(-arrow.length / 2, -arrow.halfWidth)];
  return [{ type: 'polygon', z2: layers.line, shape: { points }, style: { fill: color } }];
}
