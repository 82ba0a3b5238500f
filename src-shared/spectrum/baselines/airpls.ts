/**
 * Adaptive iteratively reweighted penalised least squares (Zhang, Chen & Liang 2010, Analyst 135, 1138,
 * doi 10.1039/B922045C): points above the baseline get no weight, points below a weight that grows with their distance.
 */
import { whittakerSmooth, type IteratedBaseline } from './whittaker';

export interface AirplsOptions {
  /** Smoothing parameter λ; defaults to 1e6. */
  readonly lambda?: number;
  /** Ends when the sum of what lies below the baseline is less than this share of Σ|y|; defaults to 1e-3. */
  readonly tolerance?: number;
  /** Defaults to 50. */
  readonly maxIterations?: number;
}

/** @param y intensities at equally spaced abscissas */
export function airplsBaseline(y: Float64Array, { lambda = 1e6, tolerance = 1e-3, maxIterations = 50 }: AirplsOptions = {}): IteratedBaseline {
  const whole = y.reduce((sum, value) => sum + Math.abs(value), 0);
  let weights = new Float64Array(y.length).fill(1);
  for (let iterations = 1; ; iterations++) {
    const baseline = whittakerSmooth(y, weights, lambda);
    const d = y.map((value, i) => value - baseline[i]!);
    const below = d.reduce((sum, value) => (value < 0 ? sum - value : sum), 0);
    if (below <= tolerance * whole) return { baseline, iterations, converged: true };
    if (iterations >= maxIterations) return { baseline, iterations, converged: false };
    const deepest = d.reduce((most, value) => Math.max(most, -value), 0);
    const next = d.map((value) => (value < 0 ? Math.exp((-iterations * value) / below) : 0));
    // The ends would float: they are held as strongly as the deepest point.
    const end = Math.exp((iterations * deepest) / below);
    next[0] = end;
    next[next.length - 1] = end;
    weights = next;
  }
}
