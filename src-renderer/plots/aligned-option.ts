/**
 * The option of the aligned panel: one row per state, each with counts, background, filled components, envelope and
 * residuals, all on one energy axis that falls to the right; shares and ratios run on in the same rows.
 */
import { ticks } from '@shared/report/svg/ticks';
import type { AlignedLayout, Box } from './aligned-layout';
import type { AlignedLabels, AlignedLook, AlignedRow, RowCurves } from './aligned-rows';
import { componentShapes } from './component-shapes';
import { dots } from './dots';
import type { ChartOption, ChartSeries, CustomSeriesOption } from './echarts';
import { markElement } from './mark-element';
import { plotFont, type PlotTheme } from './plot-theme';
import { ratioColumn, sharesColumn, type ColumnParts } from './result-columns';
import type { Range } from './zoom';

/** Residuals are drawn at least this far, in σ. */
const leastResidualRange = 4;
/** The line of a model that was not fitted as it stands. */
const unfittedDash = [7, 4];

export interface AlignedInput {
  readonly rows: readonly AlignedRow[];
  readonly layout: AlignedLayout;
  readonly look: AlignedLook;
  readonly labels: AlignedLabels;
  readonly theme: PlotTheme;
  /** Counts range that all rows share, when they do. */
  readonly commonCounts: Range | null;
}

export function alignedOption(input: AlignedInput): ChartOption {
  const { rows, layout, labels, theme } = input;
  const parts: ColumnParts[] = rows.map((row, at) => rowParts(row, at, input));
  if (layout.shares) parts.push(sharesColumn(rows, layout.shares, layout.rowHeight, labels, theme));
  if (layout.ratio) parts.push(ratioColumn(rows, layout.ratio, layout.rowHeight, labels, theme));
  parts.push({ grids: [], xAxes: [], yAxes: [], series: [], graphics: [countsTitle(labels, theme)] });

  // Axes and series point at their grid by its place in the list.
  const grids = parts.flatMap((part) => part.grids);
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: plotFont, fontSize: 12, color: theme.text },
    grid: grids,
    xAxis: parts.flatMap((part) => part.xAxes),
    yAxis: parts.flatMap((part) => part.yAxes),
    series: parts.flatMap((part) => part.series),
    graphic: parts.flatMap((part) => part.graphics),
  };
}

/** Range of the counts of a curve, without its ends beyond the data: a little air above, the baseline a little above the frame. */
export function countsRange({ counts, model }: RowCurves): Range {
  let low = Infinity;
  let high = -Infinity;
  for (const values of [counts, model?.envelope ?? counts]) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const span = high - low || Math.max(1, Math.abs(high));
  return [low - 0.06 * span, high + 0.08 * span];
}

function rowParts(row: AlignedRow, at: number, input: AlignedInput): ColumnParts {
  const { layout, theme, look } = input;
  const { main, residual } = layout.rows[at]!;
  const isLast = at === input.rows.length - 1;
  const graphics = [rowTitle(row, main, theme)];
  const grids = [{ id: `main-${at}`, ...position(main), ...frame(theme) }];
  const xAxes = [energyAxis(`x-main-${at}`, `main-${at}`, input, isLast && !residual)];
  const range = row.curves ? (look.hasCommonCounts && input.commonCounts ? input.commonCounts : countsRange(row.curves)) : ([0, 1] as const);
  const yAxes = [countsAxis(at, zoomedCounts(range, look.yZoom), main, row.curves !== null, theme)];
  const series: ChartSeries[] = [];
  if (row.curves) series.push(...spectrumSeries(row, row.curves, at, input));
  else graphics.push(message(row.message, main, theme));
  if (residual) {
    const limit = residualLimit(row.curves?.model?.residuals ?? null);
    grids.push({ id: `residual-${at}`, ...position(residual), ...frame(theme) });
    xAxes.push(energyAxis(`x-residual-${at}`, `residual-${at}`, input, isLast));
    yAxes.push(residualAxis(at, limit, theme));
    if (row.curves) series.push(residualSeries(row.curves, at, input));
  }
  return { grids, xAxes, yAxes, series, graphics };
}

function zoomedCounts([low, high]: Range, yZoom: number): Range {
  return [low, low + (high - low) / yZoom];
}

/** How far the residual strip reaches: 4σ, or as far as the largest residual, which is never cut off. */
export function residualLimit(residuals: Float64Array | null): number {
  let largest = 0;
  for (const value of residuals ?? []) largest = Math.max(largest, Math.abs(value));
  return Math.max(leastResidualRange, Math.ceil(largest));
}

// ── series ──────────────────────────────────────────────────────────────────

function spectrumSeries(row: AlignedRow, { x, counts, model }: RowCurves, at: number, { look, theme, layout }: AlignedInput): ChartSeries[] {
  const axes = { xAxisId: `x-main-${at}`, yAxisId: `y-main-${at}` };
  const measured: CustomSeriesOption = {
    type: 'custom',
    id: `counts-${at}`,
    ...axes,
    clip: true,
    silent: true,
    z: 4,
    data: [0],
    encode: { x: -1, y: -1 },
    renderItem: dots(pointPairs(x, counts, look.range), layout.spectra.width > 700 ? 3.2 : 2.6, model ? theme.faintText : theme.ink),
  };
  if (!model) return [measured];
  const series: ChartSeries[] = [measured];
  const fitted = x.subarray(model.first, model.first + model.envelope.length);
  const line = (id: string, values: Float64Array, z: number, lineStyle: object): ChartSeries => ({
    type: 'line',
    id: `${id}-${at}`,
    ...axes,
    data: pointPairs(fitted, values, look.range),
    showSymbol: false,
    silent: true,
    z,
    lineStyle,
  });
  series.push({
    type: 'custom',
    id: `components-${at}`,
    ...axes,
    clip: true,
    silent: true,
    z: 2,
    // One item per component, which its shape places: the items themselves have no coordinates.
    data: model.components.map((_, index) => index),
    encode: { x: -1, y: -1 },
    renderItem: componentShapes(fitted, model, theme),
  });
  if (look.hasBackground) series.push(line('background', model.background, 3, { color: theme.faintText, width: 1, type: [4, 3] }));
  series.push(line('envelope', model.envelope, 5, { color: theme.ink, width: 1.6, type: row.isStale ? unfittedDash : 'solid' }));
  return series;
}

function residualSeries({ x, model }: RowCurves, at: number, { look, theme }: AlignedInput): ChartSeries {
  const line = (value: number): object => ({ yAxis: value, lineStyle: { color: theme.faintText, width: 1, type: [3, 3], opacity: 0.8 } });
  return {
    type: 'line',
    id: `residual-${at}`,
    xAxisId: `x-residual-${at}`,
    yAxisId: `y-residual-${at}`,
    data: model ? pointPairs(x.subarray(model.first), model.residuals, look.range) : [],
    showSymbol: false,
    silent: true,
    lineStyle: { color: theme.text, width: 1 },
    markLine: { silent: true, symbol: 'none', label: { show: false }, data: [line(2), line(-2)] },
    markArea: { silent: true, itemStyle: { color: theme.band }, data: [[{ yAxis: -2 }, { yAxis: 2 }]] },
  };
}

/** First and last index that a range shows, with one more on either side so that lines reach the frame. */
export function visibleIndices(x: Float64Array, [low, high]: Range): [first: number, last: number] {
  let first = 0;
  while (first < x.length - 1 && x[first + 1]! < low) first += 1;
  let last = x.length - 1;
  while (last > first && x[last - 1]! > high) last -= 1;
  return [first, last];
}

/** The points of a curve that a range shows; `x` may be longer than `y`. */
function pointPairs(x: Float64Array, y: Float64Array, range: Range): [number, number][] {
  const [first, last] = visibleIndices(x.subarray(0, y.length), range);
  const pairs: [number, number][] = [];
  for (let i = first; i <= last; i += 1) pairs.push([x[i]!, y[i]!]);
  return pairs;
}

// ── axes ────────────────────────────────────────────────────────────────────

export function position({ left, top, width, height }: Box): Box {
  return { left, top, width, height };
}

export function frame(theme: PlotTheme): { show: true; borderColor: string; borderWidth: number; backgroundColor: string } {
  return { show: true, borderColor: theme.frame, borderWidth: 1, backgroundColor: 'transparent' };
}

/** Decimals that tell neighbouring ticks apart. */
export function tickDecimals(values: readonly number[]): number {
  const step = values.length > 1 ? Math.abs(values[1]! - values[0]!) : 1;
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

function energyAxis(id: string, gridId: string, { look, labels, theme, layout }: AlignedInput, isLabelled: boolean): object {
  const [min, max] = look.range;
  const values = ticks(min, max, Math.max(2, Math.round(layout.spectra.width / 80)));
  const decimals = tickDecimals(values);
  return {
    id,
    gridId,
    type: 'value',
    inverse: true,
    min,
    max,
    axisLine: { show: false },
    axisTick: { show: isLabelled, customValues: values, lineStyle: { color: theme.faintText }, length: 4 },
    axisLabel: {
      show: isLabelled,
      customValues: values,
      color: theme.text,
      fontSize: 12,
      margin: 7,
      formatter: (value: number) => value.toFixed(decimals),
    },
    splitLine: { show: true, lineStyle: { color: theme.grid } },
    ...(isLabelled && { name: labels.energyAxis, nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: theme.text, fontWeight: 600, fontSize: 12 } }),
  };
}

function countsAxis(at: number, [min, max]: Range, box: Box, hasData: boolean, theme: PlotTheme): object {
  const values = ticks(min, max, Math.max(1, Math.min(5, Math.floor(box.height / 26))));
  // All rows are labelled in thousands, as the heading says, so that they can be compared at a glance.
  const decimals = tickDecimals(values.map((value) => value / 1000));
  return {
    id: `y-main-${at}`,
    gridId: `main-${at}`,
    type: 'value',
    min,
    max,
    axisLine: { show: false },
    axisTick: { show: hasData, customValues: values, lineStyle: { color: theme.frame }, length: 4 },
    axisLabel: {
      show: hasData,
      customValues: values,
      color: theme.faintText,
      fontSize: 11,
      formatter: (value: number) => (value / 1000).toFixed(decimals),
    },
    splitLine: { show: false },
  };
}

export function residualAxis(at: number, limit: number, theme: PlotTheme): object {
  // ±2σ is what the lines mark; on a strip that reaches far they would collide, so its half is named instead.
  const named = limit <= 8 ? 2 : Math.round(limit / 2);
  return {
    id: `y-residual-${at}`,
    gridId: `residual-${at}`,
    type: 'value',
    min: -limit,
    max: limit,
    axisLine: { show: false },
    axisTick: { show: true, customValues: [-named, named], lineStyle: { color: theme.frame }, length: 4 },
    axisLabel: {
      show: true,
      customValues: [-named, named],
      color: theme.faintText,
      fontSize: 10,
      formatter: (value: number) => `${value > 0 ? '+' : '−'}${Math.abs(value)}`,
    },
    splitLine: { show: false },
  };
}

// ── words in the plot ───────────────────────────────────────────────────────

function rowTitle(row: AlignedRow, box: Box, theme: PlotTheme): object {
  const hasNote = row.note !== '' && box.height >= 76;
  const textLeft = 18;
  return {
    type: 'group',
    left: box.left + 10,
    top: box.top + 7,
    silent: true,
    z: 10,
    children: [
      { ...markElement(row.mark), y: 2, z: 10 },
      { type: 'text', x: textLeft, y: 0, z: 10, style: { text: row.label, fill: theme.ink, font: `600 14px ${plotFont}`, verticalAlign: 'top' } },
      ...(hasNote ? [{ type: 'text', x: textLeft, y: 19, z: 10, style: { text: row.note, fill: theme.faintText, font: `11px ${plotFont}`, verticalAlign: 'top' } }] : []),
    ],
  };
}

export function message(text: string, box: Box, theme: PlotTheme): object {
  return {
    type: 'text',
    left: box.left + 28,
    top: box.top + Math.min(34, box.height / 2),
    silent: true,
    style: { text, fill: theme.faintText, font: `12px ${plotFont}` },
  };
}

function countsTitle(labels: AlignedLabels, theme: PlotTheme): object {
  return { type: 'text', left: 12, top: 7, silent: true, style: { text: labels.countsAxis, fill: theme.text, font: `12px ${plotFont}` } };
}
