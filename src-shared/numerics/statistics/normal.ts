/** The standard normal distribution. */

/** P(X ≤ z), by the series Φ(z) = ½ + φ(z) (z + z³/3 + z⁵/15 + …) for |z| ≤ 6 and the continued fraction of the tail beyond. */
export function normalCumulative(z: number): number {
  const size = Math.abs(z);
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
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

/** z with P(X ≤ z) = p. @throws RangeError unless 0 < p < 1 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability must lie between 0 and 1; got ${p}`);
  if (p > 0.5) return -normalQuantile(1 - p);
  let low = -40;
  let high = 0;
  let z = -1;
  for (let step = 0; step < 100; step += 1) {
    const cumulative = normalCumulative(z);
    if (cumulative > p) high = z;
    else low = z;
    // Newton's step on ln P: on P itself it creeps by 1/|z| in the tail.
    const newton = z - (Math.log(cumulative / p) * cumulative * Math.sqrt(2 * Math.PI)) / Math.exp(-0.5 * z * z);
    const next = newton > low && newton < high ? newton : 0.5 * (low + high);
    if (Math.abs(next - z) < 1e-15 * Math.max(1, Math.abs(z))) return next;
    z = next;
  }
  return z;
}
