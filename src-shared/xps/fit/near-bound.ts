import { normalQuantile } from '@shared/numerics/special/normal-quantile';
import { normalCumulative } from '@shared/numerics/statistics/normal';

/**
 * The central 95 % of a normal distribution cut off at `low` and `high`; one-sided from the limit when the estimate lies near it.
 * For quantities that cannot leave a range, such as a fraction near zero, where a symmetric ± would mislead: with a quadratic χ²
 * this is the likelihood inside the allowed range.
 * @param estimate where χ² would have its minimum without the limit, and its standard deviation there
 */
export function truncatedInterval(estimate: number, deviation: number, low: number, high: number): [number, number] {
  const lower = (low - estimate) / deviation;
  const upper = (high - estimate) / deviation;
  const isAtLow = lower >= -1.96;
  const isAtHigh = upper <= 1.96;
  const [from, to] = isAtLow && isAtHigh ? [0, 1] : isAtLow ? [0, 0.95] : isAtHigh ? [0.05, 1] : [0.025, 0.975];
  // In the upper tail the distribution function is 1 − tiny: work with its mirror image there.
  const isMirrored = lower > 0;
  const [a, b] = isMirrored ? [normalCumulative(-upper), normalCumulative(-lower)] : [normalCumulative(lower), normalCumulative(upper)];
  const at = (share: number): number => {
    if (share === 0) return low;
    if (share === 1) return high;
    const p = isMirrored ? b - share * (b - a) : a + share * (b - a);
    // So far outside the range that the tail cannot be told from zero: all of it lies at the limit.
    if (!(p > 0 && p < 1)) return isMirrored ? low : high;
    const z = normalQuantile(p);
    return Math.min(high, Math.max(low, estimate + (isMirrored ? -z : z) * deviation));
  };
  return [at(from), at(to)];
}
