/** The columns beside the spectra: shares as stacked bars and a ratio with both of its uncertainties, row by row. */
import { ticks } from '@shared/report/svg/ticks';
import type { Box } from '../scene/box';
import type { AlignedLabels, AlignedRow, ExpectedShares, RowShare } from './aligned-rows';
import type { PlotTheme } from '../scene/plot-theme';
import { axisTitle, layers, rules, words, type SceneElement } from '../scene/scene';
import { fittedSize } from '../scene/text-width';

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

/** What no longer belongs to its settings is paler; its words stay at a contrast of 4.5 in both themes. */
const [staleMarks, staleWords] = [0.4, 0.8];

/** The column of stacked bars of shares, 0 … 1, one a row. */
export function sharesColumn(rows: readonly AlignedRow[], box: Box, rowHeight: number, labels: AlignedLabels, theme: PlotTheme): SceneElement[] {
  const legend = new Map(rows.flatMap((row) => row.shares ?? []).map((share) => [share.label, share.color]));
  return [
    ...column(box, labels.sharesTitle, labels.sharesAxis, [0, 1], [0, 0.25, 0.5, 0.75, 1], theme),
    ...rows.flatMap((row, at) => (row.shares ? shareBar(row, row.shares, box.left, box.top + at * rowHeight, box.width, rowHeight, theme) : [])),
    ...legendMarks(legend, box, theme),
  ];
}

function shareBar(row: AlignedRow, shares: readonly RowShare[], left: number, top: number, width: number, rowHeight: number, theme: PlotTheme): SceneElement[] {
  const height = Math.min(34, rowHeight * 0.3);
  const y = top + rowHeight * barCentre - height / 2;
  const opacity = row.isStale ? staleMarks : 1;
  const ofWords = row.isStale ? staleWords : 1;
  const segments = stackShares(shares);
  const bars = segments
    .filter(({ from, to }) => to > from)
    .flatMap(({ share, from, to }): SceneElement[] => {
      const shape = { x: left + from * width, y, width: (to - from) * width, height };
      // A label that does not fit would cover its neighbour; the table has the number.
      const fits = shape.width > share.text.length * 6.5 + 6;
      return [
        { type: 'rect', z2: layers.line, shape, style: { fill: share.color, opacity: 0.62 * opacity } },
        { type: 'rect', z2: layers.line, shape, style: { fill: 'none', stroke: share.color, lineWidth: 1, opacity } },
        ...(fits ? [label(share.text, shape.x + shape.width / 2, y + height / 2, 12.5, theme.ink, ofWords)] : []),
      ];
    });
  const brackets = shareBrackets(segments).map(({ at, half }): SceneElement => {
    const [from, to] = [left + (at - half) * width, left + (at + half) * width];
    const level = y - 6;
    const points: [number, number][] = [[from, level - 3], [from, level + 3], [from, level], [to, level], [to, level - 3], [to, level + 3]];
    return { type: 'polyline', z2: layers.line, shape: { points }, style: { fill: 'none', stroke: theme.ink, lineWidth: 1.3, opacity } };
  });
  const note = words(row.sharesNote, left, y + height + 7, { color: theme.text, opacity: ofWords, size: fittedSize(row.sharesNote, width + titleReach) });
  const expectedTop = y + height + noteHeight;
  // The note says it as well, so low rows do without the bar.
  const hasRoom = row.expected !== null && expectedTop + expectedHeight + 6 <= top + rowHeight;
  return [...bars, ...brackets, note, ...(hasRoom ? expectedBar(row.expected, left, expectedTop, width, theme, opacity) : [])];
}

/** The note under the shares with the air around it, and the bar of what is expected, px. */
const noteHeight = 24;
const expectedHeight = 7;

/** What is expected, as a thin bar with a frame for the uncertainty of its border. */
function expectedBar({ parts, border, sigma }: ExpectedShares, left: number, y: number, width: number, theme: PlotTheme, opacity: number): SceneElement[] {
  let from = left;
  const bars = parts.flatMap(({ color, value }): SceneElement[] => {
    const part = Math.max(0, value) * width;
    const shape = { x: from, y, width: part, height: expectedHeight };
    from += part;
    return part > 0 ? [{ type: 'rect', z2: layers.line, shape, style: { fill: color, opacity: 0.45 * opacity } }] : [];
  });
  const half = bracketSigmas * sigma;
  const [low, high] = [Math.max(0, border - half), Math.min(1, border + half)];
  if (half === 0) return bars;
  const frame = { x: left + low * width, y: y - 3, width: Math.max(4, (high - low) * width), height: expectedHeight + 6, r: 1 };
  return [...bars, { type: 'rect', z2: layers.level, shape: frame, style: { fill: 'none', stroke: theme.ink, lineWidth: 1.3, opacity } }];
}

function legendMarks(legend: ReadonlyMap<string, string>, box: Box, theme: PlotTheme): SceneElement[] {
  return [...legend].flatMap(([text, color], index): SceneElement[] => {
    const left = box.left + index * 54;
    return [
      { type: 'rect', z2: layers.line, shape: { x: left, y: 26, width: 10, height: 10, r: 1 }, style: { fill: color, opacity: 0.62, stroke: color } },
      words(text, left + 15, 25, { color: theme.text }),
    ];
  });
}

/** How far a ratio is doubted to either side: its own uncertainty with that which all states share. */
const wholeReach = ({ value, sigma, commonRelative }: NonNullable<AlignedRow['ratio']>): number => bracketSigmas * Math.hypot(sigma ?? 0, value * (commonRelative ?? 0));

/** Range of the ratio axis: all values with their brackets, at least 0.5 to either side of the middle. */
export function ratioRange(rows: readonly AlignedRow[]): readonly [number, number] {
  const ends = rows.flatMap(({ ratio }) => {
    if (!ratio) return [];
    const half = wholeReach(ratio);
    return [ratio.value - half, ratio.value + half];
  });
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const air = Math.max(0.1 * (high - low), (1 - (high - low)) / 2);
  return [low - air, high + air];
}

/** Room that the number of a tick of a ratio needs, px. */
const tickRoom = 27;

/** Every other one of the ticks until their numbers have room, two at least. */
const thinned = (values: readonly number[], width: number): readonly number[] =>
  values.length <= 2 || values.length * tickRoom <= width ? values : thinned(values.filter((_, i) => i % 2 === 0), width);

/** The column of ratios with their uncertainties, one a row, on one axis. */
export function ratioColumn(rows: readonly AlignedRow[], box: Box, rowHeight: number, labels: AlignedLabels, theme: PlotTheme): SceneElement[] {
  const range = ratioRange(rows);
  // A tick at the very edge would run into the labels of the column beside it.
  const edge = 0.06 * (range[1] - range[0]);
  const marks = (count: number): number[] => ticks(range[0] + edge, range[1] - edge, count);
  const usual = marks(Math.max(2, Math.round(box.width / 40)));
  // One number alone is no scale.
  const values = thinned(usual.length > 1 ? usual : marks(4), box.width);
  const pixels = (amount: number): number => (amount / (range[1] - range[0])) * box.width;
  return [
    ...column(box, labels.ratioTitle, labels.ratioAxis, range, values, theme),
    ...rows.flatMap(({ ratio, isStale }, at): SceneElement[] => {
      if (!ratio) return [];
      const x = box.left + pixels(ratio.value - range[0]);
      const y = box.top + (at + barCentre) * rowHeight;
      const opacity = isStale ? staleMarks : 1;
      const whole = pixels(wholeReach(ratio));
      const own = pixels(bracketSigmas * (ratio.sigma ?? 0));
      const color = theme.species.Cl;
      return [
        // A line for what is each state's own, and a pale box once what all states share is added: the two doubts never look alike.
        { type: 'rect', z2: layers.area, shape: { x: x - whole, y: y - 5, width: 2 * whole, height: 10 }, style: { fill: color, opacity: 0.22 * opacity } },
        ...rules([[x - own, y, x + own, y]], color, { width: 3, opacity, layer: layers.line }),
        { type: 'circle', z2: layers.level, shape: { cx: x, cy: y, r: 4.5 }, style: { fill: theme.background, stroke: color, lineWidth: 2, opacity } },
        label(ratio.text, box.left + box.width / 2, y + 22, 13, theme.ink, isStale ? staleWords : 1),
      ];
    }),
  ];
}

const label = (text: string, x: number, y: number, size: number, color: string, opacity: number): SceneElement =>
  words(text, x, y, { color, size, opacity, isBold: true, align: 'center', verticalAlign: 'middle' });

/** The title of a column may reach so far beyond it, px: to the edge of the paper, and not to its neighbour's. */
const titleReach = 9;

/** Scale, grid lines and title of a column over all rows; what stands in it is placed by row. */
function column(box: Box, title: string, axisName: string, [min, max]: readonly [number, number], values: readonly number[], theme: PlotTheme): SceneElement[] {
  const bottom = box.top + box.height;
  const decimals = Math.max(...values.map((value) => String(Number(value.toFixed(2))).split('.')[1]?.length ?? 0));
  const placed = values.map((value) => ({ text: value.toFixed(decimals), x: box.left + ((value - min) / (max - min)) * box.width }));
  return [
    ...rules(placed.map(({ x }) => [x, box.top, x, bottom]), theme.grid),
    ...rules(placed.map(({ x }) => [x, bottom, x, bottom + 4]), theme.faintText),
    ...placed.map(({ text, x }) => words(text, x, bottom + 7, { color: theme.text, align: 'center' })),
    ...axisTitle(axisName, box.left + box.width / 2, bottom + 25, { color: theme.text, from: box.left - titleReach, to: box.left + box.width + titleReach }),
    words(title, box.left, 7, { color: theme.text }),
  ];
}
