/** The knots of a baseline by hand as people change them: Raman shifts, cm⁻¹, strictly increasing. */

/** Half the width, cm⁻¹, over which a spectrum's median gives the height of a knot: a dozen channels calm the noise, and most bands are wider. */
export const knotReach = 5;
/** Nearer to each other than this, cm⁻¹, two knots would look at the same channels. */
const knotSpacing = 1;
/** More could not be told apart on a plot. */
export const mostKnots = 60;

/** A finer place than one can point at would only write noise into the project. */
export const roundedPlace = (at: number): number => Math.round(10 * at) / 10;

/** Knots at the ends of a range: a straight line to begin with. */
export function firstKnots([low, high]: readonly [number, number]): number[] {
  const [from, to] = [Math.ceil(low), Math.floor(high)];
  return from < to ? [from, to] : [low];
}

/** The knots with one more; the same knots where one stands there already or there are as many as can be. */
export function withKnot(knots: readonly number[], at: number): readonly number[] {
  const place = roundedPlace(at);
  if (knots.length >= mostKnots || knots.some((knot) => Math.abs(knot - place) < knotSpacing)) return knots;
  return [...knots, place].sort((a, b) => a - b);
}

/** How far a knot can go between its neighbours, and within `range` at the ends; a knot that other spectra left outside stays where it is. */
export const roomOfKnot = (knots: readonly number[], index: number, [low, high]: readonly [number, number]): [number, number] => [
  index === 0 ? Math.min(low, knots[0]!) : knots[index - 1]! + knotSpacing,
  index === knots.length - 1 ? Math.max(high, knots[index]!) : knots[index + 1]! - knotSpacing,
];

/** Where a knot comes to stand that is moved to a place: it passes no neighbour and stays in `range`. */
export function placeOfKnot(knots: readonly number[], index: number, at: number, range: readonly [number, number]): number {
  const [low, high] = roomOfKnot(knots, index, range);
  return Math.max(low, Math.min(high, roundedPlace(at)));
}

/** The middle of the widest stretch of `range` without a knot. */
export function widestGap(knots: readonly number[], [low, high]: readonly [number, number]): number {
  const edges = [low, ...knots.filter((knot) => knot > low && knot < high), high];
  const widths = edges.slice(1).map((edge, i) => edge - edges[i]!);
  const widest = widths.indexOf(Math.max(...widths));
  return roundedPlace(edges[widest]! + widths[widest]! / 2);
}
