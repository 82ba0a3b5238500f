/** The strip of shares under a plot. */
import { areaBetween } from '../scene/area-between';
import type { Box } from '../scene/box';
import type { PlotTheme } from '../scene/plot-theme';
import { clipped, layers, words, type SceneElement } from '../scene/scene';
import type { Range } from '../scene/zoom';
import { pointElements } from './xy-points';
import { stripTitle, titleLine, toPixelX, toPixelY, type XyLayout, type XyStrip } from './xy-plot';
import { heading } from './xy-scales';

const whole: Range = [0, 1];

export function stripElements(strip: XyStrip, range: Range, box: Box, { width }: XyLayout, theme: PlotTheme): SceneElement[] {
  const area = (x: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>, fill: string, opacity: number): SceneElement => ({
    type: 'polygon', z2: layers.area, shape: { points: areaBetween(x, low, high).map(([at, share]) => [toPixelX(at, range, box), toPixelY(share, whole, box)]) }, style: { fill, opacity },
  });
  return [
    ...stripTitle(strip, width).map((text, at, lines) => heading(text, box.left, box.top - 18 - titleLine * (lines.length - 1 - at), theme)),
    ...clipped(box, [
      ...strip.areas.map(({ color, x, low, high }) => area(x, low, high, color, 0.5)),
      ...strip.bands.map(({ x, low, high }) => area(x, low, high, theme.ink, 0.22)),
    ]),
    ...strip.points.flatMap((point) => pointElements(point, { x: range, y: whole }, box, theme)),
    ...areaNames(strip, range, box, theme),
  ];
}

/** The name of each area where it is tallest. */
function areaNames({ areas }: XyStrip, range: Range, box: Box, theme: PlotTheme): SceneElement[] {
  return areas.flatMap(({ label, x, low, high }) => {
    let best = { height: 0, x: 0, y: 0 };
    for (let i = 0; i < x.length; i += 1) {
      const height = high[i]! - low[i]!;
      // Away from the edges, where the word would be cut.
      const isInside = x[i]! > range[0] + 0.06 * (range[1] - range[0]) && x[i]! < range[1] - 0.06 * (range[1] - range[0]);
      if (isInside && height > best.height) best = { height, x: x[i]!, y: (low[i]! + high[i]!) / 2 };
    }
    if (best.height * box.height < 18) return [];
    return [words(label, toPixelX(best.x, range, box), toPixelY(best.y, whole, box), { color: theme.ink, size: 13, isBold: true, align: 'center', verticalAlign: 'middle', layer: layers.level })];
  });
}
