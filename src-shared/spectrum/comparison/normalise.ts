import { cropped, type SampledCurve } from './sampled-curve';

/**
 * What is made equal: nothing; the area above zero over the whole range; the highest value; the mean in a window.
 * The scale factor is taken as exact: what is shown is the scatter of the channels, not that of the factor.
 */
export type Normalisation = { readonly kind: 'none' } | { readonly kind: 'area' } | { readonly kind: 'max' } | { readonly kind: 'window'; readonly from: number; readonly to: number };

/**
 * The number that a curve is divided by, in the unit of `y` (of `y` times `x` for an area), or null where there is none above zero:
 * an empty window, or values that cancel.
 */
export function normalisationDivisor(curve: SampledCurve, normalisation: Normalisation): number | null {
  switch (normalisation.kind) {
    case 'none':
      return 1;
    case 'area':
      return positive(trapezoidArea(curve));
    case 'max':
      return positive(curve.y.reduce((highest, value) => Math.max(highest, value), -Infinity));
    case 'window': {
      const { y } = cropped(curve, normalisation.from, normalisation.to);
      return positive(y.reduce((sum, value) => sum + value, 0) / y.length);
    }
  }
}

/** The curve divided by a number; the variance by its square. */
export function dividedBy({ x, y, variance }: SampledCurve, divisor: number): SampledCurve {
  if (divisor === 1) return { x, y, variance };
  return { x, y: y.map((value) => value / divisor), variance: variance?.map((value) => value / divisor ** 2) ?? null };
}

/** Area by the trapezoid rule, exact for straight lines between the channels. */
function trapezoidArea({ x, y }: SampledCurve): number {
  let area = 0;
  for (let i = 1; i < x.length; i += 1) area += 0.5 * (x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!);
  return area;
}

function positive(value: number): number | null {
  return Number.isFinite(value) && value > 0 ? value : null;
}
