import { interpolated } from './interpolate';
import { cropped, type SampledCurve } from './sampled-curve';

/**
 * A curve minus another, on the channels of the first where the second has values too. The second is interpolated, the first is not,
 * so that its channels stay independent. Variances add (JCGM 100:2008 eq. 10); without one of them there is none.
 * @returns null when the two do not overlap
 */
export function difference(curve: SampledCurve, reference: SampledCurve): SampledCurve | null {
  const pair = onCommonAxis(curve, reference);
  if (!pair) return null;
  const { own, other } = pair;
  return {
    x: own.x,
    y: own.y.map((value, i) => value - other.y[i]!),
    variance: own.variance && other.variance ? own.variance.map((value, i) => value + other.variance![i]!) : null,
  };
}

/** Channels whose reference is weaker than this many of its standard deviations have no ratio worth drawing. */
const leastSignificance = 5;

/**
 * A curve over another, on the channels of the first where the second has values above 5 standard deviations (above zero, where those
 * are not known). To first order var(r) = r² (var₁ / y₁² + var₂ / y₂²) = (var₁ + r² var₂) / y₂².
 * @returns null when nothing of the two can be divided
 */
export function ratio(curve: SampledCurve, reference: SampledCurve): SampledCurve | null {
  const pair = onCommonAxis(curve, reference);
  if (!pair) return null;
  const { own, other } = pair;
  const kept = Array.from(own.x.keys()).filter((i) => other.y[i]! > 0 && (other.variance === null || other.y[i]! > leastSignificance * Math.sqrt(other.variance[i]!)));
  if (kept.length === 0) return null;
  const y = Float64Array.from(kept, (i) => own.y[i]! / other.y[i]!);
  return {
    x: Float64Array.from(kept, (i) => own.x[i]!),
    y,
    variance:
      own.variance && other.variance ? Float64Array.from(kept, (i, at) => (own.variance![i]! + y[at]! ** 2 * other.variance![i]!) / other.y[i]! ** 2) : null,
  };
}

function onCommonAxis(curve: SampledCurve, reference: SampledCurve): { own: SampledCurve; other: SampledCurve } | null {
  if (curve.x.length === 0 || reference.x.length === 0) return null;
  const own = cropped(curve, reference.x[0]!, reference.x[reference.x.length - 1]!);
  return own.x.length === 0 ? null : { own, other: interpolated(reference, own.x) };
}
