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

/**
 * Dispersion φ = median-based estimate of (y[i−1] − 2 y[i] + y[i+1])² / (6 y[i]): 1 for raw counts, k for counts × k, ≪ 1 after
 * smoothing (the 6 is 1² + 2² + 1²). The median over blocks keeps peaks out. `steps` > 1 leaves channels out, which
 * tells smoothed data (dispersion rises with the distance) from scaled data (it does not).
 */
function dispersion(y: Float64Array, steps: number): number {
  const blocks: number[] = [];
  const blockLength = 40;
  for (let start = steps; start + blockLength < y.length - steps; start += blockLength) {
    let squares = 0;
    let level = 0;
    for (let i = start; i < start + blockLength; i += 1) {
      const second = y[i - steps]! - 2 * y[i]! + y[i + steps]!;
      squares += second * second;
      level += 6 * Math.max(y[i]!, 0);
    }
    if (level > 0) blocks.push(squares / level);
  }
  if (blocks.length === 0) return Number.NaN;
  blocks.sort((a, b) => a - b);
  return blocks[Math.floor(blocks.length / 2)]!;
}

/** Judges whether an ordinate is counts, scaled counts, or smoothed (science: xrd-raman.md A2). */
export function countingStatistics(y: Float64Array): CountingStatistics {
  const near = dispersion(y, 1);
  const far = dispersion(y, 8);
  // Without any scatter (a constant) nothing was counted.
  if (!Number.isFinite(near) || !Number.isFinite(far) || near === 0) return { kind: 'unknown' };
  // The median of blocks of 40 scatters by some 10 %; both bounds are far outside that.
  if (near < 0.6 * far) return { kind: 'smoothed', dispersion: near };
  if (near > 0.75 && near < 1.35) return { kind: 'counts', dispersion: near };
  return { kind: 'scaled', dispersion: near };
}
