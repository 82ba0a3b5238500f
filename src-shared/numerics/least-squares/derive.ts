import type { Fit } from './types';

/** Quantities derived from fitted values by the delta method. */
interface Derived {
  readonly values: Float64Array;
  /** Row-major, values.length². `null` when the fit has no covariance. */
  readonly covariance: Float64Array | null;
  /**
   * Names among those asked for that have no variance: at a bound, at zero, or not told apart by the data.
   * The covariance holds for them as they stand and says nothing about their own uncertainty.
   */
  readonly heldOut: readonly string[];
}

/** All fitted values by name: parameters, and amplitudes as "block/amplitude". */
export function fittedValues(fit: Fit): ReadonlyMap<string, number> {
  const values = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  for (const block of fit.blocks) for (const amplitude of block.amplitudes) values.set(`${block.name}/${amplitude.name}`, amplitude.value);
  return values;
}

/** Finite differences step this share of the standard error: small against the curvature, large against rounding. */
const stepInSigma = 1e-3;

/**
 * Derives quantities g(values of `names`) and their covariance G C Gᵀ.
 *
 * @param g gives the quantities for values in the order of `names`; it is differentiated numerically unless `gradient` is given
 * @param gradient rows ∂g_i/∂value_j
 * @throws RangeError for a name the fit does not have
 */
export function derive(
  fit: Fit,
  names: readonly string[],
  g: (values: Float64Array) => readonly number[],
  gradient?: (values: Float64Array) => readonly (readonly number[])[],
): Derived {
  const fitted = fittedValues(fit);
  const at = Float64Array.from(names, (name) => {
    const value = fitted.get(name);
    if (value === undefined) throw new RangeError(`the fit has no value called ${name}`);
    return value;
  });
  const values = Float64Array.from(g(at));
  const { covariance } = fit;
  if (!covariance) return { values, covariance: null, heldOut: [] };

  const variances = names.map((name) => covariance.variance(name));
  const moving = names.flatMap((_, j) => (variances[j] !== null ? [j] : []));
  const given = gradient?.(at);
  const slopes = moving.map((j) => {
    if (given) return Float64Array.from(given, (row) => row[j]!);
    const h = stepInSigma * Math.sqrt(variances[j]!) || Number.EPSILON ** (1 / 3) * Math.max(Math.abs(at[j]!), 1e-6);
    const shifted = at.slice();
    shifted[j] = at[j]! + h;
    const high = g(shifted);
    shifted[j] = at[j]! - h;
    const low = g(shifted);
    return Float64Array.from(high, (value, i) => (value - low[i]!) / (2 * h));
  });
  const sub = covariance.sub(moving.map((j) => names[j]!));
  const m = moving.length;
  const n = values.length;
  const matrix = new Float64Array(n * n);
  for (let a = 0; a < n; a += 1)
    for (let b = 0; b < n; b += 1) {
      let sum = 0;
      for (let i = 0; i < m; i += 1) for (let j = 0; j < m; j += 1) sum += slopes[i]![a]! * sub[i * m + j]! * slopes[j]![b]!;
      matrix[a * n + b] = sum;
    }
  return { values, covariance: matrix, heldOut: names.filter((_, j) => variances[j] === null) };
}
