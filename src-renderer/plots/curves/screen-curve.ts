/** Long curves as a screen needs them: a pan over a million points would go through all of them in every frame. */
import { visibleIndices } from '@shared/figures/scene/visible-indices';
import type { Range } from '@shared/figures/scene/zoom';

interface Points {
  /** Increasing. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Points of which the first, the lowest, the highest and the last one stand for all. */
const block = 32;
/** Blocks in a column from which on the edges of blocks do not show. */
const blocksInColumn = 4;

/** By their y, with the x that they were thinned over. */
const thinnedCurves = new WeakMap<Float64Array, { readonly of: Float64Array; readonly thinned: Points }>();

/** The curve itself or, where the shown part has many points for each column, four points of every block of it in their order. For the screen only. */
export function screenCurve({ x, y }: Points, range: Range, columns: number): Points {
  if (x.length < blocksInColumn * block * columns) return { x, y };
  const [first, last] = visibleIndices(x, range);
  if (last - first < blocksInColumn * block * columns) return { x, y };
  const known = thinnedCurves.get(y);
  if (known?.of === x) return known.thinned;
  const made = thinned(x, y);
  thinnedCurves.set(y, { of: x, thinned: made });
  return made;
}

function thinned(x: Float64Array, y: Float64Array): Points {
  const count = 4 * Math.ceil(x.length / block);
  const [thinX, thinY] = [new Float64Array(count), new Float64Array(count)];
  let at = 0;
  const keep = (i: number): void => {
    thinX[at] = x[i]!;
    thinY[at] = y[i]!;
    at += 1;
  };
  for (let from = 0; from < x.length; from += block) {
    const last = Math.min(from + block, x.length) - 1;
    let low = from;
    let high = from;
    for (let i = from + 1; i <= last; i += 1) {
      if (y[i]! < y[low]!) low = i;
      if (y[i]! > y[high]!) high = i;
    }
    keep(from);
    keep(Math.min(low, high));
    keep(Math.max(low, high));
    keep(last);
  }
  return { x: thinX, y: thinY };
}
