/**
 * A baseline drawn by hand: a monotone cubic through knots. Only where the knots stand is given; how high each is, every spectrum says
 * itself, by its median there, so that one set of knots serves spectra of any brightness.
 */
import { lowerBound } from '@shared/numerics/lower-bound';
import { monotoneCubic } from '@shared/numerics/monotone-cubic';
import { median } from '@shared/numerics/statistics/quantile';

/**
 * Zeros where no knot lies within the spectrum. Knots outside it are left out, and beyond the outermost the baseline is level.
 *
 * @param x abscissas, increasing, at least two
 * @param y intensities, as many
 * @param knots abscissas of the knots, strictly increasing
 * @param reach half the width over which the median is taken, in units of x; the nearest three channels at least, fewer at an end
 */
export function knotBaseline(x: Float64Array, y: Float64Array, knots: readonly number[], reach: number): Float64Array {
  const inside = knots.filter((knot) => knot >= x[0]! && knot <= x[x.length - 1]!);
  if (inside.length === 0) return new Float64Array(y.length);
  return monotoneCubic(Float64Array.from(inside), Float64Array.from(inside, (knot) => levelAt(x, y, knot, reach)), x);
}

/** The median of the channels about a place. */
function levelAt(x: Float64Array, y: Float64Array, at: number, reach: number): number {
  const above = lowerBound(x, at);
  const nearest = above > 0 && at - x[above - 1]! < x[above]! - at ? above - 1 : above;
  const from = Math.min(lowerBound(x, at - reach), Math.max(0, nearest - 1));
  let end = nearest + 2;
  while (end < x.length && x[end]! <= at + reach) end += 1;
  return median(Array.from(y.subarray(from, end)));
}
