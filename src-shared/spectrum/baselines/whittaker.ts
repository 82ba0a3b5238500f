/** Weighted Whittaker smoother: z minimises Σ wᵢ (yᵢ − zᵢ)² + λ Σ (second difference of z)², in O(n). */
/**
 * Solves (W + λ DᵀD) z = W y with second differences D.
 * @throws RangeError when fewer than 3 points are given or the weights leave the line undetermined
 */
export function whittakerSmooth(y: Float64Array, weights: Float64Array, lambda: number): Float64Array {
  const n = y.length;
  if (n < 3) throw new RangeError(`a baseline needs at least 3 points; got ${n}`);
  if (!(lambda > 0)) throw new RangeError(`the smoothing parameter must be positive; got ${lambda}`);
  // L·D·Lᵀ of the matrix with five diagonals; all arrays begin and end with two zeros, so that the ends need no cases.
  const pivot = new Float64Array(n + 4);
  const first = new Float64Array(n + 4);
  const second = new Float64Array(n + 4);
  const z = new Float64Array(n + 4);
  for (let i = 0; i < n; i++) {
    const k = i + 2;
    const diagonal = weights[i]! + lambda * differences(i, n, 1, 4, 1);
    const before = first[k - 1]! * pivot[k - 1]!;
    const rest = diagonal - first[k - 1]! * before - second[k - 2]! ** 2 * pivot[k - 2]!;
    if (!(rest > 1e-14 * diagonal)) throw new RangeError('the baseline is undetermined: fewer than two points carry weight');
    pivot[k] = rest;
    first[k] = (lambda * differences(i, n, -2, -2, 0) - second[k - 1]! * before) / rest;
    second[k] = (lambda * differences(i, n, 1, 0, 0)) / rest;
    z[k] = weights[i]! * y[i]! - first[k - 1]! * z[k - 1]! - second[k - 2]! * z[k - 2]!;
  }
  for (let k = n + 1; k >= 2; k--) z[k] = z[k]! / pivot[k]! - first[k]! * z[k + 1]! - second[k]! * z[k + 2]!;
  return z.slice(2, n + 2);
}

/** Sum over the second differences of n points that begin at i, at i − 1 and at i − 2, each with its factor; 0 for those that do not exist. */
function differences(i: number, n: number, atStart: number, inMiddle: number, atEnd: number): number {
  return (i + 2 < n ? atStart : 0) + (i >= 1 && i + 1 < n ? inMiddle : 0) + (i >= 2 ? atEnd : 0);
}

/** A baseline found by iteration. */
export interface IteratedBaseline {
  readonly baseline: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/** |a − b| / |a|, Euclidean. */
export function relativeChange(a: Float64Array, b: Float64Array): number {
  let difference = 0;
  let size = 0;
  for (let i = 0; i < a.length; i++) {
    difference += (a[i]! - b[i]!) ** 2;
    size += a[i]! ** 2;
  }
  return Math.sqrt(difference / size);
}
