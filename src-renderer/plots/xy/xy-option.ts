/** The option of an x-y plot. Everything that follows the pointer is plain DOM above it (XyPanel.svelte). */
import { ticks } from '@shared/report/svg/ticks';
import type { Box } from '../aligned-layout';
import { areaBetween } from '../component-shapes';
import type { ChartOption, ChartSeries, CustomSeriesOption } from '../echarts';
import { markElement } from '../mark-element';
import { plotFont, type PlotTheme } from '../plot-theme';
import { tickDecimals } from '../scene';
import type { Range } from '../zoom';
import { toPixelX, toPixelY, type SecondScale, type XyGuide, type XyLayout, type XyLine, type XyLook, type XyPlot, type XyPoint, type XyStrip } from './xy-plot';

export interface XyInput {
  readonly plot: XyPlot;
  readonly layout: XyLayout;
  readonly look: XyLook;
  readonly theme: PlotTheme;
}

export function xyOption(input: XyInput): ChartOption {
  const { plot, layout, look, theme } = input;
  const { main, strip } = layout;
  const hasStrip = strip !== null && plot.strip !== null;
  const xAxes = [xAxis('main', look.x, main, hasStrip ? null : plot.axes.x, theme)];
  const yAxes = [yAxis('main', look.y, main, theme)];
  if (plot.axes.top) xAxes.push(topAxis(plot.axes.top, look.x, main, theme));
  if (plot.axes.right) yAxes.push(rightAxis(plot.axes.right, look.y, main, theme));
  // Boxes stand where the layout says: pins and pointer reckon with that.
  const fixed = { outerBoundsMode: 'none', ...frame(theme) };
  const grids: object[] = [{ id: 'main', ...position(main), ...fixed }];
  const series = plot.lines.map((line) => lineSeries(line, look.x));
  const graphics: object[] = [
    heading(plot.axes.y, main.left, plot.axes.top ? 4 : 6, theme),
    ...plot.guides.flatMap((guide) => guideElements(guide, look, main, theme)),
    ...plot.points.flatMap((point) => pointElements(point, look, main, theme)),
  ];
  if (hasStrip) {
    grids.push({ id: 'strip', ...position(strip), ...fixed });
    xAxes.push(xAxis('strip', look.x, strip, plot.axes.x, theme));
    yAxes.push({ ...yAxis('strip', [0, 1], strip, theme), splitLine: { show: false } });
    series.push(...stripSeries(plot.strip, theme));
    graphics.push(heading(plot.strip.title, strip.left, strip.top - 18, theme), ...plot.strip.points.flatMap((point) => pointElements(point, { x: look.x, y: [0, 1] }, strip, theme)));
    graphics.push(...areaLabels(plot.strip, look.x, strip, theme));
  }
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: plotFont, fontSize: 12, color: theme.text },
    grid: grids,
    xAxis: xAxes,
    yAxis: yAxes,
    series,
    graphic: graphics,
  };
}

const position = ({ left, top, width, height }: Box): Box => ({ left, top, width, height });

const frame = (theme: PlotTheme): object => ({ show: true, borderColor: theme.frame, borderWidth: 1, backgroundColor: 'transparent' });

// ── axes ────────────────────────────────────────────────────────────────────

const valueLabel = (decimals: number) => (value: number) => `${value < 0 && Number(value.toFixed(decimals)) !== 0 ? '−' : ''}${Math.abs(value).toFixed(decimals)}`;

interface Axis {
  readonly type: 'value';
  readonly [setting: string]: unknown;
  readonly axisTick: object;
  readonly axisLabel: object;
}

function axis([min, max]: Range, count: number, theme: PlotTheme): Axis {
  const values = ticks(min, max, Math.max(2, count));
  return {
    type: 'value',
    min,
    max,
    axisLine: { show: false, onZero: false },
    axisTick: { show: true, customValues: values, lineStyle: { color: theme.faintText }, length: 4 },
    axisLabel: { show: true, customValues: values, color: theme.text, fontSize: 12, margin: 7, formatter: valueLabel(tickDecimals(values)) },
    splitLine: { show: true, lineStyle: { color: theme.grid } },
  };
}

/** Grid lines stand at the ticks, so these stay although they are not shown. */
const withoutLabels = ({ axisTick, axisLabel }: Axis): object => ({ axisTick: { ...axisTick, show: false }, axisLabel: { ...axisLabel, show: false } });

function xAxis(gridId: string, range: Range, box: Box, name: string | null, theme: PlotTheme): object {
  const made = axis(range, Math.round(box.width / 80), theme);
  const nameStyle = { name, nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: theme.text, fontWeight: 600, fontSize: 12 } };
  return { id: `x-${gridId}`, gridId, ...made, ...(name === null ? withoutLabels(made) : nameStyle) };
}

const yAxis = (gridId: string, range: Range, box: Box, theme: PlotTheme): object => ({ id: `y-${gridId}`, gridId, ...axis(range, Math.min(8, Math.round(box.height / 40)), theme) });

const scaled = ([low, high]: Range, { factor, offset }: SecondScale): Range => [factor * low + offset, factor * high + offset];

function topAxis(scale: SecondScale, range: Range, box: Box, theme: PlotTheme): object {
  const name = { name: scale.title, nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: theme.text, fontWeight: 600, fontSize: 12 } };
  return { id: 'x-top', gridId: 'main', position: 'top', ...axis(scaled(range, scale), Math.round(box.width / 110), theme), splitLine: { show: false }, ...name };
}

function rightAxis(scale: SecondScale, range: Range, box: Box, theme: PlotTheme): object {
  const name = { name: scale.title, nameLocation: 'middle', nameRotate: -90, nameGap: 40, nameTextStyle: { color: theme.text, fontSize: 12 } };
  return { id: 'y-right', gridId: 'main', position: 'right', ...axis(scaled(range, scale), Math.min(8, Math.round(box.height / 40)), theme), splitLine: { show: false }, ...name };
}

// ── curves ──────────────────────────────────────────────────────────────────

function lineSeries({ id, color, dash, width, x, y }: XyLine, [low, high]: Range): ChartSeries {
  const data: [number, number][] = [];
  let isCut = false;
  for (let i = 0; i < x.length; i += 1) {
    // One point beyond either edge, so that lines reach the frame; runs of points outside draw nothing.
    const isOutside = (at: number): boolean => at < 0 || at >= x.length || x[at]! < low || x[at]! > high;
    if (isOutside(i) && isOutside(i - 1) && isOutside(i + 1)) {
      isCut = true;
      continue;
    }
    if (isCut && data.length > 0) data.push([NaN, NaN]);
    isCut = false;
    data.push([x[i]!, y[i]!]);
  }
  return { type: 'line', id, xAxisId: 'x-main', yAxisId: 'y-main', data, showSymbol: false, silent: true, clip: true, z: 3, lineStyle: { color, width, type: dash.length > 0 ? [...dash] : 'solid' } };
}

function stripSeries(strip: XyStrip, theme: PlotTheme): ChartSeries[] {
  const area = (id: string, x: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>, fill: string, opacity: number, z: number): CustomSeriesOption => ({
    type: 'custom', id, xAxisId: 'x-strip', yAxisId: 'y-strip', clip: true, silent: true, z, data: [0], encode: { x: -1, y: -1 },
    renderItem: (_, api) => ({ type: 'polygon', shape: { points: areaBetween(x, low, high).map(([at, share]) => api.coord([at, share])) }, style: { fill, opacity } }),
  });
  return [
    ...strip.areas.map(({ id, color, x, low, high }) => area(`area-${id}`, x, low, high, color, 0.5, 2)),
    ...strip.bands.map(({ x, low, high }, at) => area(`band-${at}`, x, low, high, theme.ink, 0.22, 3)),
  ];
}

/** The name of each area where it is tallest. */
function areaLabels({ areas }: XyStrip, range: Range, box: Box, theme: PlotTheme): object[] {
  return areas.flatMap(({ label, x, low, high }) => {
    let best = { height: 0, x: 0, y: 0 };
    for (let i = 0; i < x.length; i += 1) {
      const height = high[i]! - low[i]!;
      // Away from the edges, where the word would be cut.
      const isInside = x[i]! > range[0] + 0.06 * (range[1] - range[0]) && x[i]! < range[1] - 0.06 * (range[1] - range[0]);
      if (isInside && height > best.height) best = { height, x: x[i]!, y: (low[i]! + high[i]!) / 2 };
    }
    if (best.height * box.height < 18) return [];
    const style = { text: label, fill: theme.ink, font: `600 13px ${plotFont}`, textAlign: 'center', textVerticalAlign: 'middle' };
    return [{ type: 'text', x: toPixelX(best.x, range, box), y: toPixelY(best.y, [0, 1], box), silent: true, z: 6, style }];
  });
}

// ── words, guides and points ────────────────────────────────────────────────

function heading(text: string, left: number, top: number, theme: PlotTheme): object {
  return { type: 'text', left: Math.max(8, left - 46), top, silent: true, style: { text, fill: theme.text, font: `12px ${plotFont}` } };
}

function guideElements({ axis: along, at, label }: XyGuide, look: XyLook, box: Box, theme: PlotTheme): object[] {
  const [low, high] = along === 'x' ? look.x : look.y;
  if (at < low || at > high) return [];
  const x = along === 'x' ? toPixelX(at, look.x, box) : box.left;
  const y = along === 'y' ? toPixelY(at, look.y, box) : box.top;
  const shape = along === 'x' ? { x1: x, x2: x, y1: box.top, y2: box.top + box.height } : { x1: box.left, x2: box.left + box.width, y1: y, y2: y };
  const text = along === 'x' ? { x: x + 5, y: box.top + box.height - 18, textAlign: 'left' } : { x: box.left + box.width - 6, y: y - 16, textAlign: 'right' };
  return [
    { type: 'line', shape, silent: true, z: 1, style: { stroke: theme.faintText, lineWidth: 1, lineDash: along === 'x' ? undefined : [4, 4], opacity: 0.7 } },
    { type: 'text', x: text.x, y: text.y, silent: true, z: 2, style: { text: label, textAlign: text.textAlign, fill: theme.faintText, font: `11px ${plotFont}` } },
  ];
}

function pointElements({ x, y, spread, color, shape, hollow, label }: XyPoint, look: XyLook, box: Box, theme: PlotTheme): object[] {
  if (x < look.x[0] || x > look.x[1] || y < look.y[0] || y > look.y[1]) return [];
  const px = toPixelX(x, look.x, box);
  const py = toPixelY(y, look.y, box);
  const end = (value: number): number => Math.min(box.top + box.height, Math.max(box.top, toPixelY(value, look.y, box)));
  const bar = spread === null ? [] : [{ type: 'line', silent: true, z: 7, shape: { x1: px, x2: px, y1: end(y - spread), y2: end(y + spread) }, style: { stroke: theme.ink, lineWidth: 1.4 } }];
  const isLeft = px > box.left + 0.8 * box.width;
  const word = label === '' ? [] : [{ type: 'text', x: px + (isLeft ? -9 : 9), y: py - 7, silent: true, z: 8, style: { text: label, textAlign: isLeft ? 'right' : 'left', fill: theme.text, font: `11px ${plotFont}` } }];
  return [
    ...bar,
    // A disc in the plot's colour behind the mark keeps it apart from what lies under it.
    { type: 'circle', silent: true, z: 7, shape: { cx: px, cy: py, r: 7.5 }, style: { fill: theme.background, opacity: 0.85 } },
    { ...markElement({ shape, hollow, color }, px - 6, py - 6), silent: true, z: 8 },
    ...word,
  ];
}
