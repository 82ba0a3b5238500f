/** Weighted Whittaker smoother: z minimises Σ wᵢ (yᵢ − zᵢ)² + λ Σ (second difference of z)², in O(n). */
import { bandedCholesky, bandMatrix, solveBanded } from '@shared/numerics/linear-algebra/banded-cholesky';

/**
 * Solves (W + λ DᵀD) z = W y with second differences D.
 * @throws RangeError when fewer than 3 points are given or the weights leave the line undetermined
 */
export function whittakerSmooth(y: Float64Array, weights: Float64Array, lambda: number): Float64Array {
  const n = y.length;
  if (n < 3) throw new RangeError(`a baseline needs at least 3 points; got ${n}`);
  if (!(lambda > 0)) throw new RangeError(`the smoothing parameter must be positive; got ${lambda}`);
  const matrix = bandMatrix(n, 2);
  const { values } = matrix;
  for (let i = 0; i < n; i++) values[3 * i + 2] = weights[i]!;
  // Each second difference (1, −2, 1) at i, i+1, i+2 adds its outer product.
  for (let i = 0; i + 2 < n; i++) {
    values[3 * i + 2]! += lambda;
    values[3 * (i + 1) + 2]! += 4 * lambda;
    values[3 * (i + 2) + 2]! += lambda;
    values[3 * (i + 1) + 1]! -= 2 * lambda;
    values[3 * (i + 2) + 1]! -= 2 * lambda;
    values[3 * (i + 2)]! += lambda;
  }
  const factor = bandedCholesky(matrix);
  if (!factor) throw new RangeError('the baseline is undetermined: fewer than two points carry weight');
  const z = y.map((value, i) => weights[i]! * value);
  solveBanded(factor, z);
  return z;
}

/** A baseline found by iteration. */
export interface IteratedBaseline {
  readonly baseline: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/** |a − b| / |a|, Euclidean. */
export function relativeChange(a: Float64Array, b: Float64Array): number {
  let difference = 0;
  let size = 0;
  for (let i = 0; i < a.length; i++) {
    difference += (a[i]! - b[i]!) ** 2;
    size += a[i]! ** 2;
  }
  return Math.sqrt(difference / size);
}
