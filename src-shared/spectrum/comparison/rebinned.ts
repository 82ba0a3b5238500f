import type { SampledCurve } from './sampled-curve';

/**
 * A curve with every `size` neighbouring channels taken together: mean position, mean ordinate, and its variance, Σ var / size²
 * (channels count independently; JCGM 100:2008 eq. 10). The unit of the ordinate stays. A last group of fewer channels is left out, for
 * it would scatter more than the others.
 * @param size channels in a group, a whole number from 1
 * @throws when `size` is not a whole number from 1
 */
export function rebinned(curve: SampledCurve, size: number): SampledCurve {
  if (!Number.isInteger(size) || size < 1) throw new Error(`Channels cannot be taken together by ${size}`);
  if (size === 1) return curve;
  const { x, y, variance } = curve;
  const means = (values: Float64Array, divisor: number): Float64Array => {
    const groups = new Float64Array(Math.floor(values.length / size));
    for (let group = 0; group < groups.length; group += 1) {
      let sum = 0;
      for (let i = group * size; i < (group + 1) * size; i += 1) sum += values[i]!;
      groups[group] = sum / divisor;
    }
    return groups;
  };
  return { x: means(x, size), y: means(y, size), variance: variance && means(variance, size ** 2) };
}
