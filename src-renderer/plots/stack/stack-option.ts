/** The option of a stack: rows of spectra over one x-axis, with residuals, marks, levels and reference lines. */
import type { CustomSeriesRenderItemReturn } from 'echarts';
import { ticks } from '@shared/report/svg/ticks';
import type { Box } from '../aligned-layout';
import { frame, message, position, residualAxis, residualLimit, tickDecimals, visibleIndices } from '../aligned-option';
import { areaBetween } from '../component-shapes';
import { dots } from '../dots';
import type { ChartOption, ChartSeries, CustomSeriesOption } from '../echarts';
import { markElement } from '../mark-element';
import { plotFont, type PlotTheme } from '../plot-theme';
import type { ColumnParts } from '../result-columns';
import type { Range } from '../zoom';
import { coarsePoints, drawnPoints } from './drawn-points';
import { xToPixel, type StackLayout } from './stack-layout';
import { heatImage, heatLegend, heatStrips } from './heat';
import { isOneFrame, type StackAxes, type StackLook, type StackMark, type StackRow, type StackSticks, type StackTrace } from './stack-rows';

/** A row with a scale of its own under the rows: a search statistic, a difference. */
export interface ExtraRow {
  readonly row: StackRow;
  /** Quantity and unit of its y-axis. */
  readonly title: string;
}

export interface StackInput {
  readonly rows: readonly StackRow[];
  readonly extra: ExtraRow | null;
  readonly sticks: readonly StackSticks[];
  readonly layout: StackLayout;
  readonly axes: StackAxes;
  readonly look: StackLook;
  readonly theme: PlotTheme;
  /** Drawn for a file: shapes alone, no bitmaps; defaults to false. */
  readonly isFigure?: boolean;
}

/** What a frame shows: rows with the height that each is lifted by. */
interface FrameContent {
  readonly rows: readonly { readonly row: StackRow; readonly lift: number }[];
  readonly range: Range;
  /** Lifted curves have no scale that could be read. */
  readonly hasScale: boolean;
}

export function stackOption(input: StackInput): ChartOption {
  const { layout, theme, extra, sticks } = input;
  const parts = frameContents(input).map((content, at) => frameParts(content, at, input));
  sticks.forEach((phase, at) => parts.push(stickParts(phase, layout.sticks[at]!, at, input)));
  parts.push(xAxisParts(input));
  if (extra && layout.extra) parts.push(extraParts(extra, layout.extra, input));
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

// ── what each frame shows ───────────────────────────────────────────────────

/** Lowest and highest value that a row draws in a range, or null when nothing is there. */
export function rowRange(row: StackRow, range: Range): Range | null {
  let low = Infinity;
  let high = -Infinity;
  for (const { x, y } of row.traces) {
    for (let i = 0; i < x.length; i += 1) {
      if (x[i]! < range[0] || x[i]! > range[1]) continue;
      if (y[i]! < low) low = y[i]!;
      if (y[i]! > high) high = y[i]!;
    }
  }
  for (const { y } of row.levels) high = Math.max(high, y);
  return low <= high ? [low, high] : null;
}

/** A little air below and above; more above where marks point at the data. */
function padded([low, high]: Range, hasMarks: boolean): Range {
  const span = high - low || Math.max(1, Math.abs(high));
  return [low - 0.06 * span, high + (hasMarks ? 0.24 : 0.1) * span];
}

function zoomed([low, high]: Range, yZoom: number): Range {
  return [low, low + (high - low) / yZoom];
}

function frameContents({ rows, look, layout }: Pick<StackInput, 'rows' | 'look' | 'layout'>): FrameContent[] {
  const ranges = rows.map((row) => rowRange(row, look.range));
  const hasMarks = rows.some(({ marks }) => marks.some(({ isLine }) => !isLine));
  const known = ranges.filter((range) => range !== null);
  const common: Range = known.length === 0 ? [0, 1] : [Math.min(...known.map(([low]) => low)), Math.max(...known.map(([, high]) => high))];
  if (look.arrangement === 'heat') return rows.map((row) => ({ rows: [{ row, lift: 0 }], range: zoomed(common, look.yZoom), hasScale: false }));
  if (!isOneFrame(look.arrangement)) {
    return rows.map((row, at) => {
      const own = look.hasCommonScale ? common : (ranges[at] ?? [0, 1]);
      return { rows: [{ row, lift: 0 }], range: zoomed(padded(own, hasMarks), look.yZoom), hasScale: at % layout.columns.length === 0 || !look.hasCommonScale };
    });
  }
  const tallest = Math.max(...known.map(([low, high]) => high - low), 0) || 1;
  const isLifted = look.arrangement === 'offset';
  // The first row stands on top, as the rows do.
  const content = rows.map((row, at) => ({ row, lift: isLifted ? (rows.length - 1 - at) * look.offset * tallest : 0 }));
  let [low, high] = [Infinity, -Infinity];
  content.forEach(({ lift }, at) => {
    const range = ranges[at];
    if (range) [low, high] = [Math.min(low, range[0] + lift), Math.max(high, range[1] + lift)];
  });
  return [{ rows: content, range: zoomed(padded(low <= high ? [low, high] : [0, 1], hasMarks), look.yZoom), hasScale: !isLifted }];
}

/** Where the crosshair's dot stands: part of a frame's height from its bottom at which a value of a row is drawn. */
export function levelInFrame(input: Pick<StackInput, 'rows' | 'look' | 'layout'>, rowIndex: number, value: number): { frame: number; level: number } {
  const contents = frameContents(input);
  const [frame, index] = isOneFrame(input.look.arrangement) ? [0, rowIndex] : [rowIndex, 0];
  const { rows, range } = contents[frame]!;
  return { frame, level: (value + rows[index]!.lift - range[0]) / (range[1] - range[0]) };
}

// ── frames ──────────────────────────────────────────────────────────────────

function frameParts(content: FrameContent, at: number, input: StackInput): ColumnParts {
  const { layout, theme, look, axes } = input;
  if (look.arrangement === 'heat') return heatParts(content, at, input);
  const { main, residual } = layout.frames[at]!;
  const grids = [{ id: `main-${at}`, ...position(main), ...frame(theme) }];
  const xAxes = [xAxis(`main-${at}`, input)];
  const yAxes = [yAxis(`main-${at}`, content.range, main, content.hasScale ? axes.divisor : null, theme)];
  const series: ChartSeries[] = [];
  const graphics: object[] = [];
  content.rows.forEach(({ row, lift }, index) => {
    const id = `${at}-${index}`;
    for (const [order, trace] of row.traces.entries()) series.push(traceSeries(trace, `${id}-${trace.id}`, `main-${at}`, { input, lift, isFaint: row.isStale && order > 0, floor: content.range[0] }));
    series.push(...levelSeries(row, `main-${at}`, id, lift));
    graphics.push(...shadeElements(row, main, input));
    graphics.push(...markElements(row.marks, main, input, { highest: (x) => heightAt(row, x, lift), range: content.range }));
    if (!isOneFrame(look.arrangement)) {
      graphics.push(rowTitle(row, main, theme));
      if (row.traces.length === 0) graphics.push(message(row.message, main, theme));
    } else if (look.arrangement === 'overlay') graphics.push(...legendTitle(row, index, main, theme));
    else if (index % liftedStep(content.rows.length, main) === 0) graphics.push(liftedTitle(row, lift, content.range, main, input));
  });
  if (residual) {
    const residuals = content.rows.flatMap(({ row }) => (row.residuals ? [row] : []));
    grids.push({ id: `residual-${at}`, ...position(residual), ...frame(theme) });
    xAxes.push(xAxis(`residual-${at}`, input));
    yAxes.push(residualAxis(at, Math.max(...residuals.map((row) => residualLimit(row.residuals!.sigma)), residualLimit(null)), theme));
    residuals.forEach((row, index) => series.push(residualSeries(row, at, index, residual.width, input)));
  }
  return { grids, xAxes, yAxes, series: content.rows.length >= manyRows ? merged(series, `main-${at}`) : series, graphics };
}

/** The paths of many rows in one series: every series costs ECharts more than its path. */
function merged(series: readonly ChartSeries[], gridId: string): ChartSeries[] {
  const isPath = (one: ChartSeries): one is CustomSeriesOption => one.type === 'custom';
  const paths = series.filter(isPath).sort((a, b) => (a.z ?? 0) - (b.z ?? 0));
  const children = paths.flatMap(({ renderItem }) => (renderItem ? [renderItem] : []));
  return [
    {
      type: 'custom',
      id: `merged-${gridId}`,
      xAxisId: `x-${gridId}`,
      yAxisId: `y-${gridId}`,
      clip: true,
      silent: true,
      z: 5,
      data: [0],
      encode: { x: -1, y: -1 },
      renderItem: (params, api) => ({ type: 'group', children: children.map((render) => render(params, api) as Shape) }),
    },
    ...series.filter((one) => !isPath(one)),
  ];
}

/** One row of a heat map: a strip of colours with the name of the row at its left. */
function heatParts({ rows: [content], range }: FrameContent, at: number, input: StackInput): ColumnParts {
  const { layout, theme, look, axes } = input;
  const { main } = layout.frames[at]!;
  const { row } = content!;
  const trace = row.traces[0];
  const name = { type: 'text', x: main.left - 22, y: main.top + main.height / 2, silent: true, style: { text: row.label, fill: theme.ink, font: `${Math.min(12, Math.max(8, main.height))}px ${plotFont}`, align: 'right', verticalAlign: 'middle', width: main.left - 30, overflow: 'truncate' } };
  return {
    grids: [],
    xAxes: [],
    yAxes: [],
    series: trace
      ? [
          {
            type: 'custom',
            id: `heat-${at}`,
            // Places are px already.
            coordinateSystem: 'none',
            silent: true,
            data: [0],
            renderItem: () => {
              const heat = { x: trace.x, y: trace.y, box: main, look, isReversed: axes.isReversed, range, centre: axes.centre ?? null };
              return input.isFigure ? { type: 'group', children: heatStrips(heat) } : { type: 'image', style: { image: heatImage(heat), x: main.left, y: main.top, width: main.width, height: main.height } };
            },
          },
        ]
      : [],
    graphics: [
      ...shadeElements(row, main, input),
      ...markElements(row.marks, main, input, { highest: () => range[1], range }),
      name,
      ...(row.mark ? [{ ...markElement(row.mark), x: main.left - 18, y: main.top + main.height / 2 - 6 }] : []),
      ...(at === 0 ? heatLegend({ right: layout.plot.left + layout.plot.width, range, centre: axes.centre ?? null, divisor: axes.divisor, theme }) : []),
    ],
  };
}

/** Parts of the axis that are pointed at, behind the curves, with their words at the top. */
function shadeElements({ shades = [] }: StackRow, box: Box, { look, axes, theme }: StackInput): object[] {
  // Below the name of a row and its small line.
  const wordsTop = isOneFrame(look.arrangement) || box.height < 80 ? 4 : 40;
  return shades
    .filter(({ from, to }) => to >= look.range[0] && from <= look.range[1])
    .flatMap(({ from, to, label, color }): object[] => {
      const ends = [Math.max(from, look.range[0]), Math.min(to, look.range[1])].map((x) => xToPixel(x, look.range, box, axes.isReversed));
      const [left, right] = [Math.min(...ends), Math.max(...ends)];
      return [
        { type: 'rect', silent: true, z: 1, shape: { x: left, y: box.top, width: Math.max(1, right - left), height: box.height }, style: { fill: color, opacity: 0.14 } },
        { type: 'text', silent: true, z: 9, x: left + 4, y: box.top + wordsTop, style: { text: label, fill: theme.ink, font: `600 11px ${plotFont}`, verticalAlign: 'top', width: Math.max(60, right - left - 8), overflow: 'truncate' } },
      ];
    });
}

/** The highest drawn value of a row at a position, for marks that stand on the data. */
function heightAt(row: StackRow, x: number, lift: number): number {
  let high = -Infinity;
  for (const trace of row.traces) {
    if (trace.x.length === 0 || x < trace.x[0]! || x > trace.x[trace.x.length - 1]!) continue;
    // A mark stands clear of the noise beside it too.
    const [first, last] = visibleIndices(trace.x, [x, x]);
    for (let i = Math.max(0, first - 3); i <= Math.min(trace.y.length - 1, last + 3); i += 1) high = Math.max(high, trace.y[i]! + lift);
  }
  return high;
}

interface TraceContext {
  readonly input: StackInput;
  readonly lift: number;
  readonly isFaint: boolean;
  readonly floor: number;
}

type Shape = NonNullable<CustomSeriesRenderItemReturn>;

/** From this many rows in view on curves are drawn coarsely, and together. */
const manyRows = 12;

function traceSeries(trace: StackTrace, id: string, gridId: string, { input: { rows, look, theme, layout }, lift, isFaint, floor }: TraceContext): ChartSeries {
  const axes = { xAxisId: `x-${gridId}`, yAxisId: `y-${gridId}` };
  const pointsOf = rows.length >= manyRows ? coarsePoints : drawnPoints;
  const drawn = (y: Float64Array): [number, number][] => pointsOf(trace.x, lift === 0 ? y : y.map((value) => value + lift), look.range, layout.columns[0]!.width);
  const points = drawn(trace.y);
  const opacity = isFaint ? 0.4 : 1;
  const custom = { type: 'custom', id, ...axes, clip: true, silent: true, data: [0], encode: { x: -1, y: -1 } } as const;
  switch (trace.style) {
    case 'points':
      return { ...custom, z: 4, renderItem: dots(points, trace.width ?? (layout.columns[0]!.width > 700 ? 2.4 : 2), trace.color) };
    case 'fill': {
      const edge = outline(points, trace.base ? drawn(trace.base) : null, floor);
      return {
        ...custom,
        z: 2,
        renderItem: (_, api) => ({ type: 'polygon', shape: { points: onScreen(edge, (place) => api.coord(place)) }, style: { fill: trace.color, opacity: opacity * theme.fillOpacity * 0.6 } }),
      };
    }
    case 'line':
    case 'dash':
      // A line series of its own costs ECharts several times as much as one path.
      return {
        ...custom,
        z: 5,
        renderItem: (_, api) => ({
          type: 'polyline',
          shape: { points: onScreen(points, (place) => api.coord(place)) },
          style: { fill: 'none', stroke: trace.color, lineWidth: trace.width ?? 1.6, lineJoin: 'bevel', opacity, ...(trace.style === 'dash' && { lineDash: [5, 3] }) },
        }),
      };
  }
}

/** Points in px. Both axes are straight, so two places tell where all others are. */
function onScreen(points: readonly (readonly [number, number])[], coord: (value: number[]) => number[]): [number, number][] {
  const [x0, y0] = coord([0, 0]) as [number, number];
  const [x1, y1] = coord([1, 1]) as [number, number];
  return points.map(([x, y]) => [x0 + (x1 - x0) * x, y0 + (y1 - y0) * y]);
}

function outline(top: readonly [number, number][], base: readonly [number, number][] | null, floor: number): [number, number][] {
  if (base) return [...top, ...[...base].reverse()];
  const x = top.map(([value]) => value);
  return areaBetween(x, x.map(() => floor), top.map(([, value]) => value));
}

function residualSeries(row: StackRow, at: number, index: number, pixels: number, { look, theme }: StackInput): ChartSeries {
  const line = (value: number): object => ({ yAxis: value, lineStyle: { color: theme.faintText, width: 1, type: [3, 3], opacity: 0.8 } });
  const { x, sigma } = row.residuals!;
  return {
    type: 'line',
    id: `residual-${at}-${index}`,
    xAxisId: `x-residual-${at}`,
    yAxisId: `y-residual-${at}`,
    data: drawnPoints(x, sigma, look.range, pixels),
    showSymbol: false,
    silent: true,
    lineStyle: { color: row.mark && isOneFrame(look.arrangement) ? row.mark.color : theme.text, width: 1, opacity: row.isStale ? 0.4 : 1 },
    ...(index === 0 && {
      markLine: { silent: true, symbol: 'none', label: { show: false }, data: [line(2), line(-2)] },
      markArea: { silent: true, itemStyle: { color: theme.band }, data: [[{ yAxis: -2 }, { yAxis: 2 }]] },
    }),
  };
}

function levelSeries(row: StackRow, gridId: string, id: string, lift: number): ChartSeries[] {
  if (row.levels.length === 0) return [];
  return [
    {
      type: 'line',
      id: `levels-${id}`,
      xAxisId: `x-${gridId}`,
      yAxisId: `y-${gridId}`,
      data: [],
      silent: true,
      z: 6,
      markLine: {
        silent: true,
        symbol: 'none',
        data: row.levels.map(({ y, label, color }) => ({
          yAxis: y + lift,
          lineStyle: { color, width: 1.4, type: 'solid' },
          label: { show: true, formatter: label, position: 'insideEndTop', color, fontSize: 11, fontWeight: 600, distance: 4 },
        })),
      },
    },
  ];
}

// ── marks and reference lines ───────────────────────────────────────────────

const labelWidth = (text: string): number => 6.6 * text.length + 4;

/** Marks whose labels are written: the heaviest first, as long as no label touches another. */
export function labelledMarks(marks: readonly StackMark[], pixelOf: (x: number) => number): Set<StackMark> {
  const taken: [from: number, to: number][] = [];
  const labelled = new Set<StackMark>();
  for (const mark of [...marks].sort((a, b) => b.weight - a.weight)) {
    const middle = pixelOf(mark.x);
    const half = labelWidth(mark.label) / 2;
    if (mark.label === '' || taken.some(([from, to]) => middle - half < to && middle + half > from)) continue;
    taken.push([middle - half, middle + half]);
    labelled.add(mark);
  }
  return labelled;
}

function markElements(
  marks: readonly StackMark[],
  box: Box,
  { look, axes, theme }: StackInput,
  { highest, range }: { highest: (x: number) => number; range: Range },
): object[] {
  const inRange = marks.filter(({ x }) => x >= look.range[0] && x <= look.range[1]);
  const pixelOf = (x: number): number => xToPixel(x, look.range, box, axes.isReversed);
  const labelled = labelledMarks(inRange, pixelOf);
  return inRange.flatMap((mark): object[] => {
    const x = pixelOf(mark.x);
    const level = (highest(mark.x) - range[0]) / (range[1] - range[0]);
    // Data above the frame leave the pointer at its top.
    const y = mark.isLine ? box.top + 12 : Math.max(box.top + 22, Math.min(box.top + box.height - 4, box.top + (1 - level) * box.height - 3));
    const pointer = mark.isLine
      ? { type: 'line', shape: { x1: x, x2: x, y1: box.top, y2: box.top + box.height }, style: { stroke: mark.color, lineWidth: 1, lineDash: [3, 3], opacity: 0.8 } }
      : { type: 'polygon', shape: { points: [[x, y], [x - 3.5, y - 7], [x + 3.5, y - 7]] }, style: { fill: mark.color } };
    return [
      { ...pointer, silent: true, z: 8 },
      ...(labelled.has(mark)
        ? [{ type: 'text', x, y: y - 9, silent: true, z: 9, style: { text: mark.label, fill: theme.ink, font: `600 11px ${plotFont}`, align: 'center', verticalAlign: 'bottom' } }]
        : []),
    ];
  });
}

function stickParts(phase: StackSticks, box: Box, at: number, input: StackInput): ColumnParts {
  const { theme, look, axes } = input;
  const id = `sticks-${at}`;
  const inRange = phase.lines.filter(({ x }) => x >= look.range[0] && x <= look.range[1]);
  const bottom = box.top + box.height;
  return {
    grids: [{ id, ...position(box), show: false }],
    xAxes: [{ ...xAxis(id, input), splitLine: { show: true, lineStyle: { color: theme.grid } } }],
    yAxes: [{ id: `y-${id}`, gridId: id, type: 'value', min: 0, max: 1, show: false }],
    series: [],
    graphics: [
      { type: 'line', silent: true, shape: { x1: box.left, x2: box.left + box.width, y1: bottom, y2: bottom }, style: { stroke: theme.frame, lineWidth: 1 } },
      { type: 'text', x: box.left - 6, y: bottom, silent: true, style: { text: phase.label, fill: theme.text, font: `11px ${plotFont}`, align: 'right', verticalAlign: 'bottom', width: box.left - 8, overflow: 'truncate' } },
      ...inRange.map(({ x, height }) => {
        const pixel = xToPixel(x, look.range, box, axes.isReversed);
        return { type: 'line', silent: true, z: 6, shape: { x1: pixel, x2: pixel, y1: bottom, y2: bottom - Math.max(2, height * box.height) }, style: { stroke: phase.color, lineWidth: 1.6 } };
      }),
    ],
  };
}

function extraParts({ row, title }: ExtraRow, box: Box, input: StackInput): ColumnParts {
  const { theme, look } = input;
  const range = padded(rowRange(row, look.range) ?? [0, 1], row.marks.length > 0);
  const id = 'extra';
  return {
    grids: [{ id, ...position(box), ...frame(theme) }],
    xAxes: [xAxis(id, input)],
    yAxes: [yAxis(id, range, box, 1, theme)],
    series: [
      ...row.traces.map((trace) => traceSeries(trace, `${id}-${trace.id}`, id, { input, lift: 0, isFaint: row.isStale, floor: range[0] })),
      ...levelSeries(row, id, id, 0),
    ],
    graphics: [
      ...markElements(row.marks, box, input, { highest: (x) => heightAt(row, x, 0), range }),
      { type: 'text', x: 12, y: box.top - 18, silent: true, style: { text: title, fill: theme.text, font: `12px ${plotFont}`, verticalAlign: 'top' } },
    ],
  };
}

// ── axes ────────────────────────────────────────────────────────────────────

function xTicks({ look, layout }: StackInput): number[] {
  return ticks(look.range[0], look.range[1], Math.max(2, Math.round(layout.columns[0]!.width / 80)));
}

/** The x-axis of one frame: grid lines only; the scale stands under the last frame. */
function xAxis(gridId: string, input: StackInput): object {
  const { look, axes, theme } = input;
  return {
    id: `x-${gridId}`,
    gridId,
    type: 'value',
    inverse: axes.isReversed,
    min: look.range[0],
    max: look.range[1],
    axisLine: { show: false },
    axisTick: { show: false, customValues: xTicks(input) },
    axisLabel: { show: false },
    splitLine: { show: true, lineStyle: { color: theme.grid } },
  };
}

function yAxis(gridId: string, [min, max]: Range, box: Box, divisor: number | null, theme: PlotTheme): object {
  const values = ticks(min, max, Math.max(1, Math.min(5, Math.floor(box.height / 28))));
  const decimals = tickDecimals(values.map((value) => value / (divisor ?? 1)));
  return {
    id: `y-${gridId}`,
    gridId,
    type: 'value',
    min,
    max,
    axisLine: { show: false },
    axisTick: { show: divisor !== null, customValues: values, lineStyle: { color: theme.frame }, length: 4 },
    axisLabel: { show: divisor !== null, customValues: values, color: theme.faintText, fontSize: 11, formatter: (value: number) => (value / (divisor ?? 1)).toFixed(decimals) },
    splitLine: { show: false },
  };
}

/** Labels that keep this distance do not touch, px. */
const leastTickDistance = 44;

/** Scales and titles round the whole stack, drawn as words so that they stand in one place however many frames there are. */
function xAxisParts(input: StackInput): ColumnParts {
  const { layout, look, axes, theme } = input;
  const { plot } = layout;
  const bottom = plot.top + plot.height;
  const pixelOf = (x: number): number => xToPixel(x, look.range, plot, axes.isReversed);
  const values = xTicks(input);
  const decimals = tickDecimals(values);
  const word = (text: string, x: number, y: number, style: object): object => ({ type: 'text', x, y, silent: true, style: { text, fill: theme.text, font: `12px ${plotFont}`, ...style } });
  const tick = (x: number, y1: number, y2: number): object => ({ type: 'line', silent: true, shape: { x1: x, x2: x, y1, y2 }, style: { stroke: theme.faintText, lineWidth: 1 } });
  const centred = { align: 'center' };
  const graphics: object[] = [
    word(axes.y, 12, 7, { verticalAlign: 'top' }),
    ...layout.columns.flatMap((column) =>
      values.flatMap((value) => {
        const pixel = xToPixel(value, look.range, column, axes.isReversed);
        return [tick(pixel, bottom, bottom + 4), word(value.toFixed(decimals), pixel, bottom + 7, { ...centred, verticalAlign: 'top' })];
      }),
    ),
    word(axes.x, plot.left + plot.width / 2, bottom + 25, { ...centred, verticalAlign: 'top', font: `600 12px ${plotFont}` }),
  ];
  if (axes.second) {
    const { title, fromX, toX } = axes.second;
    const [from, to] = [fromX(look.range[0]), fromX(look.range[1])];
    const seconds = Number.isFinite(from) && Number.isFinite(to) && from !== to ? ticks(Math.min(from, to), Math.max(from, to), Math.max(3, Math.round(plot.width / 90))) : [];
    const secondDecimals = tickDecimals(seconds);
    let lastPixel = Infinity;
    // From the right, so that a scale which crowds on one side (d) keeps labels all along.
    const placed = seconds
      .map((value) => ({ value, x: toX(value) }))
      .filter((one): one is { value: number; x: number } => one.x !== null && one.x >= look.range[0] && one.x <= look.range[1])
      .map(({ value, x }) => ({ value, pixel: pixelOf(x) }))
      .sort((a, b) => b.pixel - a.pixel)
      .filter(({ pixel }) => {
        if (lastPixel - pixel < leastTickDistance) return false;
        lastPixel = pixel;
        return true;
      });
    graphics.push(
      word(title, plot.left + plot.width, 7, { align: 'right', verticalAlign: 'top', font: `600 12px ${plotFont}` }),
      ...placed.flatMap(({ value, pixel }) => [tick(pixel, plot.top - 4, plot.top), word(value.toFixed(secondDecimals), pixel, plot.top - 6, { ...centred, verticalAlign: 'bottom' })]),
    );
  }
  return { grids: [], xAxes: [], yAxes: [], series: [], graphics };
}

// ── words in the plot ───────────────────────────────────────────────────────

/** Words with the mark of a row, ending at `right`; measured data of these techniques fall off to the right and leave room there. */
function titleWords(row: StackRow, right: number, top: number, hasNote: boolean, theme: PlotTheme): object {
  return {
    type: 'group',
    x: right,
    y: top,
    silent: true,
    z: 10,
    children: [
      ...(row.mark ? [{ ...markElement(row.mark), x: -12, y: 2, z: 10 }] : []),
      { type: 'text', x: row.mark ? -18 : 0, y: 0, z: 10, style: { text: row.label, fill: theme.ink, font: `600 14px ${plotFont}`, align: 'right', verticalAlign: 'top' } },
      ...(hasNote ? [{ type: 'text', x: 0, y: 19, z: 10, style: { text: row.note, fill: theme.faintText, font: `11px ${plotFont}`, align: 'right', verticalAlign: 'top' } }] : []),
    ],
  };
}

function rowTitle(row: StackRow, box: Box, theme: PlotTheme): object {
  return titleWords(row, box.left + box.width - 10, box.top + 6, row.note !== '' && box.height >= 46, theme);
}

/** Of many lifted rows every so manieth is named, so that names stay apart. */
const liftedStep = (rows: number, box: Box): number => Math.max(1, Math.ceil((18 * rows) / box.height));

/** Above the right end of a lifted row. */
function liftedTitle(row: StackRow, lift: number, [low, high]: Range, box: Box, { look, axes, theme }: StackInput): object {
  // A little inside, where the curve is that the title must not cross.
  const inside = 0.06 * (look.range[1] - look.range[0]);
  const height = heightAt(row, axes.isReversed ? look.range[0] + inside : look.range[1] - inside, lift);
  const level = ((Number.isFinite(height) ? height : low + lift) - low) / (high - low);
  const y = Math.max(box.top + 4, Math.min(box.top + box.height - 18, box.top + (1 - level) * box.height - 22));
  return titleWords(row, box.left + box.width - 10, y, false, theme);
}

/** One line of a legend in the upper right corner; lines that do not fit are left out. */
function legendTitle(row: StackRow, index: number, box: Box, theme: PlotTheme): object[] {
  const top = 6 + index * 20;
  return top + 20 > box.height ? [] : [titleWords(row, box.left + box.width - 10, box.top + top, false, theme)];
}
