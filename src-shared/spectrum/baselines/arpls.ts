/**
 * Asymmetrically reweighted penalised least squares (Baek et al. 2015, Analyst 140, 250, doi 10.1039/C4AN01061B): points
 * within the noise around the baseline keep their weight, peaks lose it along a logistic curve.
 */
import { relativeChange, whittakerSmooth, type IteratedBaseline } from './whittaker';

export interface ArplsOptions {
  /** Smoothing parameter λ; defaults to 1e5. */
  readonly lambda?: number;
  /** Relative change of the weights that ends the iteration; defaults to 1e-3. */
  readonly tolerance?: number;
  /** Defaults to 100. */
  readonly maxIterations?: number;
}

/** @param y intensities at equally spaced abscissas */
export function arplsBaseline(y: Float64Array, { lambda = 1e5, tolerance = 1e-3, maxIterations = 100 }: ArplsOptions = {}): IteratedBaseline {
  let weights = new Float64Array(y.length).fill(1);
  for (let iterations = 1; ; iterations++) {
    const baseline = whittakerSmooth(y, weights, lambda);
    const d = y.map((value, i) => value - baseline[i]!);
    const { mean, deviation } = scatterBelow(d);
    // Data that the baseline meets without scatter leave nothing to reweight.
    if (!(deviation > 0)) return { baseline, iterations, converged: true };
    const next = d.map((value) => 1 / (1 + Math.exp(Math.min(700, (2 * (value - (2 * deviation - mean))) / deviation))));
    if (relativeChange(weights, next) < tolerance) return { baseline, iterations, converged: true };
    if (iterations >= maxIterations) return { baseline, iterations, converged: false };
    weights = next;
  }
}

/** Mean and standard deviation of the negative values; NaN where there are none. */
function scatterBelow(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  let count = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (!(values[i]! < 0)) continue;
    count += 1;
    sum += values[i]!;
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) if (values[i]! < 0) squares += (values[i]! - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / count) };
}
