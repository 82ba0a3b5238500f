/** Rows of a heat map as strips of colour. Colour-blind-safe scales that also rise or fall evenly in grey. */
import type { Box } from '../scene/box';
import type { PlotTheme } from '../scene/plot-theme';
import { words, type SceneElement } from '../scene/scene';
import { visibleIndices } from '../scene/visible-indices';
import type { Range } from '../scene/zoom';
import { xToPixel } from './stack-layout';

type Rgb = readonly [number, number, number];

/** Viridis (S. van der Walt, N. Smith, CC0), nine stops. */
const rising: readonly Rgb[] = [[68, 1, 84], [71, 44, 122], [59, 81, 139], [44, 113, 142], [33, 144, 141], [39, 173, 129], [92, 200, 99], [170, 220, 50], [253, 231, 37]];
/** Blue, white, orange: the colours of falling and rising oxidation in every other plot. */
const diverging: readonly Rgb[] = [[0, 78, 122], [0, 114, 178], [120, 180, 220], [247, 247, 247], [240, 170, 120], [213, 94, 0], [140, 60, 0]];

/** Colours told apart; adjacent strips of one colour become one rectangle. */
const levels = 48;

/** The colour of a share 0 … 1 of a scale. */
function colorAt(scale: readonly Rgb[], share: number): Rgb {
  const at = Math.min(1, Math.max(0, share)) * (scale.length - 1);
  const low = Math.min(scale.length - 2, Math.floor(at));
  const mixed = (channel: 0 | 1 | 2): number => Math.round(scale[low]![channel] + (at - low) * (scale[low + 1]![channel] - scale[low]![channel]));
  return [mixed(0), mixed(1), mixed(2)];
}

/** Parts of the rising scale that stand out from paper and from a dark screen. */
const legible = { light: [0, 0.72], dark: [0.4, 1] } as const;

/** One of a row of colours that rise, for lines, as #rrggbb. @param share place in the row, 0 … 1 */
export function risingColor(share: number, { name }: Pick<PlotTheme, 'name'>): string {
  const [from, to] = legible[name];
  return `#${colorAt(rising, from + share * (to - from)).map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** The colours that {@link stripLevels} counts in. */
export const heatColors = (centre: number | null): Rgb[] => Array.from({ length: levels }, (_, i) => colorAt(centre === null ? rising : diverging, i / (levels - 1)));

const written = ([red, green, blue]: Rgb): string => `rgb(${red},${green},${blue})`;

/** Whether values are ratios, which lie as many times below their centre as above it. */
const isRatio = (centre: number | null): boolean => centre !== null && centre > 0;

/** Both ends equally far from the centre, where there is one; of ratios by the same factor. */
export function heatRange([low, high]: Range, centre: number | null): Range {
  if (centre === null) return high > low ? [low, high] : [low, low + 1];
  if (isRatio(centre)) {
    const factor = Math.max(high / centre, low > 0 ? centre / low : 1, 1 + Number.EPSILON);
    return [centre / factor, centre * factor];
  }
  const reach = Math.max(Math.abs(high - centre), Math.abs(low - centre)) || 1;
  return [centre - reach, centre + reach];
}

export interface HeatInput {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly box: Box;
  readonly look: { readonly range: Range };
  readonly isReversed: boolean;
  /** Values of the first and the last colour. */
  readonly range: Range;
  readonly centre: number | null;
}

/** All rectangles of one colour. */
export interface HeatStrip {
  readonly type: 'path';
  readonly shape: { readonly pathData: string };
  readonly style: { readonly fill: string };
}

/** Width of one strip, px: finer is not seen. */
const stripWidth = 2;

/** The colour of every strip of a row, from low to high x; −1 where there is no data. A strip has the mean of its channels, so that it hides no neighbour of a sharp line. */
export function stripLevels({ x, y, box, look, range, centre }: HeatInput): Int16Array {
  const [low, high] = heatRange(range, centre);
  const shareOf = isRatio(centre) ? (value: number): number => Math.log(Math.max(value, low) / low) / Math.log(high / low) : (value: number): number => (value - low) / (high - low);
  const [from, to] = look.range;
  const strips = Math.max(1, Math.round(box.width / stripWidth));
  const [first, last] = visibleIndices(x, look.range);
  const found = new Int16Array(strips).fill(-1);
  let index = first;
  for (let strip = 0; strip < strips; strip += 1) {
    const start = from + ((to - from) * strip) / strips;
    const end = from + ((to - from) * (strip + 1)) / strips;
    if (end < x[0]! || start > x[x.length - 1]!) continue;
    while (index < last && x[index]! < start) index += 1;
    let sum = 0;
    let count = 0;
    for (let i = index; i <= last && x[i]! < end; i += 1) {
      sum += y[i]!;
      count += 1;
    }
    const value = count > 0 ? sum / count : y[index]!;
    found[strip] = Math.min(levels - 1, Math.max(0, Math.floor(shareOf(value) * levels)));
  }
  return found;
}

/** Width by which strips overlap, px. */
const seam = 0.4;

/** A row as one path for each colour: for files. */
export function heatStrips(input: HeatInput): HeatStrip[] {
  const { x, box, look, isReversed, centre } = input;
  if (x.length < 2) return [];
  const [from, to] = look.range;
  const found = stripLevels(input);
  const paths = new Map<number, string[]>();
  const edge = (strip: number): number => xToPixel(from + ((to - from) * strip) / found.length, look.range, box, isReversed);
  let began = 0;
  for (let strip = 1; strip <= found.length; strip += 1) {
    const level = found[began]!;
    if (strip < found.length && found[strip] === level) continue;
    if (level >= 0) {
      const ends = [edge(began), edge(strip)];
      // A little under its right neighbour: where two edges only meet, viewers let the paper shine through.
      const width = Math.min(Math.max(...ends) + seam, box.left + box.width) - Math.min(...ends);
      const rect = `M${Math.min(...ends).toFixed(1)} ${box.top.toFixed(1)}h${width.toFixed(1)}v${box.height.toFixed(1)}h${(-width).toFixed(1)}z`;
      const rects = paths.get(level);
      if (rects) rects.push(rect);
      else paths.set(level, [rect]);
    }
    began = strip;
  }
  const scale = heatColors(centre).map(written);
  return [...paths].map(([color, rects]) => ({ type: 'path', shape: { pathData: rects.join('') }, style: { fill: scale[color]! } }));
}

/** The scale of colours above the right end of the plot, with its ends. */
export function heatLegend({ right, top, range, centre, divisor, theme }: { readonly right: number; readonly top: number; readonly range: Range; readonly centre: number | null; readonly divisor: number; readonly theme: PlotTheme }): SceneElement[] {
  const [low, high] = heatRange(range, centre).map((value) => value / divisor) as [number, number];
  const text = (value: number): string => String(Number(value.toPrecision(3))).replace('-', '−');
  const [width, left] = [120, right - 180];
  const end = (value: number, x: number, align: 'left' | 'right'): SceneElement => words(text(value), x, top, { color: theme.text, size: 11, align });
  return [
    end(low, left - 6, 'right'),
    ...heatColors(centre).map(written).map((fill, i): SceneElement => ({ type: 'rect', shape: { x: left + (i * width) / levels, y: top, width: width / levels + 0.5, height: 11 }, style: { fill } })),
    end(high, left + width + 6, 'left'),
  ];
}
