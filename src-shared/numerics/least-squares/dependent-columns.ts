/** Which columns of a triangle the data can tell apart, and which are combinations of others. */
import { solveUpper, triangularise } from '../linear-algebra/householder';

/** Values that the data determine, and what they are combinations of. */
export interface ReducedTriangle {
  /** Column-major, stride = size, over the kept columns; rows and columns without the dependent ones. */
  readonly values: Float64Array;
  readonly size: number;
  readonly kept: readonly number[];
  /** Null vectors of the dropped columns, over all columns given. */
  readonly nullVectors: readonly Float64Array[];
}

/** A value takes part in a null vector when its share, in units of its column's norm, is above this. */
export const shareThreshold = 1e-3;

/**
 * Drops from the first `own` columns of a triangle those that are combinations of columns before them, and
 * triangularises what is left. The other columns follow along.
 */
export function dropDependent(triangle: Float64Array, stride: number, size: number, own: number, norms: Float64Array, tolerance: number): ReducedTriangle {
  const kept: number[] = [];
  const nullVectors: Float64Array[] = [];
  const work = new Float64Array(stride * size);
  const load = (columns: readonly number[]): void => {
    columns.forEach((column, k) => {
      for (let i = 0; i < stride; i += 1) work[k * stride + i] = i <= column ? triangle[column * stride + i]! : 0;
    });
  };
  for (let column = 0; column < own; column += 1) {
    const trial = [...kept, column];
    load(trial);
    // Without a gap so far the triangle is already one.
    if (nullVectors.length > 0) triangularise(work, stride, trial.length, stride, trial.length);
    const rank = kept.length;
    let part = 0;
    for (let i = rank; i < stride; i += 1) part += work[rank * stride + i]! ** 2;
    if (Math.sqrt(part) > tolerance * norms[column]!) {
      kept.push(column);
      continue;
    }
    const shares = work.slice(rank * stride, rank * stride + rank);
    solveUpper(work, stride, rank, shares);
    const vector = new Float64Array(size);
    vector[column] = 1;
    kept.forEach((other, k) => (vector[other] = -shares[k]!));
    nullVectors.push(vector);
  }
  const all = [...kept, ...Array.from({ length: size - own }, (_, k) => own + k)];
  load(all);
  if (nullVectors.length > 0) triangularise(work, stride, all.length, stride, all.length);
  const values = new Float64Array(all.length * all.length);
  for (let j = 0; j < all.length; j += 1) for (let i = 0; i <= j; i += 1) values[j * all.length + i] = work[j * stride + i]!;
  return { values, size: all.length, kept, nullVectors };
}

/** Names by their columns the values that take part in a null vector. */
export function markShares(vector: Float64Array, norms: Float64Array, mark: (k: number) => void): void {
  // A column of zeros has no norm to compare by; it is its own null vector.
  let largest = 0;
  vector.forEach((value, k) => (largest = Math.max(largest, Math.abs(value) * norms[k]!)));
  vector.forEach((value, k) => {
    if (value === 1 || (value !== 0 && Math.abs(value) * norms[k]! > shareThreshold * largest)) mark(k);
  });
}
