/** Regularised incomplete gamma function and the tail of the χ² distribution. */
import { lnGamma } from './gamma';

/**
 * Upper part Q(a, x) = Γ(a, x)/Γ(a): series below x = a + 1, continued fraction (Lentz) above; relative error about 1e-13.
 * @throws RangeError unless a > 0 and x ≥ 0
 */
export function regularizedGammaQ(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) throw new RangeError(`the incomplete gamma function needs a > 0 and x ≥ 0; got a = ${a}, x = ${x}`);
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > 1e-17 * sum; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; ; n++) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    const ratio = c * d;
    fraction *= ratio;
    if (Math.abs(ratio - 1) < 1e-15 || n > 10_000) return front * fraction;
  }
}

/** P(χ² ≥ x) with the given degrees of freedom. */
export function chiSquareTail(x: number, degreesOfFreedom: number): number {
  return regularizedGammaQ(degreesOfFreedom / 2, x / 2);
}
