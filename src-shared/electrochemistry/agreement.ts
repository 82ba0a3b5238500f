/** Do the fractions seen by XPS agree with those that the charge lets expect, and what would reconcile them? */
import { chiSquareTail } from '@shared/numerics/special/incomplete-gamma';
import type { ElectrodeMass } from './electrode-mass';
import { fractionSlopes, nearestStateFractions, type ExpectedState, type Fractions } from './expectation';

export interface Agreement {
  /** Of XPS and charge against the state that suits both best, see {@link closestState}. */
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
  const { chiSquare, degreesOfFreedom } = closestState(observed, covariance, expected);

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

/** Mean oxidation states at which the nearest-state fractions end or bend. */
const corners = [2, 3, 4];

/**
 * χ² of the nearest-state fractions f(v) that suit both best: the least (v − v₀)²/u² + (f − f(v))ᵀ C⁻¹ (f − f(v)) over all mean oxidation
 * states v, with v₀ ± u from the charge and f, C from XPS. f(v) bends at Ru³⁺, so both straight parts are tried; their errors pooled
 * along one of them would give the other's ion no uncertainty at all close to the bend.
 */
function closestState(observed: Fractions, covariance: readonly (readonly number[])[], { meanOxidationState, stdUncertainty }: ExpectedState): { chiSquare: number; degreesOfFreedom: number } {
  // The three fractions sum to 1, so Ru2+ and Ru4+ carry all there is.
  const [xx, xy, yy] = [covariance[0]![0]!, covariance[0]![2]!, covariance[2]![2]!];
  const from = (f: Fractions): [number, number] => [observed['Ru2+'] - f['Ru2+'], observed['Ru4+'] - f['Ru4+']];
  if (stdUncertainty === 0) return quadraticForm(from(nearestStateFractions(meanOxidationState)), xx, xy, yy);
  const within = ([start, end]: readonly [number, number], slope: readonly number[]) => {
    const [two, , four] = slope as [number, number, number];
    // The straight part, drawn on to v₀.
    const along = meanOxidationState - 3;
    const d: [number, number] = [observed['Ru2+'] - two * along, observed['Ru4+'] - four * along];
    const variance = stdUncertainty ** 2;
    const form = quadraticForm(d, xx + two * two * variance, xy + two * four * variance, yy + four * four * variance);
    const best = meanOxidationState + variance * (two * form.weighted[0] + four * form.weighted[1]);
    return best >= start && best <= end ? [form] : [];
  };
  const atCorners = corners.map((corner) => {
    const form = quadraticForm(from(nearestStateFractions(corner)), xx, xy, yy);
    return { ...form, chiSquare: form.chiSquare + ((corner - meanOxidationState) / stdUncertainty) ** 2 };
  });
  return [...within([2, 3], fractionSlopes.below), ...within([3, 4], fractionSlopes.above), ...atCorners].reduce((least, one) => (one.chiSquare < least.chiSquare ? one : least));
}

/** dᵀ C⁻¹ d for a 2 × 2 covariance, and C⁻¹ d; directions without variance do not count. */
function quadraticForm(d: readonly [number, number], xx: number, xy: number, yy: number): { chiSquare: number; degreesOfFreedom: number; weighted: readonly [number, number] } {
  const middle = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const axes = [
    { variance: middle + spread, direction: [cos, sin] as const },
    { variance: middle - spread, direction: [-sin, cos] as const },
  ].filter(({ variance }) => variance > 1e-9 * (middle + spread) && variance > 0);
  const lengths = axes.map(({ variance, direction }) => (direction[0] * d[0] + direction[1] * d[1]) / variance);
  return {
    chiSquare: axes.reduce((sum, { variance }, i) => sum + lengths[i]! ** 2 * variance, 0),
    degreesOfFreedom: axes.length,
    weighted: [axes.reduce((sum, { direction }, i) => sum + lengths[i]! * direction[0], 0), axes.reduce((sum, { direction }, i) => sum + lengths[i]! * direction[1], 0)],
  };
}
