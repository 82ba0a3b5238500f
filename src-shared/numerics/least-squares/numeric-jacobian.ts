import type { Parameter } from './types';

/** Relative step: about the fifth root of the rounding unit, where h⁴ and rounding balance; a power of two. */
const relativeStep = 2 ** -11;
/** Step for a value of zero that gives no hint of its size. */
const absoluteStep = 2 ** -24;

/**
 * Central differences of a vector function over its parameters, extrapolated once (Richardson: step h and h/2, error h⁴).
 * At a bound the points stay inside by stepping to one side (error h²).
 *
 * @param f fills its second argument, of `length` values
 */
export function numericJacobian(
  f: (p: Float64Array, out: Float64Array) => void,
  length: number,
  parameters: readonly Parameter[],
): (p: Float64Array, derivatives: readonly Float64Array[]) => void {
  const at = new Float64Array(parameters.length);
  const high = new Float64Array(length);
  const low = new Float64Array(length);
  const value = (shifted: number, k: number, out: Float64Array): void => {
    at[k] = shifted;
    out.fill(0);
    f(at, out);
  };
  return (p, derivatives) => {
    at.set(p);
    parameters.forEach(({ value: typical, vary = true, link, min = -Infinity, max = Infinity }, k) => {
      const derivative = derivatives[k]!;
      derivative.fill(0);
      if (!vary && !link) return;
      const size = Math.max(Math.abs(p[k]!), 1e-3 * Math.abs(link ? 0 : typical));
      const h = size > 0 ? relativeStep * size : absoluteStep;
      const inside = p[k]! - h >= min && p[k]! + h <= max;
      if (inside) {
        for (const [step, weight] of [[h, -1 / 3], [h / 2, 4 / 3]] as const) {
          value(p[k]! + step, k, high);
          value(p[k]! - step, k, low);
          const span = p[k]! + step - (p[k]! - step);
          for (let i = 0; i < length; i += 1) derivative[i] = derivative[i]! + (weight * (high[i]! - low[i]!)) / span;
        }
      } else {
        const side = p[k]! + 2 * h <= max ? h : -h;
        value(p[k]!, k, low);
        for (const [step, weight] of [[side, 2], [2 * side, -1]] as const) {
          value(p[k]! + step, k, high);
          for (let i = 0; i < length; i += 1) derivative[i] = derivative[i]! + (weight * (high[i]! - low[i]!)) / step;
        }
      }
      at[k] = p[k]!;
    });
  };
}
