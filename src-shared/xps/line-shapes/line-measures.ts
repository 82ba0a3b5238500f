/** Height, apex and width of a line that has no closed form for them. */
import type { PreparedLine, Reach } from './line-shape';

export interface LineMeasures {
  /** Maximum of the unit-area profile, 1/eV. */
  readonly height: number;
  /** Position of the maximum relative to the centre, eV. */
  readonly apex: number;
  readonly fwhm: number;
}

/**
 * Measures a line with a single maximum within ±halfWidth of its centre.
 * @param prepare prepares the line for a reach
 * @param halfWidth a generous half width at half maximum, eV; it is widened where the line needs it
 */
export function measureLine(prepare: (reach: Reach) => PreparedLine, halfWidth: number): LineMeasures {
  const far = 64 * halfWidth;
  const line = prepare({ from: -far, to: far });
  const at = new Float64Array(1);
  const value = new Float64Array(1);
  const byCentre = new Float64Array(1);
  const out = { value, integral: null, valueByCentre: byCentre, valueByParameter: null, integralByParameter: null };
  const evaluate = (x: number) => {
    at[0] = x;
    line.evaluate(at, 0, out);
  };
  const apex = bisect(-halfWidth, halfWidth, (x) => {
    evaluate(x);
    return byCentre[0]! < 0;
  });
  evaluate(apex);
  const height = value[0]!;
  const isAboveHalf = (x: number) => {
    evaluate(x);
    return value[0]! > height / 2;
  };
  const edge = (sign: 1 | -1) => {
    let outside = halfWidth;
    while (outside < far && isAboveHalf(sign * outside)) outside *= 2;
    return bisect(0, Math.min(outside, far) - sign * apex, (d) => isAboveHalf(apex + sign * d));
  };
  return { height, apex, fwhm: edge(1) + edge(-1) };
}

/** The place between `low`, where the statement holds, and `high`, where it does not, to rounding. */
function bisect(low: number, high: number, holds: (x: number) => boolean): number {
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (holds(middle)) low = middle;
    else high = middle;
  }
}
