/** The drawing of an x-y plot. Everything that follows the pointer is plain DOM above it (XyPanel.svelte). */
import { ticks } from '@shared/report/svg/ticks';
import { overlap, type Box } from '../scene/box';
import { areaBetween } from '../scene/area-between';
import { markElement } from '../scene/mark-element';
import { noteElements, placeNotes, type PlacedNote } from '../scene/notes';
import type { PlotTheme } from '../scene/plot-theme';
import { axisTitle, borders, clipped, layers, rules, sceneOf, tickWords, words, type Scene, type SceneElement } from '../scene/scene';
import { textWidth } from '../scene/text-width';
import type { Range } from '../scene/zoom';
import { edge, stripTitle, titleLine, toPixelX, toPixelY, type SecondScale, type XyGuide, type XyLayout, type XyLine, type XyLook, type XyPlot, type XyPoint, type XyStrip } from './xy-plot';

export interface XyInput {
  readonly plot: XyPlot;
  readonly layout: XyLayout;
  readonly look: XyLook;
  readonly theme: PlotTheme;
}

/** A plot of y over x as a scene. */
export function xyScene(input: XyInput): Scene {
  const { plot, layout, look, theme } = input;
  const { main, strip } = layout;
  const { axes } = plot;
  const hasStrip = strip !== null && plot.strip !== null;
  const labels = placeLabels(plot.points, look, main);
  return sceneOf(
    [
      ...grid(main, look, theme),
      ...(hasStrip ? upright(strip, look.x, theme) : []),
      ...borders(hasStrip ? [main, strip] : [main], theme),
      ...leftScale(main, look.y, theme),
      ...(hasStrip ? leftScale(strip, [0, 1], theme) : []),
      ...bottomScale(hasStrip ? strip : main, look.x, axes.x, layout, theme),
      ...(axes.top ? topScale(main, look.x, axes.top, layout, theme) : []),
      ...(axes.right ? rightScale(main, look.y, axes.right, layout, theme) : []),
      heading(axes.y, main.left, headingTop, theme),
      ...clipped(main, (plot.marks ?? []).flatMap((part) => markedElements(part, look, main, theme))),
      ...clipped(main, plot.lines.flatMap((line) => [...lineElements(line, look, main), ...arrowElements(line, look, main)])),
      ...guideElements(plot.guides, look, main, theme),
      ...plot.points.flatMap((point, at) => pointElements(point, look, main, theme, labels[at])),
      ...noteElements(xyNotes(plot, look, main), main, theme),
      ...(hasStrip ? stripElements(plot.strip, look.x, strip, layout, theme) : []),
    ],
    theme,
  );
}

/** Where the notes stand whose places are seen. */
export function xyNotes({ notes = [] }: XyPlot, look: XyLook, box: Box): PlacedNote[] {
  return placeNotes(notes.filter(({ y }) => y === undefined || (y >= look.y[0] && y <= look.y[1])), {
    box,
    range: look.x,
    pixelOf: (x) => toPixelX(x, look.x, box),
    topOf: ({ y }) => (y === undefined ? NaN : toPixelY(y, look.y, box)),
  });
}

// ── axes ────────────────────────────────────────────────────────────────────

const xTicks = ({ width }: Box, range: Range, perTick = 80): number[] => ticks(...range, Math.max(2, Math.round(width / perTick)));
const yTicks = ({ height }: Box, range: Range): number[] => ticks(...range, Math.max(2, Math.min(8, Math.round(height / 40))));

/** Lines at the ticks of an x-axis. */
function upright(box: Box, range: Range, theme: PlotTheme): SceneElement[] {
  return rules(
    xTicks(box, range).map((value) => {
      const x = toPixelX(value, range, box);
      return [x, box.top, x, box.top + box.height];
    }),
    theme.grid,
  );
}

function grid(box: Box, { x, y }: XyLook, theme: PlotTheme): SceneElement[] {
  const level = yTicks(box, y).map((value) => {
    const at = toPixelY(value, y, box);
    return [box.left, at, box.left + box.width, at] as const;
  });
  return [...upright(box, x, theme), ...rules(level, theme.grid)];
}

function bottomScale(box: Box, range: Range, title: string, { width }: XyLayout, theme: PlotTheme): SceneElement[] {
  const values = xTicks(box, range);
  const labels = tickWords(values);
  const bottom = box.top + box.height;
  const places = values.map((value) => toPixelX(value, range, box));
  return [
    ...rules(places.map((x) => [x, bottom, x, bottom + 4]), theme.faintText),
    ...places.map((x, at) => words(labels[at]!, x, bottom + 7, { color: theme.text, align: 'center' })),
    axisTitle(title, box.left + box.width / 2, bottom + 26, { color: theme.text, from: edge, to: width - edge }),
  ];
}

function leftScale(box: Box, range: Range, theme: PlotTheme): SceneElement[] {
  const values = yTicks(box, range);
  const labels = tickWords(values);
  const places = values.map((value) => toPixelY(value, range, box));
  return [
    ...rules(places.map((y) => [box.left - 4, y, box.left, y]), theme.faintText),
    ...places.map((y, at) => words(labels[at]!, box.left - 7, y, { color: theme.text, align: 'right', verticalAlign: 'middle' })),
  ];
}

const scaled = ([low, high]: Range, { factor, offset }: SecondScale): Range => [factor * low + offset, factor * high + offset];

function topScale(box: Box, shown: Range, scale: SecondScale, { width }: XyLayout, theme: PlotTheme): SceneElement[] {
  const range = scaled(shown, scale);
  const values = xTicks(box, range, 110);
  const labels = tickWords(values);
  const places = values.map((value) => toPixelX(value, range, box));
  return [
    ...rules(places.map((x) => [x, box.top - 4, x, box.top]), theme.faintText),
    ...places.map((x, at) => words(labels[at]!, x, box.top - 7, { color: theme.text, align: 'center', verticalAlign: 'bottom' })),
    axisTitle(scale.title, box.left + box.width / 2, box.top - 24, { color: theme.text, from: edge, to: width - edge, verticalAlign: 'bottom' }),
  ];
}

function rightScale(box: Box, shown: Range, scale: SecondScale, { width }: XyLayout, theme: PlotTheme): SceneElement[] {
  const range = scaled(shown, scale);
  const values = yTicks(box, range);
  const labels = tickWords(values);
  const right = box.left + box.width;
  const places = values.map((value) => toPixelY(value, range, box));
  return [
    ...rules(places.map((y) => [right, y, right + 4, y]), theme.faintText),
    ...places.map((y, at) => words(labels[at]!, right + 7, y, { color: theme.text, verticalAlign: 'middle' })),
    // Over its numbers, as the title of the left scale is.
    words(scale.title, width - edge, headingTop, { color: theme.text, align: 'right' }),
  ];
}

/** Where the titles of the upright scales stand, px. */
const headingTop = 5;
const heading = (text: string, left: number, top: number, theme: PlotTheme): SceneElement => words(text, Math.max(edge, left - 46), top, { color: theme.text });

// ── curves ──────────────────────────────────────────────────────────────────

function lineElements({ color, dash, width, x, y }: XyLine, look: XyLook, box: Box): SceneElement[] {
  return seenParts({ x, y }, look, box).map((points) => ({ type: 'polyline', z2: layers.line, shape: { points }, style: { fill: 'none', stroke: color, lineWidth: width, lineJoin: 'bevel', ...(dash.length > 0 && { lineDash: [...dash] }) } }));
}

const markWidth = 9;

function markedElements(part: Pick<XyLine, 'x' | 'y'>, look: XyLook, box: Box, theme: PlotTheme): SceneElement[] {
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
function arrowElements({ color, x, y, hasArrow = false }: XyLine, look: XyLook, box: Box): SceneElement[] {
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

// ── the strip ───────────────────────────────────────────────────────────────

const whole: Range = [0, 1];

function stripElements(strip: XyStrip, range: Range, box: Box, { width }: XyLayout, theme: PlotTheme): SceneElement[] {
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

// ── guides and points ───────────────────────────────────────────────────────

const guideLetters = 11;

/** Reference lines with their words. The word of an upright line gives way to those of level lines. */
function guideElements(guides: readonly XyGuide[], look: XyLook, box: Box, theme: PlotTheme): SceneElement[] {
  const seen = guides.filter(({ axis, at }) => {
    const [low, high] = axis === 'x' ? look.x : look.y;
    return at >= low && at <= high;
  });
  const level = seen.filter(({ axis }) => axis === 'y').map((guide) => ({ guide, y: toPixelY(guide.at, look.y, box) }));
  const upright = seen.filter(({ axis }) => axis === 'x').map((guide) => ({ guide, x: toPixelX(guide.at, look.x, box) }));
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const word = { color: theme.faintText, size: guideLetters, layer: layers.area };
  const line = { opacity: 0.7, layer: layers.shade };
  // The word of a level line stands on it, so both leave a place above them free.
  const lowest = level.reduce((top, { y }) => (y > bottom - 22 && y - 34 < top ? y - 34 : top), bottom - 18);
  return [
    ...upright.flatMap(({ guide: { label }, x }) => [...rules([[x, box.top, x, bottom]], theme.faintText, line), words(label, x + 5, lowest, word)]),
    ...level.flatMap(({ guide: { label, isLabelLeft = false }, y }) => [
      ...rules([[box.left, y, right, y]], theme.faintText, { ...line, dash: [4, 4] }),
      words(label, isLabelLeft ? box.left + 6 : right - 6, y - 16, { ...word, align: isLabelLeft ? 'left' : 'right' }),
    ]),
  ];
}

/** Letters and height of the words beside a point, and how far they stand from its middle, px. */
const label = { size: 11, height: 13, beside: 9, above: 7 };
/** Words further from their point than this would not be seen to belong to it, px. */
const mostShift = 4 * label.height;
/** Half the width of the mark of a point, px. */
const markReach = 6;

/** Where the words of a point stand, and whether that is at its left. */
interface PlacedLabel extends Box {
  readonly isLeft: boolean;
}

const isSeen = ({ x, y }: XyPoint, look: XyLook): boolean => x >= look.x[0] && x <= look.x[1] && y >= look.y[0] && y <= look.y[1];

/** Where the words of each point stand: below those of higher points and below marks that are in their way. Null without words, and where there is no room. */
function placeLabels(points: readonly XyPoint[], look: XyLook, box: Box): readonly (PlacedLabel | null)[] {
  const seen = points.map((point, at) => ({ at, text: point.label, x: toPixelX(point.x, look.x, box), y: toPixelY(point.y, look.y, box) })).filter(({ at }) => isSeen(points[at]!, look));
  const taken = seen.map(({ x, y }): Box => ({ left: x - markReach, top: y - markReach, width: 2 * markReach, height: 2 * markReach }));
  const labels = points.map((): PlacedLabel | null => null);
  for (const { at, text, x, y } of seen.filter((one) => one.text !== '').sort((a, b) => a.y - b.y || a.at - b.at)) {
    const width = textWidth(text, label.size);
    // Near the right edge all stand at the left, so that those of one current are on one side.
    const isLeft = x > box.left + 0.8 * box.width || x + label.beside + width > box.left + box.width;
    const left = isLeft ? x - label.beside - width : x + label.beside;
    const placed = (top: number): PlacedLabel => ({ left, top, width, height: label.height, isLeft });
    const wanted = y - label.above;
    let top = wanted;
    for (let other = taken.find((one) => overlap(placed(top), one)); other; other = taken.find((one) => overlap(placed(top), one))) top = other.top + other.height;
    if (top - wanted > mostShift) continue;
    labels[at] = placed(top);
    taken.push(placed(top));
  }
  return labels;
}

/** @param placed where the words of the point stand; defaults to nowhere */
function pointElements(point: XyPoint, look: XyLook, box: Box, theme: PlotTheme, placed: PlacedLabel | null = null): SceneElement[] {
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
    ...(placed ? [words(point.label, px + (placed.isLeft ? -label.beside : label.beside), placed.top, { color: theme.text, size: label.size, align: placed.isLeft ? 'right' : 'left' })] : []),
  ];
}
