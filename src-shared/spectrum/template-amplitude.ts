import { bandOfInverse, solveLower, type BandMatrix } from '@shared/numerics/linear-algebra/banded-cholesky';
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
  /** (BᵀW₀B)⁻¹ as far as templates of few coefficients need it. */
  readonly covariance: BandMatrix;
}

/** A template that acts on more neighbouring coefficients than this is evaluated by the factor. */
const covarianceReach = 15;

/** The residuals of counts over their background. */
export function residualsOver(counts: Float64Array, background: SmoothBackground): Residuals {
  const n = counts.length;
  const residual = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    residual[i] = counts[i]! - background.values[i]!;
    // The very weights of the fit where there was one, so that "same weights" means "not masked".
    weights[i] = background.weights[i]! || background.blankWeights[i]!;
  }
  return { residual, weights, background, covariance: bandOfInverse(background.factor, covarianceReach) };
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
  const { basis, blankWeights, blankFactor } = residuals.background;
  const projected = new Float64Array(basis.coefficients);
  let information = 0;
  for (let i = 0; i < template.length; i += 1) {
    const t = template[i]!;
    if (t === 0) continue;
    const tw = t * blankWeights[i]!;
    information += t * tw;
    const k = basis.first[i]!;
    for (let a = 0; a < 4; a += 1) projected[k + a]! += tw * basis.values[4 * i + a]!;
  }
  solveLower(blankFactor, projected);
  for (const value of projected) information -= value * value;
  return information > 0 ? 1 / Math.sqrt(information) : Infinity;
}

/** A function that evaluates templates against residuals, reusing its work arrays. */
export function templateEvaluator(residuals: Residuals): (first: number, template: Float64Array, from: number, to: number) => TemplateSums {
  const { residual, weights, background, covariance } = residuals;
  const { basis, factor } = background;
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
    const isWide = highest - lowest > covarianceReach;
    const end = isWide ? m : highest + 1;
    all.fill(0, lowest, end);
    let isMasked = false;
    for (let i = from; i < to; i += 1) {
      const t = template[i - first]!;
      if (t === 0) continue;
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
      leaked.fill(0, lowest, end);
      shared.fill(0, lowest, end);
      for (let i = from; i < to; i += 1) {
        const w0 = background.weights[i]!;
        if (w0 === 0 || template[i - first] === 0) continue;
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
    if (isWide) {
      // vᵀA⁻¹w = (L⁻¹v)ᵀ(L⁻¹w)
      solveLower(factor, all, lowest);
      if (isMasked) {
        solveLower(factor, leaked, lowest);
        solveLower(factor, shared, lowest);
      }
      for (let a = lowest; a < m; a += 1) {
        allAll += all[a]! * all[a]!;
        if (isMasked) {
          leakedAll += leaked[a]! * all[a]!;
          sharedAll += shared[a]! * all[a]!;
        }
      }
    } else {
      const { values, band } = covariance;
      for (let a = lowest; a <= highest; a += 1) {
        let dot = 0;
        for (let b = lowest; b <= highest; b += 1) dot += (a >= b ? values[a * (band + 1) + b - a + band]! : values[b * (band + 1) + a - b + band]!) * all[b]!;
        allAll += all[a]! * dot;
        if (isMasked) {
          leakedAll += leaked[a]! * dot;
          sharedAll += shared[a]! * dot;
        }
      }
    }
    sums.numerator = numerator;
    sums.information = information;
    sums.response = isMasked ? information - leakedAll : information - allAll;
    sums.variance = isMasked ? information + allAll - 2 * sharedAll : information - allAll;
    return sums;
  };
}
