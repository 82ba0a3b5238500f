import { bandMatrix, bandedCholesky, bandOfInverse, solveBanded, type BandMatrix } from '@shared/numerics/linear-algebra/banded-cholesky';
import type { Pattern } from './pattern';
import { splineBasis, type SmoothBackground, type SplineBasis } from '@shared/spectrum/smooth-background';

/** Knots, °: finer than anything that scatters smoothly in a laboratory pattern; how far the curve uses them is learned from the pattern. */
const knotSpacing = 0.45;
/** Roughness is shared by rows within about this distance (standard deviation of the window), °. */
const roughnessReach = 2;
/** Every place counts this many rows of the roughness that a halo of 8° FWHM, as high as what it stands on, brings along (third differences of the logarithm for 1° knots). */
const usualRows = 1;
const usualRoughness = 0.013;
/** Expected events per channel are not taken to be fewer than this. */
const fewestEvents = 0.02;
/** The logarithm rises by no more than this in one iteration: where counts lie far above the curve, a full step would overshoot. */
const largestRise = 1;
/** The fit starts from a curve rougher than usual by this factor in the variance. */
const firstRoughness = 100;
/** A variance learned from some six rows may be too small by about this factor; a little freedom too much costs little sensitivity. */
const roughnessDoubt = 1.3;
const mostIterations = 12;
/** Relative change of a variance, and of the curve in σ of one channel, that ends the iterations. */
const settledVariance = 0.1;
const settledCurve = 0.03;

/** The smooth scattering of a pattern, and how rough its logarithm is, by knot. */
export interface SmoothScattering {
  /** In counts; its factors hold the roughness as prior knowledge, so that its uncertainty is that of a curve which may bend so much. */
  readonly background: SmoothBackground;
  /** Variance of third differences of the spline coefficients. */
  readonly roughness: Float64Array;
  /** The spline of the logarithm. */
  readonly spline: SplineBasis;
}

/** What is known from an earlier fit to the same pattern. */
export interface EarlierFit {
  readonly fit: SmoothScattering;
  /** Whether its roughness is kept, or learned on from there. */
  readonly keepsRoughness: boolean;
}

/**
 * The smooth part of a pattern (halos of any shape, air scatter) over the channels where `use` is 1: a cubic spline in the logarithm of
 * the expected counts, fitted by Poisson maximum likelihood under a penalty on third differences. An exponential fall and the tip of a
 * Gaussian halo cost no penalty. How much the curve may bend is learned from its surroundings by maximum marginal likelihood
 * (Eilers & Marx, Stat. Sci. 11, 89 (1996), doi 10.1214/ss/1038425655; Wood & Fasiolo, Biometrics 73, 1071 (2017), doi 10.1111/biom.12666),
 * so that it is free where a narrow halo or steep air scatter asks for it and stiff elsewhere, where every freedom costs sensitivity.
 *
 * @param pattern in uniform steps
 * @param use 1 for the channels that take part
 */
export function fitSmoothScattering(pattern: Omit<Pattern, 'radiation'>, use: Uint8Array, earlier: EarlierFit | null = null): SmoothScattering {
  const { twoTheta: x, exposure } = pattern;
  const n = x.length;
  const range = x[n - 1]! - x[0]!;
  const spacing = Math.min(knotSpacing, range / 4);
  const spline = earlier?.fit.spline ?? splineBasis(x, spacing);
  const m = spline.coefficients;
  const knot = range / (m - 3);
  const usual = (usualRoughness * knot ** 3) ** 2;
  const roughness = earlier?.fit.roughness.slice() ?? new Float64Array(m - 3).fill(firstRoughness * usual);
  const window = kernel(roughnessReach / knot);
  const expected = earlier?.fit.background.values.slice() ?? runningMean(pattern, use, 25);
  const logarithm = expected.map(Math.log);
  let factor: BandMatrix | null = null;
  for (let iteration = 0; iteration < mostIterations; iteration += 1) {
    const right = new Float64Array(m);
    const data = workingSystem(spline, pattern, expected, logarithm, use, right);
    let isSettled = true;
    let coefficients = right;
    for (let round = 0; round < 2; round += 1) {
      factor = factorise(data, roughness);
      coefficients = right.slice();
      solveBanded(factor, coefficients);
      if (earlier?.keepsRoughness === true) break;
      isSettled = learnRoughness(coefficients, factor, roughness, window, usual) && isSettled;
    }
    if (follow(spline, coefficients, exposure, expected, logarithm) < settledCurve && isSettled) break;
  }
  const blankWeights = expected.map((value, i) => exposure[i]! / value);
  const blankFactor = use.includes(0) ? factorise(workingSystem(spline, pattern, expected, logarithm, new Uint8Array(n).fill(1), new Float64Array(m)), roughness) : factor!;
  return {
    background: { spacing, values: expected, weights: blankWeights.map((weight, i) => (use[i] === 1 ? weight : 0)), blankWeights, basis: onCounts(spline, expected), factor: factor!, blankFactor, chiSquare: 0, channels: 0 },
    roughness,
    spline,
  };
}

/** Moves the curve to the coefficients (in place); returns how far at most, in σ of a channel. */
function follow({ first, values }: SplineBasis, coefficients: Float64Array, exposure: Float64Array, expected: Float64Array, logarithm: Float64Array): number {
  let change = 0;
  for (let i = 0; i < expected.length; i += 1) {
    const k = first[i]!;
    let value = 0;
    for (let a = 0; a < 4; a += 1) value += values[4 * i + a]! * coefficients[k + a]!;
    const bounded = Math.max(Math.min(value, logarithm[i]! + largestRise), Math.log(fewestEvents / exposure[i]!));
    change = Math.max(change, Math.abs(bounded - logarithm[i]!) * Math.sqrt(exposure[i]! * expected[i]!));
    logarithm[i] = bounded;
    expected[i] = Math.exp(bounded);
  }
  return change;
}

/** The spline as it acts on counts, db/dc = b·B. */
function onCounts(spline: SplineBasis, expected: Float64Array): SplineBasis {
  const values = new Float64Array(4 * expected.length);
  for (let i = 0; i < expected.length; i += 1) {
    for (let a = 0; a < 4; a += 1) values[4 * i + a] = expected[i]! * spline.values[4 * i + a]!;
  }
  return { ...spline, values };
}

function kernel(reach: number): Float64Array {
  const half = Math.ceil(3 * reach);
  return Float64Array.from({ length: half + 1 }, (_, k) => Math.exp(-0.5 * (k / reach) ** 2));
}

/** A level that its own scatter hardly enters: the mean of the used channels within `half`. */
function runningMean({ counts, exposure }: Pick<Pattern, 'counts' | 'exposure'>, use: Uint8Array, half: number): Float64Array {
  const n = counts.length;
  const mean = new Float64Array(n);
  let sum = 0;
  let used = 0;
  let from = 0;
  let to = 0;
  for (let i = 0; i < n; i += 1) {
    for (; to <= Math.min(n - 1, i + half); to += 1) {
      if (use[to] === 0) continue;
      sum += counts[to]! * exposure[to]!;
      used += exposure[to]!;
    }
    for (; from < i - half; from += 1) {
      if (use[from] === 0) continue;
      sum -= counts[from]! * exposure[from]!;
      used -= exposure[from]!;
    }
    const least = 0.5 / exposure[i]!;
    mean[i] = used > 0 ? Math.max(least, sum / used) : (mean[i - 1] ?? least);
  }
  return mean;
}

/** BᵀWB and BᵀWz of iteratively re-weighted least squares with a logarithmic link: W = e b, z = ln b + (y − b)/b. */
function workingSystem(basis: SplineBasis, { counts, exposure }: Pick<Pattern, 'counts' | 'exposure'>, expected: Float64Array, logarithm: Float64Array, use: Uint8Array, right: Float64Array): BandMatrix {
  const matrix = bandMatrix(basis.coefficients, 3);
  const { values: b, first } = basis;
  for (let i = 0; i < counts.length; i += 1) {
    if (use[i] === 0) continue;
    const w = exposure[i]! * expected[i]!;
    const z = w * logarithm[i]! + exposure[i]! * counts[i]! - w;
    const k = first[i]!;
    for (let a = 0; a < 4; a += 1) {
      const ba = b[4 * i + a]!;
      right[k + a]! += ba * z;
      const wa = w * ba;
      for (let c = 0; c <= a; c += 1) matrix.values[(k + a) * 4 + c - a + 3]! += wa * b[4 * i + c]!;
    }
  }
  return matrix;
}

const thirdDifference = [-1, 3, -3, 1] as const;

/** The factor of BᵀWB + DᵀΛD with Λ = 1/square. */
function factorise(data: BandMatrix, square: Float64Array): BandMatrix {
  const matrix = { ...data, values: data.values.slice() };
  for (let k = 0; k < square.length; k += 1) {
    for (let a = 0; a < 4; a += 1) {
      for (let c = 0; c <= a; c += 1) matrix.values[(k + a) * 4 + c - a + 3]! += (thirdDifference[a]! * thirdDifference[c]!) / square[k]!;
    }
  }
  const factor = bandedCholesky(matrix);
  if (factor === null) throw new Error('The smooth scattering of the pattern has no solution.');
  return factor;
}

/** One step towards the variances of largest marginal likelihood, shared over the window. Returns whether it hardly moved. */
function learnRoughness(coefficients: Float64Array, factor: BandMatrix, square: Float64Array, window: Float64Array, usual: number): boolean {
  const rows = square.length;
  const inverse = bandOfInverse(factor);
  const seen = new Float64Array(rows);
  const determined = new Float64Array(rows);
  for (let k = 0; k < rows; k += 1) {
    let difference = 0;
    let variance = 0;
    for (let a = 0; a < 4; a += 1) {
      difference += thirdDifference[a]! * coefficients[k + a]!;
      for (let c = 0; c < 4; c += 1) variance += thirdDifference[a]! * thirdDifference[c]! * inverse.values[(k + Math.max(a, c)) * 4 + 3 - Math.abs(a - c)]!;
    }
    seen[k] = difference * difference;
    determined[k] = Math.max(0, 1 - variance / square[k]!);
  }
  let isSettled = true;
  for (let k = 0; k < rows; k += 1) {
    let top = usualRows * usual;
    let bottom = usualRows;
    for (let j = Math.max(0, k - window.length + 1); j < Math.min(rows, k + window.length); j += 1) {
      const w = window[Math.abs(j - k)]!;
      top += w * seen[j]!;
      bottom += w * determined[j]!;
    }
    const next = (roughnessDoubt * top) / bottom;
    if (Math.abs(Math.log(next / square[k]!)) > settledVariance) isSettled = false;
    square[k] = next;
  }
  return isSettled;
}
