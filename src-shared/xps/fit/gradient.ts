import type { Covariance } from '@shared/numerics/least-squares/types';
import type { Quantity } from '../result';

/** Derivatives of a derived quantity by named parameters and amplitudes of a fit. */
export type Gradient = ReadonlyMap<string, number>;

/** Adds factor × each derivative of `terms` to a gradient under construction. */
export function addTerms(gradient: Map<string, number>, terms: Gradient, factor = 1): Map<string, number> {
  for (const [name, derivative] of terms) gradient.set(name, (gradient.get(name) ?? 0) + factor * derivative);
  return gradient;
}

/**
 * Covariances of derived quantities to first order. Each name's part is widened by `scaleOf(name)`, its region's misfit (misfit.ts),
 * so that a model that misses the data does not claim its counting statistics.
 */
export class Propagation {
  constructor(
    private readonly covariance: Covariance | null,
    private readonly scaleOf: (name: string) => number,
  ) {}

  /** Covariance of two derived quantities, or null when a value they depend on has none. */
  between(f: Gradient, g: Gradient): number | null {
    if (!this.covariance) return null;
    let sum = 0;
    for (const [a, fa] of f) {
      if (fa === 0) continue;
      for (const [b, gb] of g) {
        if (gb === 0) continue;
        const covariance = this.covariance.covariance(a, b);
        if (covariance === null) return null;
        sum += fa * gb * covariance * this.scaleOf(a) * this.scaleOf(b);
      }
    }
    return sum;
  }

  /** Standard uncertainty, or null. */
  deviation(f: Gradient): number | null {
    const variance = this.between(f, f);
    return variance === null ? null : Math.sqrt(Math.max(0, variance));
  }

  /** A derived quantity with its symmetric uncertainty. */
  quantity(value: number, f: Gradient): Quantity {
    return { value, stdUncertainty: this.deviation(f), interval: null };
  }
}
