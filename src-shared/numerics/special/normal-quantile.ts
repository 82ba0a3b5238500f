/** Evaluates a ratio of two polynomials, coefficients from the constant up. */
function ratio(x: number, numerator: readonly number[], denominator: readonly number[]): number {
  let top = 0;
  let bottom = 0;
  for (let i = numerator.length - 1; i >= 0; i -= 1) top = top * x + numerator[i]!;
  for (let i = denominator.length - 1; i >= 0; i -= 1) bottom = bottom * x + denominator[i]!;
  return top / bottom;
}

const centre = [
  [3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727],
  [1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061, 28729.085735721942674, 5226.495278852545925],
] as const;
const shoulder = [
  [1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4],
  [1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9],
] as const;
const tail = [
  [6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
  [1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15],
] as const;

/**
 * Quantile of the standard normal distribution: z with P(Z ≤ z) = p, relative error about 1e-15.
 * Wichura, Algorithm AS 241, Appl. Statist. 37, 477 (1988), doi 10.2307/2347330.
 * @throws {RangeError} unless 0 < p < 1
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A probability must lie between 0 and 1; got ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, centre[0], centre[1]);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const magnitude = r <= 5 ? ratio(r - 1.6, shoulder[0], shoulder[1]) : ratio(r - 5, tail[0], tail[1]);
  return q < 0 ? -magnitude : magnitude;
}

/** z with P(Z > z) = p, exact also for tiny p. */
export function normalUpperQuantile(p: number): number {
  return -normalQuantile(p);
}
