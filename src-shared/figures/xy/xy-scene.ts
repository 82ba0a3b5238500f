/** The drawing of an x-y plot. Everything that follows the pointer is plain DOM above it (XyPanel.svelte). */
import { scaleTicks } from '@shared/report/svg/ticks';
import { overlap, type Box } from '../scene/box';
import { areaBetween } from '../scene/area-between';
import { markElement } from '../scene/mark-element';
import { noteElements, placeNotes, type PlacedNote } from '../scene/notes';
import type { PlotTheme } from '../scene/plot-theme';
import { axisTitle, borders, clipped, layers, rules, sceneOf, tickWords, words, type Scene, type SceneElement } from '../scene/scene';
import { fittedLine, textWidth } from '../scene/text-width';
import type { Range } from '../scene/zoom';
import { edge, stripTitle, titleLine, toPixelX, toPixelY, uprightTitles, type SecondScale, type XyGuide, type XyLayout, type XyLine, type XyLook, type XyPlot, type XyPoint, type XyStrip } from './xy-plot';

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
  const named = guideWords(plot.guides, look, main);
  const labels = placeLabels(plot.points, look, main, named);
  return sceneOf(
    [
      ...grid(main, look, theme),
      ...(hasStrip ? upright(strip, look.x, theme) : []),
      ...borders(hasStrip ? [main, strip] : [main], theme),
      ...leftScale(main, look.y, theme),
      ...(hasStrip ? leftScale(strip, [0, 1], theme) : []),
      ...bottomScale(hasStrip ? strip : main, look.x, axes.x, layout, theme),
      ...(axes.top ? topScale(main, look.x, axes.top, layout, theme) : []),
      ...(axes.right ? rightScale(main, look.y, axes.right, theme) : []),
      ...uprightHeadings(axes, main, layout, theme),
      ...clipped(main, (plot.marks ?? []).flatMap((part) => markedElements(part, look, main, theme))),
      ...clipped(main, plot.lines.flatMap((line) => [...lineElements(line, look, main), ...arrowElements(line, look, main)])),
      ...guideLines(plot.guides, look, main, theme),
      ...named.map(({ text, left, top }) => words(text, left, top, { color: theme.faintText, size: guideLetters, layer: layers.area })),
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

const xTicks = ({ width }: Box, range: Range, perTick = 80): number[] => scaleTicks(...range, Math.max(2, Math.round(width / perTick)));
const yTicks = ({ height }: Box, range: Range): number[] => scaleTicks(...range, Math.max(2, Math.min(8, Math.round(height / 40))));

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
    ...axisTitle(title, box.left + box.width / 2, bottom + 26, { color: theme.text, from: edge, to: width - edge }),
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
    ...axisTitle(scale.title, box.left + box.width / 2, box.top - 24, { color: theme.text, from: edge, to: width - edge, verticalAlign: 'bottom' }),
  ];
}

function rightScale(box: Box, shown: Range, scale: SecondScale, theme: PlotTheme): SceneElement[] {
  const range = scaled(shown, scale);
  const values = yTicks(box, range);
  const labels = tickWords(values);
  const right = box.left + box.width;
  const places = values.map((value) => toPixelY(value, range, box));
  return [
    ...rules(places.map((y) => [right, y, right + 4, y]), theme.faintText),
    ...places.map((y, at) => words(labels[at]!, right + 7, y, { color: theme.text, verticalAlign: 'middle' })),
  ];
}

/** Where the titles of the upright scales stand, px. */
const headingTop = 5;
const heading = (text: string, left: number, top: number, theme: PlotTheme, size = 12): SceneElement => words(text, Math.max(edge, left - 46), top, { color: theme.text, size });

/** Each over its numbers, or below one another. */
function uprightHeadings(axes: XyPlot['axes'], box: Box, { width }: XyLayout, theme: PlotTheme): SceneElement[] {
  const { left, right, isApart } = uprightTitles(axes, width);
  const topOf = (line: number): number => headingTop + fittedLine * line;
  // A title that takes all the width begins at its edge.
  const start = textWidth(left.lines[0]!, left.size) > width - box.left ? 0 : box.left;
  return [
    ...left.lines.map((line, at) => heading(line, start, topOf(at), theme, left.size)),
    ...(right?.lines ?? []).map((line, at) => words(line, width - edge, topOf(at + (isApart ? left.lines.length : 0)), { color: theme.text, size: right!.size, align: 'right' })),
  ];
}

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

const guidesIn = (guides: readonly XyGuide[], wanted: XyGuide['axis'], look: XyLook): readonly XyGuide[] => guides.filter(({ axis, at }) => axis === wanted && at >= look[axis][0] && at <= look[axis][1]);

/** Reference lines: upright ones unbroken, level ones dashed. */
function guideLines(guides: readonly XyGuide[], look: XyLook, box: Box, theme: PlotTheme): SceneElement[] {
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const line = { opacity: 0.7, layer: layers.shade };
  return [
    ...guidesIn(guides, 'x', look).flatMap(({ at }) => rules([[toPixelX(at, look.x, box), box.top, toPixelX(at, look.x, box), bottom]], theme.faintText, line)),
    ...guidesIn(guides, 'y', look).flatMap(({ at }) => rules([[box.left, toPixelY(at, look.y, box), right, toPixelY(at, look.y, box)]], theme.faintText, { ...line, dash: [4, 4] })),
  ];
}

interface GuideWords extends Box {
  readonly text: string;
}

/** The words of reference lines. That of an upright line gives way to those of level lines, and stands on the side where there is room. */
function guideWords(guides: readonly XyGuide[], look: XyLook, box: Box): GuideWords[] {
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const placed = (text: string, left: number, top: number): GuideWords => ({ text, left, top, width: textWidth(text, guideLetters), height: guideLetters + 2 });
  const level = guidesIn(guides, 'y', look).filter(({ label: text }) => text !== '').map(({ at, label: text, isLabelLeft = false }) => placed(text, isLabelLeft ? box.left + 6 : right - 6 - textWidth(text, guideLetters), toPixelY(at, look.y, box) - 16));
  // The word of a level line stands on it, so both leave a place above them free.
  const lowest = level.reduce((top, { top: taken }) => (taken > bottom - 38 && taken - 18 < top ? taken - 18 : top), bottom - 18);
  const upright = guidesIn(guides, 'x', look).filter(({ label: text }) => text !== '').map(({ at, label: text }) => {
    const x = toPixelX(at, look.x, box);
    const width = textWidth(text, guideLetters);
    const beside = x + 5 + width > right ? x - 5 - width : x + 5;
    // Across its line where there is no room on either side.
    return placed(text, Math.max(box.left + 3, beside), lowest);
  });
  return [...upright, ...level];
}

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

/** Where the words of each point stand: below those of higher points and below marks and words of lines that are in their way. Null without words, and where there is no room. */
function placeLabels(points: readonly XyPoint[], look: XyLook, box: Box, words: readonly Box[]): readonly (PlacedLabel | null)[] {
  const seen = points.map((point, at) => ({ at, text: point.label, x: toPixelX(point.x, look.x, box), y: toPixelY(point.y, look.y, box) })).filter(({ at }) => isSeen(points[at]!, look));
  const taken = [...seen.map(({ x, y }): Box => ({ left: x - markReach, top: y - markReach, width: 2 * markReach, height: 2 * markReach })), ...words];
  const labels = points.map((): PlacedLabel | null => null);
  for (const { at, text, x, y } of seen.filter((one) => one.text !== '').sort((a, b) => a.y - b.y || a.at - b.at)) {
    const width = textWidth(text, label.size);
    // Near the right edge all stand at the left, so that those of one current are on one side.
    const isLeft = x > box.left + 0.8 * box.width || x + label.beside + width > box.left + box.width;
    // In a narrow frame neither side may have room: then below the mark, as far out as the frame goes.
    const left = isLeft ? Math.max(box.left + 3, x - label.beside - width) : x + label.beside;
    const placed = (top: number): PlacedLabel => ({ left, top, width, height: label.height, align: isLeft ? 'right' : 'left' });
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
    ...(placed ? [words(point.label, placed.align === 'left' ? placed.left : placed.left + placed.width, placed.top, { color: theme.text, size: label.size, align: placed.align })] : []),
  ];
}
