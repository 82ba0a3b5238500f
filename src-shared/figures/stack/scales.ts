/** Scales and titles round a whole stack: they stand in one place however many frames there are. */
import { ticks } from '@shared/report/svg/ticks';
import { axisTitle, layers, rules, tickWords, words, type SceneElement } from '../scene/scene';
import type { PlotTheme } from '../scene/plot-theme';
import { fittedSize, textWidth } from '../scene/text-width';
import { xTicks, type MarkContext } from './marks';
import { xToPixel, type StackLayout } from './stack-layout';
import type { SecondAxis, StackAxes } from './stack-rows';

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
    ...yTitle(axes, layout.size.width, theme),
    ...rules(placed.map(({ pixel }) => [pixel, bottom, pixel, bottom + 4]), theme.faintText),
    ...placed.map(({ label, pixel }) => words(label, pixel, bottom + 7, { color: theme.text, align: 'center' })),
    axisTitle(axes.x, plot.left + plot.width / 2, bottom + 25, { color: theme.text, from: 4, to: layout.size.width - 4 }),
    ...(axes.second ? secondScale(axes.second, layout, context) : []),
  ];
}

/** The title of the values at the top left, and at the right what stands there already: the second scale's title, or the dashed curves' names. */
function yTitle({ y, second, dashed = [] }: StackAxes, width: number, theme: PlotTheme): SceneElement[] {
  let right = width - 14;
  const names = [...dashed].reverse().flatMap(({ label, color }): SceneElement[] => {
    const end = right;
    const start = end - textWidth(label) - 22;
    right = start - 14;
    return [...rules([[start, 14, start + 18, 14]], color, { width: 1.4, dash: [5, 3] }), words(label, end, 7, { color: theme.text, align: 'right' })];
  });
  const room = right - 24 - (second ? textWidth(second.title, 12, true) : 0);
  return [words(y, 12, 7, { color: theme.text, size: fittedSize(y, room), width: room }), ...names];
}

function secondScale({ title, fromX, toX }: SecondAxis, { plot }: StackLayout, { look, axes, theme }: MarkContext): SceneElement[] {
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
    words(title, plot.left + plot.width, 7, { color: theme.text, isBold: true, align: 'right' }),
    ...rules(placed.map(({ pixel }) => [pixel, plot.top - 4, pixel, plot.top]), theme.faintText, { layer: layers.level }),
    ...placed.map(({ label, pixel }) => words(label, pixel, plot.top - 6, { color: theme.text, align: 'center', verticalAlign: 'bottom' })),
  ];
}
