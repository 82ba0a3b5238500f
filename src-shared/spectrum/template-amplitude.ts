import { solveBanded, type BandMatrix } from '@shared/numerics/linear-algebra/banded-cholesky';
import type { SmoothBackground } from './smooth-background';

/**
 * The amplitude of a template beside a free smooth background, with the background's own uncertainty in it. For a template t,
 * weights W (all channels), W₀ (the channels the background was fitted to), basis B and C = (BᵀW₀B)⁻¹:
 *   numerator = tᵀW(y − b),  response = tᵀWt − (BᵀWt)ᵀC(BᵀW₀t),  variance = tᵀWt + (BᵀWt)ᵀC(BᵀWt) − 2 sᵀC(BᵀWt),
 * where s is BᵀWt over the channels of the background fit only.
 * Amplitude = numerator/response, σ = √variance/response, z = numerator/√variance. With W₀ = W this is the least-squares
 * amplitude of t.
 */
export interface Residuals {
  /** Counts minus background minus whatever was taken out. */
  readonly residual: Float64Array;
  /** Inverse variance of the residual: counting, plus doubt about what was taken out. */
  readonly weights: Float64Array;
  readonly background: SmoothBackground;
  /** (BᵀW₀B)⁻¹, dense, row-major. */
  readonly covariance: Float64Array;
  /** The same with every channel in the fit: what a spectrum without lines would know. */
  readonly blankCovariance: Float64Array;
}

/** The residuals of counts over their background. */
export function residualsOver(counts: Float64Array, background: SmoothBackground): Residuals {
  const n = counts.length;
  const residual = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    residual[i] = counts[i]! - background.values[i]!;
    // The very weights of the fit where there was one, so that "same weights" means "not masked".
    weights[i] = background.weights[i]! || 1 / background.values[i]!;
  }
  return { residual, weights, background, covariance: denseInverse(background.factor), blankCovariance: denseInverse(background.blankFactor) };
}

/** Dense inverse of BᵀWB from its factor, row-major: some dozens of coefficients. */
function denseInverse(factor: BandMatrix): Float64Array {
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
export interface TemplateSums {
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
