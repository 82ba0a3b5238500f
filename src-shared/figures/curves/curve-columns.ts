/** Where a curve runs in each narrow column of a picture: all that painting it needs, however many points it has. */
import { visibleIndices } from '../scene/visible-indices';
import type { Range } from '../scene/zoom';

/** Straight scales to px: x·perX + atX, y·perY + atY. */
export interface Placing {
  readonly perX: number;
  readonly atX: number;
  readonly perY: number;
  readonly atY: number;
}

export interface CurveColumns {
  /** Topmost and bottommost place of the curve in a column, px; NaN where it does not run. */
  readonly top: Float32Array;
  readonly bottom: Float32Array;
  /** Mean height of the curve in a column, px: the edge of an area under it. */
  readonly mean: Float32Array;
}

/**
 * @param left px of the left edge of the first column
 * @param count how many columns
 * @param perPixel columns in one px
 * @param range what is shown of the x-axis
 */
export function curveColumns(x: Float64Array, y: Float64Array, placing: Placing, { left, count, perPixel, range }: { readonly left: number; readonly count: number; readonly perPixel: number; readonly range: Range }): CurveColumns {
  const top = new Float32Array(count).fill(NaN);
  const bottom = new Float32Array(count).fill(NaN);
  const area = new Float32Array(count);
  const covered = new Float32Array(count);
  if (x.length === 0) return { top, bottom, mean: area };
  const [first, last] = visibleIndices(x, range);
  const { perX, atX, perY, atY } = placing;
  // Plain numbers all through, no pairs: this runs for every point of every curve in every frame of a pan.
  const add = (column: number, from: number, to: number, width: number): void => {
    if (column < 0 || column >= count) return;
    const high = from < to ? from : to;
    const low = from < to ? to : from;
    if (!(top[column]! <= high)) top[column] = high;
    if (!(bottom[column]! >= low)) bottom[column] = low;
    area[column]! += (width * (from + to)) / 2;
    covered[column]! += width;
  };
  let fromX = NaN;
  let fromY = NaN;
  // From left to right, whichever way the axis goes.
  const step = perX < 0 ? -1 : 1;
  const end = perX < 0 ? first - 1 : last + 1;
  for (let i = perX < 0 ? last : first; i !== end; i += step) {
    const toX = (x[i]! * perX + atX - left) * perPixel;
    const toY = y[i]! * perY + atY;
    const begin = Math.floor(fromX);
    const finish = Math.floor(toX);
    if (begin === finish) add(begin, fromY, toY, toX - fromX);
    else if (Number.isFinite(begin) && Number.isFinite(toY)) {
      const slope = (toY - fromY) / (toX - fromX);
      for (let column = Math.max(0, begin); column <= Math.min(count - 1, finish); column += 1) {
        const a = Math.max(fromX, column);
        const b = Math.min(toX, column + 1);
        add(column, fromY + slope * (a - fromX), fromY + slope * (b - fromX), b - a);
      }
    }
    fromX = Number.isFinite(toY) ? toX : NaN;
    fromY = toY;
  }
  // A column that holds nothing but a turn of the curve has no width of its own.
  return { top, bottom, mean: area.map((sum, column) => (covered[column]! > 0 ? sum / covered[column]! : top[column]!)) };
}
