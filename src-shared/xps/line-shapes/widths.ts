/** FWHM of a Gaussian of unit standard deviation, 2 √(2 ln 2). */
export const fwhmPerSigma = 2 * Math.sqrt(2 * Math.LN2);

/**
 * Returns the width when it can be one.
 * @throws RangeError naming the parameter and its value
 */
export function requireWidth(name: string, value: number, mayBeZero = false): number {
  if (mayBeZero ? value >= 0 && value < Infinity : value > 0 && value < Infinity) return value;
  throw new RangeError(`${name} must be ${mayBeZero ? 'zero or positive' : 'positive'}; got ${value} eV`);
}

/** Returns the mixing when it lies in 0 … 1; throws RangeError otherwise. */
export function requireMixing(value: number): number {
  if (value >= 0 && value <= 1) return value;
  throw new RangeError(`mixing must lie between 0 and 1; got ${value}`);
}
