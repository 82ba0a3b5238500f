/**
 * Double-exponential quadrature over u > 0 for integrands that decay like exp(−u/scale) or faster and may vary near 0 on
 * any smaller scale (Takahasi & Mori 1974): u = exp(v − exp(−v)), trapezoidal sum in v.
 */
const step = 0.06;
const first = -4;

/**
 * Calls `add(u, weight)` for every node; the caller sums weight × integrand.
 * @param scaleLog natural logarithm of the integrand's decay length
 * @param reach where the integrand may be taken as zero, in decay lengths
 */
export function integrateHalfLine(scaleLog: number, reach: number, add: (u: number, weight: number) => void): void {
  const scale = Math.exp(scaleLog);
  for (let n = 0; ; n++) {
    const v = first + n * step;
    const inner = Math.exp(-v);
    const u = Math.exp(v - inner);
    if (u > reach) return;
    add(scale * u, scale * u * (1 + inner) * step);
  }
}
