/**
 * Statistics-sensitive nonlinear iterative peak clipping (Ryan et al. 1988, doi 10.1016/0168-583X(88)90063-8) on the
 * scale v = ln(ln(√(y+1)+1)+1), which brings strong and weak peaks together. Clipping windows shrink, as Morháč
 * recommends, so that the baseline stays smooth.
 */

/**
 * @param y intensities ≥ 0 at equally spaced abscissas
 * @param halfWindow widest clipping window, in points: about the full width of the widest peak; anything much broader survives as baseline
 * @throws RangeError for a negative intensity or an impossible window
 */
export function snipBaseline(y: Float64Array, halfWindow: number): Float64Array {
  if (!(Number.isInteger(halfWindow) && halfWindow >= 1)) throw new RangeError(`the clipping window must be a whole number of points; got ${halfWindow}`);
  let v = y.map((value) => {
    if (!(value >= 0)) throw new RangeError(`SNIP needs intensities that are not negative; got ${value}`);
    return Math.log(Math.log(Math.sqrt(value + 1) + 1) + 1);
  });
  for (let p = halfWindow; p >= 1; p--) {
    const next = v.slice();
    for (let i = p; i < v.length - p; i++) next[i] = Math.min(v[i]!, 0.5 * (v[i - p]! + v[i + p]!));
    v = next;
  }
  return v.map((value) => (Math.exp(Math.exp(value) - 1) - 1) ** 2 - 1);
}
