import { visibleIndices } from '../aligned-option';
import type { Range } from '../zoom';

/** Width of the columns of a coarse drawing, px. */
const coarseColumn = 2.5;

/**
 * The points of one of many curves: the lowest and the highest of every column of a few px, in their order. What is lost is only
 * how often a noisy curve crosses such a column. For drawing only.
 */
export function coarsePoints(x: Float64Array, y: Float64Array, range: Range, pixels: number): [number, number][] {
  const [first, last] = x.length === 0 ? [0, -1] : visibleIndices(x, range);
  const columns = Math.max(1, Math.round(pixels / coarseColumn));
  if (last - first + 1 <= 2 * columns) return drawnPoints(x, y, range, pixels);
  const points: [number, number][] = [];
  const perColumn = (last - first + 1) / columns;
  for (let column = 0; column < columns; column += 1) {
    const from = first + Math.round(column * perColumn);
    const to = Math.min(last, first + Math.round((column + 1) * perColumn) - 1);
    let low = from;
    let high = from;
    for (let i = from; i <= to; i += 1) {
      if (y[i]! < y[low]!) low = i;
      if (y[i]! > y[high]!) high = i;
    }
    points.push([x[Math.min(low, high)]!, y[Math.min(low, high)]!]);
    if (low !== high) points.push([x[Math.max(low, high)]!, y[Math.max(low, high)]!]);
  }
  return points;
}

/**
 * The points of a curve as they are drawn in `pixels` columns: all that the range shows, or, where a column holds more than
 * four, its first, lowest, highest and last one, which draw the same picture. For drawing only.
 */
export function drawnPoints(x: Float64Array, y: Float64Array, range: Range, pixels: number): [number, number][] {
  if (x.length === 0) return [];
  const [first, last] = visibleIndices(x, range);
  const points: [number, number][] = [];
  const take = (i: number): void => void points.push([x[i]!, y[i]!]);
  const columns = Math.max(1, Math.round(pixels));
  if (last - first + 1 <= 4 * columns) {
    for (let i = first; i <= last; i += 1) take(i);
    return points;
  }
  const perColumn = (last - first + 1) / columns;
  for (let column = 0; column < columns; column += 1) {
    const from = first + Math.round(column * perColumn);
    const to = Math.min(last, first + Math.round((column + 1) * perColumn) - 1);
    let low = from;
    let high = from;
    for (let i = from; i <= to; i += 1) {
      if (y[i]! < y[low]!) low = i;
      if (y[i]! > y[high]!) high = i;
    }
    for (const i of [...new Set([from, low, high, to])].sort((a, b) => a - b)) take(i);
  }
  return points;
}
