import { lowerBound } from './lower-bound';

/**
 * Piecewise cubic through points that rises and falls only where they do: it never swings beyond neighbouring points, as a natural
 * spline would. Slopes at inner points are the weighted harmonic mean of the neighbouring secants (Fritsch & Butland 1984,
 * doi 10.1137/0905021), those at the ends the three-point formula kept in shape (Moler 2004, Numerical Computing with MATLAB, 3.4).
 * Beyond the ends the curve is level. One point gives a constant, two give a straight line.
 *
 * @param x abscissas, strictly increasing, at least one
 * @param y ordinates, as many
 * @param at where the curve is wanted, in any order
 * @throws {RangeError} without points, for unequal lengths, or where x does not increase
 */
export function monotoneCubic(x: Float64Array, y: Float64Array, at: Float64Array): Float64Array {
  if (x.length === 0 || x.length !== y.length) throw new RangeError(`a curve needs as many ordinates as abscissas; got ${y.length} and ${x.length}`);
  const last = x.length - 1;
  const widths = Float64Array.from({ length: last }, (_, i) => x[i + 1]! - x[i]!);
  widths.forEach((width, i) => {
    if (!(width > 0)) throw new RangeError(`abscissas must increase; got ${x[i]!} before ${x[i + 1]!}`);
  });
  const secants = widths.map((width, i) => (y[i + 1]! - y[i]!) / width);
  const slopes = slopesOf(widths, secants);
  return at.map((position) => {
    if (position <= x[0]!) return y[0]!;
    if (position >= x[last]!) return y[last]!;
    const i = lowerBound(x, position) - 1;
    const width = widths[i]!;
    const secant = secants[i]!;
    const t = position - x[i]!;
    const second = (3 * secant - 2 * slopes[i]! - slopes[i + 1]!) / width;
    const third = (slopes[i]! + slopes[i + 1]! - 2 * secant) / (width * width);
    return y[i]! + t * (slopes[i]! + t * (second + t * third));
  });
}

/** The slope at each point, from the intervals between them. */
function slopesOf(widths: Float64Array, secants: Float64Array): Float64Array {
  const last = widths.length;
  if (last < 2) return new Float64Array(last + 1).fill(secants[0] ?? 0);
  return Float64Array.from({ length: last + 1 }, (_, i) => {
    if (i === 0) return endSlope(widths[0]!, widths[1]!, secants[0]!, secants[1]!);
    if (i === last) return endSlope(widths[last - 1]!, widths[last - 2]!, secants[last - 1]!, secants[last - 2]!);
    const [before, after] = [secants[i - 1]!, secants[i]!];
    if (before * after <= 0) return 0;
    const [weightBefore, weightAfter] = [2 * widths[i]! + widths[i - 1]!, widths[i]! + 2 * widths[i - 1]!];
    return (weightBefore + weightAfter) / (weightBefore / before + weightAfter / after);
  });
}

/** The slope at an end, from its interval and the next. */
function endSlope(width: number, nextWidth: number, secant: number, nextSecant: number): number {
  const slope = ((2 * width + nextWidth) * secant - width * nextSecant) / (width + nextWidth);
  if (slope * secant <= 0) return 0;
  return secant * nextSecant < 0 && Math.abs(slope) > 3 * Math.abs(secant) ? 3 * secant : slope;
}
