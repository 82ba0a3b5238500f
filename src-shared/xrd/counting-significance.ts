/**
 * Significance of an excess of counts from its ratio to the standard deviation: few counts have a longer upper tail than a normal
 * distribution. The excess is compared with Poisson counts of the same skewness by the signed root of their deviance,
 * r = √(2 N ((1 + u) ln(1 + u) − u)) with N = 1/skewness² and u = z · skewness (Barndorff-Nielsen & Cox, Inference and Asymptotics,
 * 1994, §4.5), which is close to standard normal and tends to z for many counts. Deficits are left as they are.
 */
export function countingSignificance(z: number, skewness: number): number {
  const u = z * skewness;
  if (!(u > 1e-3)) return z;
  return Math.sqrt(2 * ((1 + u) * Math.log1p(u) - u)) / skewness;
}
