import { lowerBound } from '@shared/numerics/lower-bound';
import type { SampledCurve } from './sampled-curve';

/** Positions nearer to a channel than this part of the step to the next one are that channel: rounding of shifted axes. */
const sameChannel = 1e-9;

/**
 * A curve at other positions, by straight lines between its channels: y = (1 − f) y₀ + f y₁, var = (1 − f)² var₀ + f² var₁
 * (neighbouring channels count independently; JCGM 100:2008 eq. 10). Nothing is extrapolated.
 * @param at increasing positions within the range of the curve
 * @throws when a position lies outside of the curve
 */
export function interpolated({ x, y, variance }: SampledCurve, at: Float64Array): SampledCurve {
  const values = new Float64Array(at.length);
  const variances = variance ? new Float64Array(at.length) : null;
  const lastStep = x.length > 1 ? x[x.length - 1]! - x[x.length - 2]! : 1;
  let next = at.length > 0 ? lowerBound(x, at[0]!) : 0;
  for (let i = 0; i < at.length; i += 1) {
    const position = at[i]!;
    // Both increase: from one position to the next it is a step or two.
    while (next < x.length && x[next]! < position) next += 1;
    const isEnd = next === x.length && x.length > 0 && position - x[x.length - 1]! <= sameChannel * lastStep;
    if (!isEnd && (next === x.length || (next === 0 && x[0]! - position > sameChannel * lastStep))) {
      throw new Error(`A curve from ${x[0]} to ${x[x.length - 1]} has no value at ${position}`);
    }
    const right = isEnd ? x.length - 1 : next;
    const left = Math.max(0, right - 1);
    const share = left === right ? 1 : Math.min(1, (position - x[left]!) / (x[right]! - x[left]!));
    const f = 1 - share < sameChannel ? 1 : share < sameChannel ? 0 : share;
    values[i] = f === 1 ? y[right]! : f === 0 ? y[left]! : (1 - f) * y[left]! + f * y[right]!;
    if (variance && variances) variances[i] = f === 1 ? variance[right]! : f === 0 ? variance[left]! : (1 - f) ** 2 * variance[left]! + f ** 2 * variance[right]!;
  }
  return { x: at, y: values, variance: variances };
}
