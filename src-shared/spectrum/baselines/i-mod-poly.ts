/**
 * Improved modified polynomial baseline (Zhao et al. 2007, Appl. Spectrosc. 61, 1225, doi 10.1366/000370207782597003):
 * a polynomial is fitted, what rises more than one standard deviation above it is cut down to there, and so on. Strong
 * peaks are left out from the start.
 */
import { solveUpper, triangularise } from '@shared/numerics/linear-algebra/householder';
import type { IteratedBaseline } from './whittaker';

export interface IModPolyOptions {
  /** Degree of the polynomial; defaults to 5. */
  readonly degree?: number;
  /** Relative change of the residuals' standard deviation that ends the iteration; defaults to 1e-3. */
  readonly tolerance?: number;
  /** Defaults to 250. */
  readonly maxIterations?: number;
}

/**
 * @param x abscissas, increasing
 * @param y intensities
 */
export function iModPolyBaseline(x: Float64Array, y: Float64Array, { degree = 5, tolerance = 1e-3, maxIterations = 250 }: IModPolyOptions = {}): IteratedBaseline {
  if (!(Number.isInteger(degree) && degree >= 0)) throw new RangeError(`the degree must be a whole number; got ${degree}`);
  if (y.length <= degree + 1) throw new RangeError(`a polynomial of degree ${degree} needs more than ${degree + 1} points; got ${y.length}`);
  const middle = (x[0]! + x[x.length - 1]!) / 2;
  const half = (x[x.length - 1]! - x[0]!) / 2;
  const u = x.map((value) => (value - middle) / half);
  let kept = Array.from(u.keys());
  let clipped = y;
  let previous = Infinity;
  for (let iterations = 1; ; iterations++) {
    const baseline = chebyshevFit(u, clipped, kept, degree);
    const residuals = kept.map((i) => clipped[i]! - baseline[i]!);
    const mean = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
    const deviation = Math.sqrt(residuals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / residuals.length);
    const size = Math.max(...baseline.map(Math.abs));
    if (deviation <= 1e-12 * size || Math.abs(previous - deviation) <= tolerance * deviation) return { baseline, iterations, converged: true };
    if (iterations >= maxIterations) return { baseline, iterations, converged: false };
    if (iterations === 1) {
      const remaining = kept.filter((i) => y[i]! <= baseline[i]! + deviation);
      if (remaining.length > degree + 1) kept = remaining;
    }
    clipped = clipped.map((value, i) => Math.min(value, baseline[i]! + deviation));
    previous = deviation;
  }
}

/** Values at all u of the Chebyshev series fitted to the points `kept`. */
function chebyshevFit(u: Float64Array, y: Float64Array, kept: readonly number[], degree: number): Float64Array {
  const rows = kept.length;
  const columns = degree + 2;
  const a = new Float64Array(rows * columns);
  kept.forEach((i, row) => {
    let before = 0;
    let current = 1;
    for (let j = 0; j <= degree; j++) {
      a[j * rows + row] = current;
      [before, current] = [current, j === 0 ? u[i]! : 2 * u[i]! * current - before];
    }
    a[(degree + 1) * rows + row] = y[i]!;
  });
  triangularise(a, rows, columns, rows, degree + 1);
  const coefficients = a.slice((degree + 1) * rows, (degree + 1) * rows + degree + 1);
  solveUpper(a, rows, degree + 1, coefficients);
  // Clenshaw's recurrence.
  return u.map((value) => {
    let b1 = 0;
    let b2 = 0;
    for (let j = degree; j >= 1; j--) [b1, b2] = [coefficients[j]! + 2 * value * b1 - b2, b1];
    return coefficients[0]! + value * b1 - b2;
  });
}
