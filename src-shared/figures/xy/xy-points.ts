/** Points with their spreads and the words beside them. */
import { overlap, type Box } from '../scene/box';
import { markElement } from '../scene/mark-element';
import type { PlotTheme } from '../scene/plot-theme';
import { layers, rules, words, type SceneElement } from '../scene/scene';
import { textWidth } from '../scene/text-width';
import { toPixelX, toPixelY, type XyLook, type XyPoint } from './xy-plot';

/** Letters and height of the words beside a point, and how far they stand from its middle, px. */
const label = { size: 11, height: 13, beside: 9, above: 7 };
/** Words further from their point than this would not be seen to belong to it, px. */
const mostShift = 4 * label.height;
/** Half the width of the mark of a point, px. */
const markReach = 6;

/** Where the words of a point stand, and which end of them is kept should they be narrower than was thought. */
interface PlacedLabel extends Box {
  readonly align: 'left' | 'right';
}

const isSeen = ({ x, y }: XyPoint, look: XyLook): boolean => x >= look.x[0] && x <= look.x[1] && y >= look.y[0] && y <= look.y[1];

/** The first top from `wanted` on, down (1) or up (−1), at which nothing is in the way. */
function freeTop(wanted: number, way: number, inTheWay: (top: number) => Box | undefined): number {
  let top = wanted;
  for (let other = inTheWay(top); other; other = inTheWay(top)) top = way > 0 ? other.top + other.height : other.top - label.height;
  return top;
}

/** Where the words of each point stand: below those of higher points and below marks, level lines and words of lines that are in their way, or above where the frame ends. Null without words, and where there is no room. */
export function placeLabels(points: readonly XyPoint[], look: XyLook, box: Box, lines: readonly Box[]): readonly (PlacedLabel | null)[] {
  const seen = points.map((point, at) => ({ at, text: point.label, x: toPixelX(point.x, look.x, box), y: toPixelY(point.y, look.y, box) })).filter(({ at }) => isSeen(points[at]!, look));
  const taken = [...seen.map(({ x, y }): Box => ({ left: x - markReach, top: y - markReach, width: 2 * markReach, height: 2 * markReach })), ...lines];
  const labels = points.map((): PlacedLabel | null => null);
  for (const { at, text, x, y } of seen.filter((one) => one.text !== '').sort((a, b) => a.y - b.y || a.at - b.at)) {
    const width = textWidth(text, label.size);
    // Near the right edge all stand at the left, so that those of one current are on one side.
    const isLeft = x > box.left + 0.8 * box.width || x + label.beside + width > box.left + box.width;
    // In a narrow frame neither side may have room: then below the mark, as far out as the frame goes.
    const left = isLeft ? Math.max(box.left + 3, x - label.beside - width) : x + label.beside;
    const placed = (top: number): PlacedLabel => ({ left, top, width, height: label.height, align: isLeft ? 'right' : 'left' });
    const wanted = y - label.above;
    const found = [1, -1].map((way) => freeTop(wanted, way, (top) => taken.find((one) => overlap(placed(top), one)))).find((top) => Math.abs(top - wanted) <= mostShift && top >= box.top && top + label.height <= box.top + box.height);
    if (found === undefined) continue;
    labels[at] = placed(found);
    taken.push(placed(found));
  }
  return labels;
}

/** @param placed where the words of the point stand; defaults to nowhere */
export function pointElements(point: XyPoint, look: XyLook, box: Box, theme: PlotTheme, placed: PlacedLabel | null = null): SceneElement[] {
  if (!isSeen(point, look)) return [];
  const { x, y, spread, color, shape, hollow } = point;
  const px = toPixelX(x, look.x, box);
  const py = toPixelY(y, look.y, box);
  const end = (value: number): number => Math.min(box.top + box.height, Math.max(box.top, toPixelY(value, look.y, box)));
  return [
    ...(spread === null ? [] : rules([[px, end(y - spread), px, end(y + spread)]], theme.ink, { width: 1.4, layer: layers.mark })),
    // A disc in the plot's colour behind the mark keeps it apart from what lies under it.
    { type: 'circle', z2: layers.mark, shape: { cx: px, cy: py, r: 7.5 }, style: { fill: theme.background, opacity: 0.85 } },
    markElement({ shape, hollow, color }, px - markReach, py - markReach),
    ...(placed ? [words(point.label, placed.align === 'left' ? placed.left : placed.left + placed.width, placed.top, { color: theme.text, size: label.size, align: placed.align, behind: theme.background })] : []),
  ];
}
