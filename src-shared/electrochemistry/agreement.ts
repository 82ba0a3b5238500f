/** Do the fractions seen by XPS agree with those that the charge lets expect, and what would reconcile them? */
import { chiSquareTail } from '@shared/numerics/special/incomplete-gamma';
import type { ElectrodeMass } from './electrode-mass';
import type { ExpectedState, Fractions } from './expectation';

export interface Agreement {
  /** Of the two independent differences, with both covariances. */
  readonly chiSquare: number;
  /** 2, or less where the uncertainties leave a direction undetermined. */
  readonly degreesOfFreedom: number;
  /** Probability of at least this χ² if both are right. */
  readonly pValue: number;
  /** Mean oxidation state: XPS minus charge. */
  readonly oxidationStateDifference: number;
  readonly oxidationStateDifferenceUncertainty: number;
  /** min(Ru2+, Ru4+) of XPS: the disproportionation that the nearest-state model leaves out. */
  readonly disproportionation: number;
  /** Active mass that would bring the charge to the mean oxidation state of XPS, mg; null when no positive mass does. */
  readonly reconcilingMassMg: number | null;
  /** Share of the net charge that would have to act on Ru; null when it would be negative. */
  readonly reconcilingEfficiency: number | null;
}

/**
 * @param observed fractions from XPS
 * @param covariance their covariance, order Ru2+, Ru3+, Ru4+
 * @param initialOxidationState of Ru at assembly
 */
export function agreement(
  observed: Fractions,
  covariance: readonly (readonly number[])[],
  expected: ExpectedState,
  mass: ElectrodeMass,
  initialOxidationState: number,
): Agreement {
  // The three fractions sum to 1, so Ru2+ and Ru4+ carry all there is.
  const difference = [observed['Ru2+'] - expected.fractions['Ru2+'], observed['Ru4+'] - expected.fractions['Ru4+']] as const;
  const pooled = (i: number, j: number) => covariance[i]![j]! + expected.covariance[i]![j]!;
  const { chiSquare, degreesOfFreedom } = quadraticForm(difference, pooled(0, 0), pooled(0, 2), pooled(2, 2));

  const states = [2, 3, 4];
  let variance = expected.stdUncertainty ** 2;
  states.forEach((a, i) => states.forEach((b, j) => (variance += a * b * covariance[i]![j]!)));
  const mean = 2 * observed['Ru2+'] + 3 * observed['Ru3+'] + 4 * observed['Ru4+'];
  const efficiency = expected.electronsPerRu === 0 ? NaN : (mean - initialOxidationState) / expected.electronsPerRu;
  const activeMassMg = mass.base === 'active' ? mass.valueMg : mass.valueMg * mass.activeShare;
  return {
    chiSquare,
    degreesOfFreedom,
    pValue: degreesOfFreedom === 0 ? 1 : chiSquareTail(chiSquare, degreesOfFreedom),
    oxidationStateDifference: mean - expected.meanOxidationState,
    oxidationStateDifferenceUncertainty: Math.sqrt(Math.max(0, variance)),
    disproportionation: Math.min(observed['Ru2+'], observed['Ru4+']),
    reconcilingMassMg: efficiency > 0 ? activeMassMg / efficiency : null,
    reconcilingEfficiency: efficiency > 0 ? efficiency : null,
  };
}

/** dᵀ C⁻¹ d for a 2 × 2 covariance; directions without variance do not count. */
function quadraticForm(d: readonly [number, number], xx: number, xy: number, yy: number): { chiSquare: number; degreesOfFreedom: number } {
  const middle = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const axes = [
    { variance: middle + spread, along: Math.cos(angle) * d[0] + Math.sin(angle) * d[1] },
    { variance: middle - spread, along: -Math.sin(angle) * d[0] + Math.cos(angle) * d[1] },
  ];
  const counted = axes.filter((axis) => axis.variance > 1e-9 * (middle + spread) && axis.variance > 0);
  return { chiSquare: counted.reduce((sum, axis) => sum + axis.along ** 2 / axis.variance, 0), degreesOfFreedom: counted.length };
}
