/** The standard normal distribution. */

/** φ(z) = exp(−z²/2) / √(2π). */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** P(X ≤ z), by the series Φ(z) = ½ + φ(z) (z + z³/3 + z⁵/15 + …) for |z| ≤ 3 and the continued fraction of the tail beyond. */
export function normalCumulative(z: number): number {
  const size = Math.abs(z);
  const density = normalDensity(z);
  if (size > 3) {
    let fraction = 0;
    for (let k = 60; k >= 1; k -= 1) fraction = k / (size + fraction);
    const tail = density / (size + fraction);
    return z > 0 ? 1 - tail : tail;
  }
  let term = z;
  let sum = z;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k += 1) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + density * sum;
}
