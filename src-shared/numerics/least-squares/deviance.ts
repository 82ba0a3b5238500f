/**
 * Poisson deviance (Baker & Cousins 1984, doi 10.1016/0167-5087(84)90016-4), continued below a small expectation.
 *
 * For m ≥ ε:  d = 2 (m − y + y ln(y/m)). Its slope is −2 (y − m)/m, so with weights 1/m the weighted least-squares
 * gradient is exactly the likelihood's: where a fit with weights from its own model stands still, the likelihood is maximal.
 * Below ε the same slope with weight 1/ε is continued as a parabola. The objective is then finite, convex in m and once
 * differentiable for every model value, also for the negative ones that a trial step may produce.
 */

/** Expected counts below which the deviance is continued as a parabola. */
export const smallestExpectation = 0.01;

/** Deviance of one channel: `y` observed counts, `m` expected counts. */
export function poissonDeviance(y: number, m: number): number {
  if (m < smallestExpectation) {
    const atLimit = y - smallestExpectation;
    return poissonDeviance(y, smallestExpectation) + ((y - m) * (y - m) - atLimit * atLimit) / smallestExpectation;
  }
  if (y === 0) return 2 * m;
  // m − y + y ln(y/m) = y (u − ln(1 + u)) with u = (m − y)/y: no cancellation between large terms.
  const u = (m - y) / y;
  return 2 * y * (u - Math.log1p(u));
}
