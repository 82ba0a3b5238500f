import { solveBanded, type BandMatrix } from '@shared/numerics/linear-algebra/banded-cholesky';
import { lowerBound, sampleBraggProfile } from './bragg-profile';
import type { Radiation } from './geometry';
import type { SmoothBackground } from './smooth-background';

/**
 * Matched filter with the background's own uncertainty in it. For a template t, weights W (all channels), W₀ (the channels the
 * background was fitted to), basis B and C = (BᵀW₀B)⁻¹:
 *   numerator = tᵀW(y − b),  response = tᵀWt − (BᵀWt)ᵀC(BᵀW₀t),  variance = tᵀWt + (BᵀWt)ᵀC(BᵀWt) − 2 sᵀC(BᵀWt),
 * where s is BᵀWt over the channels of the background fit only.
 * Amplitude = numerator/response, σ = √variance/response, z = numerator/√variance. With W₀ = W this is the least-squares
 * amplitude of t beside a free background.
 */
export interface Scan {
  /** FWHM of the template, °. */
  readonly fwhm: number;
  readonly numerator: Float64Array;
  readonly response: Float64Array;
  readonly variance: Float64Array;
}

/** What a scan looks at. All arrays have one element a channel. */
export interface Residuals {
  readonly twoTheta: Float64Array;
  /** Counts minus background minus whatever peaks were taken out. */
  readonly residual: Float64Array;
  /** Inverse variance of the residual: counting, plus doubt about peaks that were taken out. */
  readonly weights: Float64Array;
  readonly background: SmoothBackground;
  /** (BᵀW₀B)⁻¹, dense, row-major. */
  readonly covariance: Float64Array;
  /** The same with every channel in the fit: what a pattern without lines would know. */
  readonly blankCovariance: Float64Array;
  readonly radiation: Radiation;
}

/** Dense inverse of BᵀWB from its factor, row-major: some dozens of coefficients. */
export function denseInverse(factor: BandMatrix): Float64Array {
  const m = factor.size;
  const inverse = new Float64Array(m * m);
  const column = new Float64Array(m);
  for (let k = 0; k < m; k += 1) {
    column.fill(0);
    column[k] = 1;
    solveBanded(factor, column);
    for (let j = 0; j < m; j += 1) inverse[j * m + k] = column[j]!;
  }
  return inverse;
}

/** Sums of one template over the channels from `first` on. */
interface TemplateSums {
  numerator: number;
  /** tᵀWt: the information if the background were known. */
  information: number;
  response: number;
  variance: number;
}

/** Standard deviation of a template's amplitude in a pattern like this one without any line in it. */
export function blankSigma(residuals: Residuals, template: Float64Array): number {
  const { background, blankCovariance } = residuals;
  const { basis, values } = background;
  const m = basis.coefficients;
  const projected = new Float64Array(m);
  let information = 0;
  for (let i = 0; i < template.length; i += 1) {
    const t = template[i]!;
    if (t === 0) continue;
    const tw = t / values[i]!;
    information += t * tw;
    const k = basis.first[i]!;
    for (let a = 0; a < 4; a += 1) projected[k + a]! += tw * basis.values[4 * i + a]!;
  }
  for (let a = 0; a < m; a += 1) {
    if (projected[a] === 0) continue;
    let dot = 0;
    for (let b = 0; b < m; b += 1) dot += blankCovariance[a * m + b]! * projected[b]!;
    information -= projected[a]! * dot;
  }
  return information > 0 ? 1 / Math.sqrt(information) : Infinity;
}

/** A function that evaluates templates against residuals, reusing its work arrays. */
export function templateEvaluator(residuals: Residuals): (first: number, template: Float64Array, from: number, to: number) => TemplateSums {
  const { residual, weights, background, covariance } = residuals;
  const { basis } = background;
  const m = basis.coefficients;
  const all = new Float64Array(m);
  const leaked = new Float64Array(m);
  const shared = new Float64Array(m);
  const sums = { numerator: 0, information: 0, response: 0, variance: 0 };
  return (first, template, from, to) => {
    let numerator = 0;
    let information = 0;
    const lowest = basis.first[from]!;
    const highest = basis.first[to - 1]! + 3;
    all.fill(0, lowest, highest + 1);
    let isMasked = false;
    for (let i = from; i < to; i += 1) {
      const t = template[i - first]!;
      const tw = t * weights[i]!;
      numerator += tw * residual[i]!;
      information += t * tw;
      const k = basis.first[i]!;
      const at = 4 * i;
      all[k]! += tw * basis.values[at]!;
      all[k + 1]! += tw * basis.values[at + 1]!;
      all[k + 2]! += tw * basis.values[at + 2]!;
      all[k + 3]! += tw * basis.values[at + 3]!;
      if (background.weights[i] !== weights[i]) isMasked = true;
    }
    if (isMasked) {
      leaked.fill(0, lowest, highest + 1);
      shared.fill(0, lowest, highest + 1);
      for (let i = from; i < to; i += 1) {
        const w0 = background.weights[i]!;
        if (w0 === 0) continue;
        const leak = template[i - first]! * w0;
        const share = template[i - first]! * weights[i]!;
        const k = basis.first[i]!;
        for (let a = 0; a < 4; a += 1) {
          leaked[k + a]! += leak * basis.values[4 * i + a]!;
          shared[k + a]! += share * basis.values[4 * i + a]!;
        }
      }
    }
    let allAll = 0;
    let leakedAll = 0;
    let sharedAll = 0;
    for (let a = lowest; a <= highest; a += 1) {
      let dot = 0;
      for (let b = lowest; b <= highest; b += 1) dot += covariance[a * m + b]! * all[b]!;
      allAll += all[a]! * dot;
      if (isMasked) {
        leakedAll += leaked[a]! * dot;
        sharedAll += shared[a]! * dot;
      }
    }
    sums.numerator = numerator;
    sums.information = information;
    sums.response = isMasked ? information - leakedAll : information - allAll;
    sums.variance = isMasked ? information + allAll - 2 * sharedAll : information - allAll;
    return sums;
  };
}

/** The template hardly changes with angle, only its Kα2 distance does: it is sampled anew after this many degrees. */
const retemplateDeg = 1;

/** Response and variance are interpolated over this part of a template's width: they change with the background only … */
const smoothStride = 1;
/** … or, beside masked channels, with how much of the template they hide. */
const roughStride = 0.25;

/** Scans the template over the channels `from` … `to − 1` (defaults to all). The step must be uniform. */
export function scanTemplate(residuals: Residuals, fwhm: number, from = 0, to = residuals.twoTheta.length): Scan {
  const { twoTheta, radiation, residual, weights } = residuals;
  const n = twoTheta.length;
  const step = (twoTheta[n - 1]! - twoTheta[0]!) / (n - 1);
  const scan = { fwhm, numerator: new Float64Array(n), response: new Float64Array(n), variance: new Float64Array(n) };
  const evaluate = templateEvaluator(residuals);
  const weighted = new Float64Array(n);
  for (let i = 0; i < n; i += 1) weighted[i] = residual[i]! * weights[i]!;
  const roughUpTo = roughChannels(residuals);
  const smooth = Math.max(1, Math.floor((smoothStride * fwhm) / step));
  const rough = Math.max(1, Math.floor((roughStride * fwhm) / step));
  let template: Float64Array = new Float64Array(0);
  let lead = 0;
  let sampledAt = -Infinity;
  let lastExact = -1;
  for (let c = from; c < to; c += 1) {
    const x = twoTheta[c]!;
    if (x - sampledAt > retemplateDeg) {
      // Sampled on an endless grid of the same step, so that a template near an end is a cut one, not another one.
      const before = Math.ceil((5 * fwhm) / step);
      const after = Math.ceil((5 * fwhm + 0.01 * x) / step);
      const grid = new Float64Array(before + after + 1);
      for (let i = 0; i < grid.length; i += 1) grid[i] = x + (i - before) * step;
      const sampled = sampleBraggProfile(grid, x, fwhm, radiation);
      template = sampled.values;
      lead = sampled.first - before;
      sampledAt = x;
    }
    const first = c + lead;
    const low = Math.max(0, first);
    const high = Math.min(n, first + template.length);
    let numerator = 0;
    for (let i = low; i < high; i += 1) numerator += template[i - first]! * weighted[i]!;
    scan.numerator[c] = numerator;
    const stride = low === 0 || high === n ? 1 : roughUpTo[high]! > roughUpTo[low]! ? rough : smooth;
    if (c !== from && c !== to - 1 && c - lastExact < stride) continue;
    const sums = evaluate(first, template, low, high);
    scan.response[c] = sums.response;
    scan.variance[c] = sums.variance;
    for (let i = lastExact + 1; i < c && lastExact >= 0; i += 1) {
      const t = (i - lastExact) / (c - lastExact);
      scan.response[i] = (1 - t) * scan.response[lastExact]! + t * sums.response;
      scan.variance[i] = (1 - t) * scan.variance[lastExact]! + t * sums.variance;
    }
    lastExact = c;
  }
  return scan;
}

/** Running count of channels whose weight is not that of the background fit (masked, or a line was taken out). */
function roughChannels({ weights, background }: Residuals): Int32Array {
  const count = new Int32Array(weights.length + 1);
  for (let i = 0; i < weights.length; i += 1) count[i + 1] = count[i]! + (background.weights[i] === weights[i] ? 0 : 1);
  return count;
}

/** Value of a scan between channels, by linear interpolation; 0 outside the pattern. */
export function scanAt(twoTheta: Float64Array, values: Float64Array, position: number): number {
  const i = lowerBound(twoTheta, position);
  if (i >= twoTheta.length || (i === 0 && position < twoTheta[0]!)) return 0;
  if (i === 0) return values[0]!;
  const t = (position - twoTheta[i - 1]!) / (twoTheta[i]! - twoTheta[i - 1]!);
  return (1 - t) * values[i - 1]! + t * values[i]!;
}
