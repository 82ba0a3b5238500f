/** Intervals of quantities that cannot leave a range, such as a fraction near zero, where a symmetric ± would mislead. */

/**
 * The central 95 % of a normal distribution cut off at `low` and `high`; one-sided from the limit when the estimate lies at it.
 * For a quadratic χ² this is the likelihood inside the allowed range.
 * @param estimate where χ² would have its minimum without the limit, and its standard deviation there
 */
export function truncatedInterval(estimate: number, deviation: number, low: number, high: number): [number, number] {
  const lower = (low - estimate) / deviation;
  const upper = (high - estimate) / deviation;
  const atLow = estimate - 1.96 * deviation <= low;
  const atHigh = estimate + 1.96 * deviation >= high;
  const [from, to] = atLow && atHigh ? [0, 1] : atLow ? [0, 0.95] : atHigh ? [0.05, 1] : [0.025, 0.975];
  const mirrored = lower > 0;
  // In the far tail the distribution function is 1 − tiny: work with its mirror image there.
  const [a, b] = mirrored ? [normalBelow(-upper), normalBelow(-lower)] : [normalBelow(lower), normalBelow(upper)];
  const at = (share: number): number => {
    if (share === 0) return low;
    if (share === 1) return high;
    const z = mirrored ? -normalQuantile(b - share * (b - a)) : normalQuantile(a + share * (b - a));
    return Math.min(high, Math.max(low, estimate + z * deviation));
  };
  return [at(from), at(to)];
}

/** Standard normal distribution function; relative error below 1e-12 also far in the lower tail. */
function normalBelow(z: number): number {
  if (z > 0) return 1 - normalBelow(-z);
  if (z < -37) return 0;
  const x = -z;
  // Continued fraction of Mills' ratio beyond 3, series before (Abramowitz and Stegun 26.2.14 and 26.2.10).
  if (x > 3) {
    let fraction = x;
    for (let k = 80; k >= 1; k--) fraction = x + k / fraction;
    return Math.exp(-0.5 * x * x) / (Math.sqrt(2 * Math.PI) * fraction);
  }
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17 * sum; k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 - (Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)) * sum;
}

/** Inverse of {@link normalBelow} by bisection and Newton steps: exact enough at any share, and never in a loop that matters. */
function normalQuantile(share: number): number {
  let low = -38;
  let high = 38;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
