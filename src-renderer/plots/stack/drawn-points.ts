import { visibleIndices } from '../aligned-option';
import type { Range } from '../zoom';

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
