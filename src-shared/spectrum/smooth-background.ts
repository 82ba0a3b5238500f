import { bandMatrix, bandedCholesky, solveBanded, type BandMatrix } from '@shared/numerics/linear-algebra/banded-cholesky';

/**
 * The smooth part of a counted spectrum (halos, broad bands, air scatter, fluorescence) as a cubic B-spline. For detection no
 * shape of a halo has to be believed: whatever is broader than the knot spacing is background, and its uncertainty counts in
 * every significance.
 */
export interface SmoothBackground {
  /** Knot spacing, in units of x. */
  readonly spacing: number;
  /** Expected counts per channel. */
  readonly values: Float64Array;
  /** Inverse variances of the counts, 1/expected counts at the usual exposure; 0 for channels that were left out. */
  readonly weights: Float64Array;
  /** The same for all channels. */
  readonly blankWeights: Float64Array;
  readonly basis: SplineBasis;
  /** Factor of BᵀWB over the channels used, and over all channels. */
  readonly factor: BandMatrix;
  readonly blankFactor: BandMatrix;
  /** χ² over the channels used, and their number. */
  readonly chiSquare: number;
  readonly channels: number;
}

export interface SplineBasis {
  readonly coefficients: number;
  /** First of the four coefficients that act on each channel. */
  readonly first: Int32Array;
  /** Four values per channel. */
  readonly values: Float64Array;
}

/** Uniform cubic B-splines over the range of `x` (increasing), with at least `spacing` between knots. */
export function splineBasis(x: Float64Array, spacing: number): SplineBasis {
  const start = x[0]!;
  const range = x[x.length - 1]! - start;
  const intervals = Math.max(1, Math.floor(range / spacing));
  const first = new Int32Array(x.length);
  const values = new Float64Array(4 * x.length);
  for (let i = 0; i < x.length; i += 1) {
    const position = ((x[i]! - start) / range) * intervals;
    const interval = Math.min(intervals - 1, Math.floor(position));
    const t = position - interval;
    const s = 1 - t;
    first[i] = interval;
    values[4 * i] = (s * s * s) / 6;
    values[4 * i + 1] = (3 * t * t * t - 6 * t * t + 4) / 6;
    values[4 * i + 2] = (3 * s * s * s - 6 * s * s + 4) / 6;
    values[4 * i + 3] = (t * t * t) / 6;
  }
  return { coefficients: intervals + 3, first, values };
}

/** The lower triangle of dᵀd for d = (1, −2, 1) on rows k−2 … k, as [row, column, value] relative to k. */
const secondDifference = [
  [-2, -2, 1],
  [-1, -2, -2],
  [-1, -1, 4],
  [0, -2, 1],
  [0, -1, -2],
  [0, 0, 1],
] as const;

/** BᵀWB plus a faint penalty on second differences, which carries the curve over gaps without data and matters nowhere else. */
function gram(basis: SplineBasis, weights: Float64Array): BandMatrix {
  const matrix = bandMatrix(basis.coefficients, 3);
  for (let i = 0; i < weights.length; i += 1) {
    const w = weights[i]!;
    if (w === 0) continue;
    const k = basis.first[i]!;
    for (let a = 0; a < 4; a += 1) {
      const wa = w * basis.values[4 * i + a]!;
      for (let b = 0; b <= a; b += 1) matrix.values[(k + a) * 4 + b - a + 3]! += wa * basis.values[4 * i + b]!;
    }
  }
  let largest = 0;
  for (let k = 0; k < basis.coefficients; k += 1) largest = Math.max(largest, matrix.values[4 * k + 3]!);
  const penalty = 1e-6 * largest;
  for (let k = 2; k < basis.coefficients; k += 1) {
    for (const [row, column, factor] of secondDifference) matrix.values[4 * (k + row) + column - row + 3]! += penalty * factor;
  }
  return matrix;
}

/** Bᵀ v over a run of channels that starts at `first`; adds into `out`. */
export function projectOnto(basis: SplineBasis, first: number, v: Float64Array, out: Float64Array): void {
  for (let i = 0; i < v.length; i += 1) {
    const channel = first + i;
    const k = basis.first[channel]!;
    for (let a = 0; a < 4; a += 1) out[k + a]! += basis.values[4 * channel + a]! * v[i]!;
  }
}

/** What a smooth part fitted with the weights of this one would leave of a curve on the same channels. */
export function besideBackground({ basis, weights, factor }: SmoothBackground, curve: Float64Array): Float64Array {
  const coefficients = new Float64Array(basis.coefficients);
  projectOnto(basis, 0, curve.map((value, i) => weights[i]! * value), coefficients);
  solveBanded(factor, coefficients);
  return curve.map((value, i) => value - splineAt(basis, coefficients, i));
}

/** The value of a spline at a channel. */
function splineAt({ first, values }: SplineBasis, coefficients: Float64Array, channel: number): number {
  const k = first[channel]!;
  let value = 0;
  for (let a = 0; a < 4; a += 1) value += values[4 * channel + a]! * coefficients[k + a]!;
  return value;
}

/**
 * Fits the spline to counts by maximum likelihood (weights from the model, iterated) over the channels where `use` is 1.
 * Floors the expected counts at 0.5, below which a channel says nothing about a smooth level.
 */
export function fitSmoothBackground(x: Float64Array, counts: Float64Array, use: Uint8Array, spacing: number): SmoothBackground {
  const basis = splineBasis(x, spacing);
  const n = x.length;
  const values = new Float64Array(n);
  const weights = new Float64Array(n);
  const weighted = new Float64Array(n);
  // Start from a running level: its own scatter hardly enters the weights.
  const half = 25;
  let sum = 0;
  for (let i = 0; i < Math.min(half, n); i += 1) sum += counts[i]!;
  for (let i = 0; i < n; i += 1) {
    if (i + half < n) sum += counts[i + half]!;
    if (i - half - 1 >= 0) sum -= counts[i - half - 1]!;
    values[i] = Math.max(0.5, sum / (Math.min(n - 1, i + half) - Math.max(0, i - half) + 1));
  }
  let factor: BandMatrix | null = null;
  for (let iteration = 0; iteration < 3; iteration += 1) {
    for (let i = 0; i < n; i += 1) {
      weights[i] = use[i] === 1 ? 1 / Math.max(values[i]!, 0.5) : 0;
      weighted[i] = weights[i]! * counts[i]!;
    }
    factor = bandedCholesky(gram(basis, weights));
    if (factor === null) throw new Error(`The background of ${n} channels with knots every ${spacing} has no solution.`);
    const coefficients = new Float64Array(basis.coefficients);
    projectOnto(basis, 0, weighted, coefficients);
    solveBanded(factor, coefficients);
    for (let i = 0; i < n; i += 1) values[i] = Math.max(splineAt(basis, coefficients, i), 0.5);
  }
  let chiSquare = 0;
  let channels = 0;
  for (let i = 0; i < n; i += 1) {
    if (weights[i] === 0) continue;
    const difference = counts[i]! - values[i]!;
    chiSquare += difference * difference * weights[i]!;
    channels += 1;
  }
  const blankWeights = values.map((value) => 1 / value);
  const blankFactor = channels === n ? factor : bandedCholesky(gram(basis, blankWeights));
  return { spacing, values, weights, blankWeights, basis, factor: factor!, blankFactor: blankFactor!, chiSquare, channels };
}

/** Of backgrounds whose criterion is as good as this, the finest is taken. */
const admissible = 8;

/**
 * The background with the finest knot spacing among `spacings` (falling, in units of x) that Akaike's criterion hardly prefers another
 * to: where a further knot explains a little, what it explains would be summed over the many channels of a template into a bias, while
 * every coefficient costs sensitivity. The finest must not be finer than the broad features need, since then it would swallow narrow ones.
 */
export function chooseSmoothBackground(x: Float64Array, counts: Float64Array, use: Uint8Array, spacings: readonly number[]): SmoothBackground {
  const range = x[x.length - 1]! - x[0]!;
  const finest = spacings[spacings.length - 1]!;
  const candidates = spacings.filter((spacing) => spacing <= range / 2 || spacing === finest).map((spacing) => fitSmoothBackground(x, counts, use, spacing));
  const criteria = candidates.map(({ chiSquare, basis }) => chiSquare + 2 * basis.coefficients);
  const lowest = Math.min(...criteria);
  let chosen = candidates.length - 1;
  while (criteria[chosen]! > lowest + admissible) chosen -= 1;
  return candidates[chosen]!;
}
