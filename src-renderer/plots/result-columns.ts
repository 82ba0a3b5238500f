/** The columns beside the spectra: shares as stacked bars and a ratio with both of its uncertainties, row by row. */
import type { CustomSeriesRenderItemReturn } from 'echarts';
import { ticks } from '@shared/report/svg/ticks';
import type { Box } from './aligned-layout';
import type { AlignedLabels, AlignedRow, RowShare } from './aligned-rows';
import type { ChartSeries, CustomSeriesOption } from './echarts';
import { plotFont, type PlotTheme } from './plot-theme';

/** What a part of a panel adds to the option. */
export interface ColumnParts {
  readonly grids: object[];
  readonly xAxes: object[];
  readonly yAxes: object[];
  readonly series: ChartSeries[];
  readonly graphics: object[];
}

type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;
type Shape = NonNullable<CustomSeriesRenderItemReturn>;

/** Brackets and lines reach two standard uncertainties to either side. */
const bracketSigmas = 2;

/** Where a bar stands in its row, as part of the row height. */
const barCentre = 0.38;

export interface BarSegment {
  readonly share: RowShare;
  readonly from: number;
  readonly to: number;
}

/** Stacks shares from 0; what is negative within its uncertainty takes no room. */
export function stackShares(shares: readonly RowShare[]): BarSegment[] {
  let from = 0;
  return shares.map((share) => {
    const segment = { share, from, to: from + Math.max(0, share.value) };
    from = segment.to;
    return segment;
  });
}

/** Borders between visible segments and their uncertainty: that of the sum up to there, which is the share of the last one's complement. */
export function shareBrackets(segments: readonly BarSegment[]): { at: number; half: number }[] {
  const visible = segments.filter(({ share }) => !share.isLimit);
  return visible.slice(0, -1).map((segment, index) => {
    // With two visible shares the border is as uncertain as the first; with three, the second border is as uncertain as the last share.
    const sigma = index === 0 ? segment.share.sigma : (visible.at(-1)?.share.sigma ?? null);
    return { at: segment.to, half: bracketSigmas * (sigma ?? 0) };
  });
}

export function sharesColumn(rows: readonly AlignedRow[], box: Box, rowHeight: number, labels: AlignedLabels, theme: PlotTheme): ColumnParts {
  const parts = column('shares', box, labels.sharesTitle, labels.sharesAxis, [0, 1], [0, 0.25, 0.5, 0.75, 1], theme);
  const legend = new Map(rows.flatMap((row) => row.shares ?? []).map((share) => [share.label, share.color]));
  const renderItem: RenderItem = ({ dataIndex }) => {
    const row = rows[dataIndex];
    if (!row?.shares) return null;
    return { type: 'group', $mergeChildren: false, children: shareBar(row, row.shares, box.left, box.top + dataIndex * rowHeight, box.width, rowHeight, theme) };
  };
  return {
    ...parts,
    series: [rowSeries('shares', rows.length, renderItem)],
    graphics: [...parts.graphics, ...legendMarks(legend, box, theme)],
  };
}

function shareBar(row: AlignedRow, shares: readonly RowShare[], left: number, top: number, width: number, rowHeight: number, theme: PlotTheme): Shape[] {
  const height = Math.min(34, rowHeight * 0.3);
  const y = top + rowHeight * barCentre - height / 2;
  const opacity = row.isStale ? 0.4 : 1;
  const segments = stackShares(shares);
  const bars = segments
    .filter(({ from, to }) => to > from)
    .flatMap(({ share, from, to }): Shape[] => {
      const shape = { x: left + from * width, y, width: (to - from) * width, height };
      // A label that does not fit would cover its neighbour; the table has the number.
      const fits = shape.width > share.text.length * 6.5 + 6;
      return [
        { type: 'rect', shape, style: { fill: share.color, opacity: 0.62 * opacity } },
        { type: 'rect', shape, style: { fill: 'none', stroke: share.color, lineWidth: 1, opacity } },
        ...(fits ? [label(share.text, shape.x + shape.width / 2, y + height / 2, 12.5, theme.ink, opacity, 600)] : []),
      ];
    });
  const brackets = shareBrackets(segments).map(({ at, half }): Shape => {
    const [from, to] = [left + (at - half) * width, left + (at + half) * width];
    const level = y - 6;
    const points = [[from, level - 3], [from, level + 3], [from, level], [to, level], [to, level - 3], [to, level + 3]];
    return { type: 'polyline', shape: { points }, style: { fill: 'none', stroke: theme.ink, lineWidth: 1.3, opacity } };
  });
  const note: Shape = {
    type: 'text',
    x: left,
    y: y + height + 7,
    style: { text: row.sharesNote, fill: theme.text, font: `12px ${plotFont}`, opacity, verticalAlign: 'top' },
  };
  return [...bars, ...brackets, note];
}

function legendMarks(legend: ReadonlyMap<string, string>, box: Box, theme: PlotTheme): object[] {
  return [...legend].map(([text, color], index) => ({
    type: 'group',
    left: box.left + index * 54,
    top: 25,
    silent: true,
    children: [
      { type: 'rect', shape: { x: 0, y: 1, width: 10, height: 10, r: 1 }, style: { fill: color, opacity: 0.62, stroke: color } },
      { type: 'text', x: 15, y: 0, style: { text, fill: theme.text, font: `12px ${plotFont}` } },
    ],
  }));
}

/** Range of the ratio axis: all values with their brackets, at least 0.5 to either side of the middle. */
export function ratioRange(rows: readonly AlignedRow[]): readonly [number, number] {
  const ends = rows.flatMap(({ ratio }) => {
    if (!ratio) return [];
    const half = Math.max(bracketSigmas * (ratio.sigma ?? 0), ratio.value * (ratio.commonRelative ?? 0));
    return [ratio.value - half, ratio.value + half];
  });
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const air = Math.max(0.1 * (high - low), (1 - (high - low)) / 2);
  return [low - air, high + air];
}

export function ratioColumn(rows: readonly AlignedRow[], box: Box, rowHeight: number, labels: AlignedLabels, theme: PlotTheme): ColumnParts {
  const range = ratioRange(rows);
  // A tick at the very edge would run into the labels of the column beside it.
  const edge = 0.06 * (range[1] - range[0]);
  const values = ticks(range[0] + edge, range[1] - edge, Math.max(2, Math.round(box.width / 40)));
  const parts = column('ratio', box, labels.ratioTitle, labels.ratioAxis, range, values, theme);
  const pixels = (amount: number): number => (amount / (range[1] - range[0])) * box.width;
  const renderItem: RenderItem = ({ dataIndex }) => {
    const row = rows[dataIndex];
    const ratio = row?.ratio;
    if (!ratio) return null;
    const x = box.left + pixels(ratio.value - range[0]);
    const y = box.top + (dataIndex + barCentre) * rowHeight;
    const opacity = row.isStale ? 0.4 : 1;
    const common = pixels(ratio.value * (ratio.commonRelative ?? 0));
    const own = pixels(bracketSigmas * (ratio.sigma ?? 0));
    const color = theme.species.Cl;
    return {
      type: 'group',
      $mergeChildren: false,
      children: [
        // A pale box for what all states share, a line for what is each state's own: the two doubts never look alike.
        { type: 'rect', shape: { x: x - common, y: y - 5, width: 2 * common, height: 10 }, style: { fill: color, opacity: 0.22 * opacity } },
        { type: 'line', shape: { x1: x - own, y1: y, x2: x + own, y2: y }, style: { stroke: color, lineWidth: 3, opacity } },
        { type: 'circle', shape: { cx: x, cy: y, r: 4.5 }, style: { fill: theme.background, stroke: color, lineWidth: 2, opacity } },
        label(ratio.text, box.left + box.width / 2, y + 22, 13, theme.ink, opacity, 600),
      ],
    };
  };
  return { ...parts, series: [rowSeries('ratio', rows.length, renderItem)] };
}

function label(text: string, x: number, y: number, size: number, fill: string, opacity: number, weight: number): Shape {
  return { type: 'text', x, y, style: { text, fill, opacity, font: `${weight} ${size}px ${plotFont}`, align: 'center', verticalAlign: 'middle' } };
}

function rowSeries(id: string, rows: number, renderItem: RenderItem): ChartSeries {
  return {
    type: 'custom',
    id,
    xAxisId: `x-${id}`,
    yAxisId: `y-${id}`,
    silent: true,
    clip: false,
    z: 5,
    encode: { x: -1, y: -1 },
    data: Array.from({ length: rows }, (_, index) => index),
    renderItem,
  };
}

/** One grid over all rows; what stands in it is placed by row, so that its y means nothing. */
function column(
  id: string,
  box: Box,
  title: string,
  axisName: string,
  [min, max]: readonly [number, number],
  values: readonly number[],
  theme: PlotTheme,
): ColumnParts {
  return {
    grids: [{ id, left: box.left, top: box.top, width: box.width, height: box.height, show: false }],
    xAxes: [
      {
        id: `x-${id}`,
        gridId: id,
        type: 'value',
        min,
        max,
        axisLine: { show: false },
        axisTick: { show: true, customValues: values, lineStyle: { color: theme.faintText }, length: 4 },
        axisLabel: { customValues: values, color: theme.text, fontSize: 12, margin: 7, formatter: (value: number) => String(Number(value.toFixed(2))) },
        splitLine: { show: true, lineStyle: { color: theme.grid } },
        name: axisName,
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: theme.text, fontWeight: 600, fontSize: 12 },
      },
    ],
    yAxes: [
      { id: `y-${id}`, gridId: id, type: 'value', min: 0, max: 1, show: false },
    ],
    series: [],
    graphics: [{ type: 'text', left: box.left, top: 7, silent: true, style: { text: title, fill: theme.text, font: `12px ${plotFont}` } }],
  };
}
