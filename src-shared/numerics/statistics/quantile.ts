/**
 * Sample quantile with linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, doi 10.2307/2684934).
 *
 * @param sorted values in rising order, at least one
 * @param p probability, 0 to 1
 */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile needs at least one value');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability must lie between 0 and 1; got ${p}`);
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  return place === below ? low : low + (place - below) * (sorted[below + 1]! - low);
}

/** The median of numbers in any order. @throws {RangeError} without any */
export function median(numbers: readonly number[]): number {
  // Typed arrays sort by value and without a comparator.
  return quantileOfSorted(Float64Array.from(numbers).sort(), 0.5);
}
