/** Error function and its complements, from the Faddeeva function on the imaginary axis: erfcx(x) = w(ix). */
import { faddeeva, type FaddeevaValue } from './faddeeva';

/** Scaled complement exp(x²) erfc(x); relative error below 1e-13. Overflows to Infinity below about −26. */
export function erfcx(x: number): number {
  if (x < 0) return 2 * Math.exp(x * x) - erfcx(-x);
  if (x === Infinity) return 0;
  const w: FaddeevaValue = { re: 0, im: 0, derivativeRe: 0, derivativeIm: 0 };
  faddeeva(0, x, w);
  return w.re;
}

/** Complement 1 − erf(x), exact also where erf is close to 1; relative error below 1e-12. */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x > 27.3 ? 0 : Math.exp(-x * x) * erfcx(x);
}

/** Error function 2/√π ∫₀ˣ exp(−t²) dt; relative error below 1e-14 also near 0. */
export function erf(x: number): number {
  if (Math.abs(x) > 0.5) return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
  // 2/√π exp(−x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
