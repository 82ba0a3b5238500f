/** Asymmetric least squares (Eilers & Boelens 2005): weight p above the baseline, 1 − p below. */
import { whittakerSmooth, type IteratedBaseline } from './whittaker';

export interface AslsOptions {
  /** Smoothing parameter λ; defaults to 1e6. */
  readonly lambda?: number;
  /** Weight of points above the baseline, 0 … ½; defaults to 0.01. */
  readonly asymmetry?: number;
  /** Defaults to 50. */
  readonly maxIterations?: number;
}

/** @param y intensities at equally spaced abscissas */
export function aslsBaseline(y: Float64Array, { lambda = 1e6, asymmetry = 0.01, maxIterations = 50 }: AslsOptions = {}): IteratedBaseline {
  if (!(asymmetry > 0 && asymmetry < 1)) throw new RangeError(`the asymmetry must lie between 0 and 1; got ${asymmetry}`);
  let weights = new Float64Array(y.length).fill(1);
  for (let iterations = 1; ; iterations++) {
    const baseline = whittakerSmooth(y, weights, lambda);
    const next = y.map((value, i) => (value > baseline[i]! ? asymmetry : 1 - asymmetry));
    // The weights take two values only: once no point changes sides, the solution is final.
    if (next.every((value, i) => value === weights[i])) return { baseline, iterations, converged: true };
    if (iterations >= maxIterations) return { baseline, iterations, converged: false };
    weights = next;
  }
}
