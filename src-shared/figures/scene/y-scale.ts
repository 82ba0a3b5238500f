/** Scales at the left of frames. */
import { ticks } from '@shared/report/svg/ticks';
import type { Box } from './box';
import type { PlotTheme } from './plot-theme';
import { layers, rules, tickWords, words, type SceneElement } from './scene';
import type { Range } from './zoom';

interface Tick {
  readonly value: number;
  readonly label: string;
}

function scale(box: Box, [low, high]: Range, placed: readonly Tick[], { color, size }: { readonly color: string; readonly size: number }, theme: PlotTheme): SceneElement[] {
  const pixelOf = (value: number): number => box.top + ((high - value) / (high - low)) * box.height;
  return [
    ...rules(placed.map(({ value }) => [box.left - 4, pixelOf(value), box.left, pixelOf(value)]), theme.frame),
    ...placed.map(({ value, label }) => words(label, box.left - 8, pixelOf(value), { color, size, align: 'right', verticalAlign: 'middle' })),
  ];
}

/** A scale of values that are labelled after division by `divisor`. */
export function valueScale(box: Box, range: Range, divisor: number, theme: PlotTheme): SceneElement[] {
  const wanted = Math.max(1, Math.min(5, Math.floor(box.height / 28)));
  // In a low frame the round step may be longer than the range: a scale has at least one number.
  const values = [0, 1, 2, 3].map((more) => ticks(range[0], range[1], wanted + more)).find(({ length }) => length > 0) ?? [];
  const labels = tickWords(values.map((value) => value / divisor));
  return scale(box, range, values.map((value, at) => ({ value, label: labels[at]! })), { color: theme.faintText, size: 11 }, theme);
}

/** Part of a frame's height that a bar for the scale takes, about. */
const barShare = 1 / 5;

/** How far apart values are drawn where no scale has a zero: a bar beside the foot of the frame, labelled after division by `divisor`. */
export function scaleBar(box: Box, [low, high]: Range, divisor: number, theme: PlotTheme): SceneElement[] {
  const long = ticks(0, high - low, 1 / barShare)[1]!;
  const [label] = tickWords([long / divisor, 0]);
  const [x, foot] = [box.left - 6, box.top + box.height - 1];
  const head = foot - (long / (high - low)) * box.height;
  return [
    ...rules([[x, head, x, foot], [x - 3, head, x + 3, head], [x - 3, foot, x + 3, foot]], theme.text),
    words(label!, x - 6, (head + foot) / 2, { color: theme.faintText, size: 11, align: 'right', verticalAlign: 'middle' }),
  ];
}

/** Residuals are drawn at least this far, in σ. */
const leastResidualRange = 4;

/** How far a residual strip reaches: 4σ, or as far as the largest residual, which is never cut off. */
export function residualLimit(residuals: Float64Array | null): number {
  let largest = 0;
  for (const value of residuals ?? []) largest = Math.max(largest, Math.abs(value));
  return Math.max(leastResidualRange, Math.ceil(largest));
}

/** Numbers nearer to each other than this lie on each other, px. */
const leastApart = 11;

/** The ±2σ band of a residual strip, its lines and its scale. @param limit what it reaches to either side, σ */
export function residualScale(box: Box, limit: number, theme: PlotTheme): SceneElement[] {
  const half = (2 / limit) * (box.height / 2);
  const middle = box.top + box.height / 2;
  const right = box.left + box.width;
  // ±2σ is what the lines mark; on a strip that reaches far they would collide, so its half is named instead.
  const named = limit <= 8 ? 2 : Math.round(limit / 2);
  const isLow = ((2 * named) / (2 * limit)) * box.height < leastApart;
  // One number for both lines where two would lie on each other.
  const ends = isLow ? [{ value: 0, label: `±${named}` }] : [-named, named].map((value) => ({ value, label: `${value > 0 ? '+' : '−'}${Math.abs(value)}` }));
  return [
    { type: 'rect', z2: layers.frame, shape: { x: box.left, y: middle - half, width: box.width, height: 2 * half }, style: { fill: theme.band } },
    ...rules([[box.left, middle - half, right, middle - half], [box.left, middle + half, right, middle + half]], theme.faintText, { dash: [3, 3], opacity: 0.8, layer: layers.shade }),
    ...scale(box, [-limit, limit], ends, { color: theme.faintText, size: 10 }, theme),
  ];
}
