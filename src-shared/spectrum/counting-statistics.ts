/** What the scatter of a counted spectrum says about its ordinate. */
export type CountingStatistics =
  /** Scatter as counts have it. */
  | { readonly kind: 'counts'; readonly dispersion: number }
  /** Scatter proportional to the ordinate with another factor: counts × `dispersion`. */
  | { readonly kind: 'scaled'; readonly dispersion: number }
  /** Less scatter than any counting could give: smoothed or interpolated; limits would be wrong. */
  | { readonly kind: 'smoothed'; readonly dispersion: number }
  /** Cannot be told: too few points, no intensity, or no scatter at all. */
  | { readonly kind: 'unknown' };

/** Differences that leave lines, and parabolas and cubics, out: weights of neighbours, and the sum of their squares. */
const secondDifference = { weights: [1, -2, 1], squares: 6 } as const;
const fourthDifference = { weights: [1, -4, 6, -4, 1], squares: 70 } as const;

/**
 * Dispersion φ = median-based estimate of (y[i−1] − 2 y[i] + y[i+1])² / (6 y[i]), or the like with fourth differences: 1 for raw
 * counts, k for counts × k, ≪ 1 after smoothing. The median over blocks keeps peaks out. `steps` > 1 leaves channels out.
 */
function dispersion(y: Float64Array, steps: number, { weights, squares: norm }: typeof secondDifference | typeof fourthDifference): number {
  const blocks: number[] = [];
  const blockLength = 40;
  const reach = ((weights.length - 1) / 2) * steps;
  for (let start = reach; start + blockLength < y.length - reach; start += blockLength) {
    let squares = 0;
    let level = 0;
    for (let i = start; i < start + blockLength; i += 1) {
      let difference = 0;
      for (let k = 0; k < weights.length; k += 1) difference += weights[k]! * y[i - reach + k * steps]!;
      squares += difference * difference;
      level += norm * Math.max(y[i]!, 0);
    }
    if (level > 0) blocks.push(squares / level);
  }
  if (blocks.length === 0) return Number.NaN;
  blocks.sort((a, b) => a - b);
  return blocks[Math.floor(blocks.length / 2)]!;
}

/** Judges whether an ordinate is counts, scaled counts, or smoothed (science: xrd-raman.md A2). */
export function countingStatistics(y: Float64Array): CountingStatistics {
  const near = dispersion(y, 1, secondDifference);
  // The dispersion of smoothed data rises with the distance, that of counts does not. Fourth differences at three channels see
  // noise alone also where bands bend the curve over some twenty channels; second differences would see the bands.
  const close = dispersion(y, 1, fourthDifference);
  const far = dispersion(y, 3, fourthDifference);
  // Without any scatter (a constant) nothing was counted.
  if (!Number.isFinite(near) || !Number.isFinite(far) || near === 0) return { kind: 'unknown' };
  // The median of blocks of 40 scatters by some 10 %; both bounds are far outside that.
  if (close < 0.6 * far) return { kind: 'smoothed', dispersion: near };
  if (near > 0.75 && near < 1.35) return { kind: 'counts', dispersion: near };
  return { kind: 'scaled', dispersion: near };
}
