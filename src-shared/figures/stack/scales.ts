/** Scales and titles round a whole stack: they stand in one place however many frames there are. */
import { ticks } from '@shared/report/svg/ticks';
import { axisTitle, layers, rules, tickWords, words, type SceneElement } from '../scene/scene';
import type { PlotTheme } from '../scene/plot-theme';
import { fittedLine, fittedTitle, textWidth, type FittedTitle } from '../scene/text-width';
import { xTicks, type MarkContext } from './marks';
import { rightMargin, xToPixel, type StackLayout } from './stack-layout';
import type { SecondAxis, StackAxes, StackLook } from './stack-rows';

/** Labels that keep this distance do not touch, px. */
const leastTickDistance = 44;

/** The axes of a stack with ticks, their labels and titles. */
export function scaleElements(layout: StackLayout, context: MarkContext): SceneElement[] {
  const { look, axes, theme } = context;
  const { plot } = layout;
  const bottom = plot.top + plot.height;
  const values = xTicks(look.range, layout.columns[0]!.width);
  const labels = tickWords(values);
  const placed = layout.columns.flatMap((column) => values.map((value, at) => ({ label: labels[at]!, pixel: xToPixel(value, look.range, column, axes.isReversed) })));
  return [
    ...headings(axes, look.arrangement, headingWidth(layout), theme),
    ...rules(placed.map(({ pixel }) => [pixel, bottom, pixel, bottom + 4]), theme.faintText),
    ...apart(placed).map(({ label, pixel }) => words(label, pixel, bottom + 7, { color: theme.text, align: 'center' })),
    ...axisTitle(axes.x, plot.left + plot.width / 2, bottom + 25, { color: theme.text, from: 4, to: layout.size.width - 4 }),
    ...(axes.second ? secondScale(axes.second, layout, context) : []),
  ];
}

interface PlacedNumber {
  readonly label: string;
  readonly pixel: number;
}

/** The numbers of a scale without those that would touch the one before, from the left. */
function apart(numbers: readonly PlacedNumber[]): PlacedNumber[] {
  let end = -Infinity;
  return [...numbers]
    .sort((a, b) => a.pixel - b.pixel)
    .filter(({ label, pixel }) => {
      const half = textWidth(label) / 2;
      if (pixel - half < end) return false;
      end = pixel + half + leastNumberGap;
      return true;
    });
}

const leastNumberGap = 4;

/** Room for the scale of colours of a heat map with its ends, px. */
const heatScaleWidth = 232;
/** Air at both edges and between words in a line, px. */
const [titleEdge, titleAir] = [12, 24];
const nameWidth = (name: string): number => textWidth(name) + 22;

/** What stands over the frames: the title of the values at the left, and at the right a second scale's title, the dashed curves' names or the scale of colours; below that title where they would meet. */
export interface StackHeadings {
  readonly left: FittedTitle;
  /** Lines before those at the right begin. */
  readonly rightFrom: number;
  /** Lines that all take. */
  readonly lines: number;
}

/** Width that words over the frames have: up to what stands beside the frames, px. */
export const headingWidth = ({ plot }: Pick<StackLayout, 'plot'>): number => plot.left + plot.width + rightMargin;

/** @param width as {@link headingWidth} gives it */
export function stackHeadings({ y, second, dashed = [] }: StackAxes, arrangement: StackLook['arrangement'], width: number): StackHeadings {
  const names = dashed.reduce((sum, { label }) => sum + nameWidth(label) + 14, 0);
  const right = names + (second ? textWidth(second.title, 12, true) : 0) + (arrangement === 'heat' ? heatScaleWidth : 0);
  const whole = width - 2 * titleEdge;
  if (right === 0) return { left: fittedTitle(y, whole), rightFrom: 0, lines: fittedTitle(y, whole).lines.length };
  const beside = fittedTitle(y, width - titleEdge - titleAir - right);
  if (beside.lines.length === 1 && textWidth(y, beside.size) <= width - titleEdge - titleAir - right) return { left: beside, rightFrom: 0, lines: 1 };
  const left = fittedTitle(y, whole);
  return { left, rightFrom: left.lines.length, lines: left.lines.length + (names > whole ? dashed.length : 1) };
}

function headings(axes: StackAxes, arrangement: StackLook['arrangement'], width: number, theme: PlotTheme): SceneElement[] {
  const { left, rightFrom } = stackHeadings(axes, arrangement, width);
  const { second, dashed = [] } = axes;
  const isListed = dashed.reduce((sum, { label }) => sum + nameWidth(label) + 14, 0) > width - 2 * titleEdge;
  const topOf = (line: number): number => 7 + fittedLine * line;
  let right = width - rightMargin;
  const names = [...dashed].reverse().flatMap(({ label, color }, at): SceneElement[] => {
    const top = topOf(rightFrom + (isListed ? dashed.length - 1 - at : 0));
    const end = isListed ? width - rightMargin : right;
    const start = end - nameWidth(label);
    right = start - 14;
    return [...rules([[start, top + 7, start + 18, top + 7]], color, { width: 1.4, dash: [5, 3] }), words(label, end, top, { color: theme.text, align: 'right' })];
  });
  return [
    ...left.lines.map((line, at) => words(line, titleEdge, topOf(at), { color: theme.text, size: left.size })),
    ...names,
    ...(second ? [words(second.title, width - rightMargin, topOf(rightFrom), { color: theme.text, isBold: true, align: 'right' })] : []),
  ];
}

function secondScale({ fromX, toX }: SecondAxis, { plot }: StackLayout, { look, axes, theme }: MarkContext): SceneElement[] {
  const [from, to] = [fromX(look.range[0]), fromX(look.range[1])];
  const values = Number.isFinite(from) && Number.isFinite(to) && from !== to ? ticks(Math.min(from, to), Math.max(from, to), Math.max(3, Math.round(plot.width / 90))) : [];
  const labels = tickWords(values);
  let lastPixel = Infinity;
  // From the right, so that a scale which crowds on one side (d) keeps labels all along.
  const placed = values
    .map((value, at) => ({ label: labels[at]!, x: toX(value) }))
    .filter((one): one is { label: string; x: number } => one.x !== null && one.x >= look.range[0] && one.x <= look.range[1])
    .map(({ label, x }) => ({ label, pixel: xToPixel(x, look.range, plot, axes.isReversed) }))
    .sort((a, b) => b.pixel - a.pixel)
    .filter(({ pixel }) => {
      if (lastPixel - pixel < leastTickDistance) return false;
      lastPixel = pixel;
      return true;
    });
  return [
    ...rules(placed.map(({ pixel }) => [pixel, plot.top - 4, pixel, plot.top]), theme.faintText, { layer: layers.level }),
    ...placed.map(({ label, pixel }) => words(label, pixel, plot.top - 6, { color: theme.text, align: 'center', verticalAlign: 'bottom' })),
  ];
}
