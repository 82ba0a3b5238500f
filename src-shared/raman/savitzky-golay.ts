/**
 * Smoothing by a local parabola (Savitzky & Golay 1964, doi 10.1021/ac60214a047) at equally spaced abscissas; the window shrinks
 * towards the ends. For drawing only: neighbouring channels are no longer independent afterwards.
 * @param half points on either side; 0 leaves the values as they are
 */
export function savitzkyGolay(y: Float64Array, half: number): Float64Array {
  if (!(Number.isInteger(half) && half >= 0)) throw new RangeError(`the half window must be a whole number of points; got ${half}`);
  return y.map((_, i) => {
    const m = Math.min(half, i, y.length - 1 - i);
    let sum = 0;
    // A parabola through three points is those points: from five on it smooths.
    if (m < 2) return y[i]!;
    const norm = (2 * m + 3) * (2 * m + 1) * (2 * m - 1);
    for (let k = -m; k <= m; k += 1) sum += ((3 * (3 * m * m + 3 * m - 1 - 5 * k * k)) / norm) * y[i + k]!;
    return sum;
  });
}
