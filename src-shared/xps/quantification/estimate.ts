/** Values with their covariance, and what follows from them by first-order propagation. */

/** Estimated numbers and their covariance, row-major. */
export interface Estimates {
  readonly values: Float64Array;
  readonly covariance: Float64Array;
}

/** Variance of a function of the estimates from its gradient: gᵀ C g. */
export function propagatedVariance(gradient: ArrayLike<number>, covariance: Float64Array): number {
  return propagatedCovariance(gradient, gradient, covariance);
}

/** Covariance of two functions of the same estimates: gᵀ C h. */
export function propagatedCovariance(g: ArrayLike<number>, h: ArrayLike<number>, covariance: Float64Array): number {
  const n = g.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (g[i] === 0) continue;
    let row = 0;
    for (let j = 0; j < n; j++) row += covariance[i * n + j]! * h[j]!;
    sum += g[i]! * row;
  }
  return sum;
}

/**
 * The ratio of two weighted sums of estimates, with its standard uncertainty.
 * Null when the denominator is not positive.
 */
export function ratioOfSums(
  estimates: Estimates,
  numerator: ArrayLike<number>,
  denominator: ArrayLike<number>,
): { readonly value: number; readonly stdUncertainty: number; readonly gradient: Float64Array } | null {
  let above = 0;
  let below = 0;
  for (let i = 0; i < estimates.values.length; i++) {
    above += numerator[i]! * estimates.values[i]!;
    below += denominator[i]! * estimates.values[i]!;
  }
  if (!(below > 0)) return null;
  const value = above / below;
  const gradient = Float64Array.from(estimates.values, (_, i) => (numerator[i]! - value * denominator[i]!) / below);
  return { value, stdUncertainty: Math.sqrt(Math.max(0, propagatedVariance(gradient, estimates.covariance))), gradient };
}
