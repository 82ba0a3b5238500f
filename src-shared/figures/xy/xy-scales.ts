/** Scales, their titles and the lines at their ticks. */
import { scaleTicks } from '@shared/report/svg/ticks';
import type { Box } from '../scene/box';
import type { PlotTheme } from '../scene/plot-theme';
import { axisTitle, rules, tickWords, words, type SceneElement } from '../scene/scene';
import { fittedLine, textWidth } from '../scene/text-width';
import type { Range } from '../scene/zoom';
import { edge, toPixelX, toPixelY, uprightTitles, type SecondScale, type XyLayout, type XyLook, type XyPlot } from './xy-plot';

const xTicks = ({ width }: Box, range: Range, perTick = 80): number[] => scaleTicks(...range, Math.max(2, Math.round(width / perTick)));
const yTicks = ({ height }: Box, range: Range): number[] => scaleTicks(...range, Math.max(2, Math.min(8, Math.round(height / 40))));

/** Lines at the ticks of an x-axis. */
export function upright(box: Box, range: Range, theme: PlotTheme): SceneElement[] {
  return rules(
    xTicks(box, range).map((value) => {
      const x = toPixelX(value, range, box);
      return [x, box.top, x, box.top + box.height];
    }),
    theme.grid,
  );
}

export function grid(box: Box, { x, y }: XyLook, theme: PlotTheme): SceneElement[] {
  const level = yTicks(box, y).map((value) => {
    const at = toPixelY(value, y, box);
    return [box.left, at, box.left + box.width, at] as const;
  });
  return [...upright(box, x, theme), ...rules(level, theme.grid)];
}

export function bottomScale(box: Box, range: Range, title: string, { width }: XyLayout, theme: PlotTheme): SceneElement[] {
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

export function leftScale(box: Box, range: Range, theme: PlotTheme): SceneElement[] {
  const values = yTicks(box, range);
  const labels = tickWords(values);
  const places = values.map((value) => toPixelY(value, range, box));
  return [
    ...rules(places.map((y) => [box.left - 4, y, box.left, y]), theme.faintText),
    ...places.map((y, at) => words(labels[at]!, box.left - 7, y, { color: theme.text, align: 'right', verticalAlign: 'middle' })),
  ];
}

const scaled = ([low, high]: Range, { factor, offset }: SecondScale): Range => [factor * low + offset, factor * high + offset];

export function topScale(box: Box, shown: Range, scale: SecondScale, { width }: XyLayout, theme: PlotTheme): SceneElement[] {
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

export function rightScale(box: Box, shown: Range, scale: SecondScale, theme: PlotTheme): SceneElement[] {
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
export const heading = (text: string, left: number, top: number, theme: PlotTheme, size = 12): SceneElement => words(text, Math.max(edge, left - 46), top, { color: theme.text, size });

/** Each over its numbers, or below one another. */
export function uprightHeadings(axes: XyPlot['axes'], box: Box, { width }: XyLayout, theme: PlotTheme): SceneElement[] {
  const { left, right, isApart } = uprightTitles(axes, width);
  const topOf = (line: number): number => headingTop + fittedLine * line;
  // A title that takes all the width begins at its edge.
  const start = textWidth(left.lines[0]!, left.size) > width - box.left ? 0 : box.left;
  return [
    ...left.lines.map((line, at) => heading(line, start, topOf(at), theme, left.size)),
    ...(right?.lines ?? []).map((line, at) => words(line, width - edge, topOf(at + (isApart ? left.lines.length : 0)), { color: theme.text, size: right!.size, align: 'right' })),
  ];
}
