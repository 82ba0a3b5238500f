import { visibleIndices } from '../scene/visible-indices';
import type { Range } from '../scene/zoom';

/**
 * The points of a curve as they are drawn in `pixels` columns: all that the range shows or, where a column holds more than two, its lowest
 * and its highest one in their order, which draw the same picture. For drawing only.
 */
export function drawnPoints(x: Float64Array, y: Float64Array, range: Range, pixels: number): [number, number][] {
  if (x.length === 0) return [];
  const [first, last] = visibleIndices(x, range);
  const points: [number, number][] = [];
  const columns = Math.max(1, Math.round(pixels));
  if (last - first + 1 <= 2 * columns) {
    for (let i = first; i <= last; i += 1) points.push([x[i]!, y[i]!]);
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
    const [one, other] = low < high ? [low, high] : [high, low];
    points.push([x[one]!, y[one]!]);
    if (one !== other) points.push([x[other]!, y[other]!]);
  }
  return points;
}
