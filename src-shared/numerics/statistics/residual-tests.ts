/** Whether standardised residuals look like noise. All take residuals in units of σ, in the order of the abscissa. */

/**
 * Abbe criterion ½ Σ(r_{i+1} − r_i)² / Σ r_i² (Seah & Brown 1998, Surf. Interface Anal. 26, 652):
 * 1 for independent residuals, towards 0 for structure, towards 2 for alternation. 1 when all residuals are zero.
 */
export function abbe(residuals: Float64Array): number {
  return durbinWatson(residuals) / 2;
}

/** Durbin–Watson statistic Σ(r_{i+1} − r_i)² / Σ r_i²: 2 without autocorrelation. 2 when all residuals are zero. */
export function durbinWatson(residuals: Float64Array): number {
  let steps = 0;
  let squares = 0;
  for (let i = 0; i < residuals.length; i += 1) {
    squares += residuals[i]! ** 2;
    if (i > 0) steps += (residuals[i]! - residuals[i - 1]!) ** 2;
  }
  return squares === 0 ? 2 : steps / squares;
}

/**
 * Wald–Wolfowitz runs test on the signs: standard score of the number of runs; below −2 neighbours share their sign too often.
 * Zero residuals are left out; 0 when only one sign occurs in fewer than two residuals.
 */
export function runsScore(residuals: Float64Array): number {
  let positive = 0;
  let negative = 0;
  let runs = 0;
  let last = 0;
  for (const residual of residuals) {
    const sign = Math.sign(residual);
    if (sign === 0) continue;
    if (sign > 0) positive += 1;
    else negative += 1;
    if (sign !== last) runs += 1;
    last = sign;
  }
  const n = positive + negative;
  if (n < 2) return 0;
  // With one sign only, the test has no variance; the runs of n fair signs, mean (n + 1)/2 and variance (n − 1)/4, still tell.
  if (positive === 0 || negative === 0) return (runs - (n + 1) / 2) / Math.sqrt((n - 1) / 4);
  const mean = (2 * positive * negative) / n + 1;
  const variance = ((mean - 1) * (mean - 2)) / (n - 1);
  return variance > 0 ? (runs - mean) / Math.sqrt(variance) : 0;
}

/** The largest residual in size and its index; index −1 for no residuals. */
export function largestResidual(residuals: Float64Array): { readonly value: number; readonly index: number } {
  let index = -1;
  for (let i = 0; i < residuals.length; i += 1) if (index < 0 || Math.abs(residuals[i]!) > Math.abs(residuals[index]!)) index = i;
  return { value: index < 0 ? 0 : residuals[index]!, index };
}

/** Where the cumulative sum of residuals is farthest from zero: where the model goes wrong for a stretch. */
export function largestCumulativeResidual(residuals: Float64Array): { readonly value: number; readonly index: number } {
  const sums = new Float64Array(residuals.length);
  let sum = 0;
  for (let i = 0; i < residuals.length; i += 1) {
    sum += residuals[i]!;
    sums[i] = sum;
  }
  return largestResidual(sums);
}
