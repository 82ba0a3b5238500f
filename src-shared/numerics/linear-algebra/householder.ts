/**
 * Householder triangularisation of a dense matrix, in place (Golub & Van Loan, Matrix Computations, 5.2).
 * Matrices are column-major: element (i, j) is a[offset + j·stride + i].
 */

/** Sum of x[a+i]·x[b+i] for i < n; four chains, so that additions need not wait for each other. */
function dotWithin(x: Float64Array, a: number, b: number, n: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    s0 += x[a + i]! * x[b + i]!;
    s1 += x[a + i + 1]! * x[b + i + 1]!;
    s2 += x[a + i + 2]! * x[b + i + 2]!;
    s3 += x[a + i + 3]! * x[b + i + 3]!;
  }
  for (; i < n; i += 1) s0 += x[a + i]! * x[b + i]!;
  return s0 + s1 + (s2 + s3);
}

/**
 * Reduces the first `pivots` columns of the rows × columns matrix to upper triangular form by reflections and applies
 * the same reflections to the other columns. Below the diagonal of the reduced columns zeros are written.
 * Least squares with right-hand sides as last columns: the triangle and the reduced right-hand sides stay in the top rows,
 * the part of a right-hand side that the columns cannot reach stays below.
 *
 * @param stride distance between columns in `a`, at least `rows`
 */
export function triangularise(a: Float64Array, rows: number, columns: number, stride: number, pivots = columns): void {
  const last = Math.min(pivots, rows - 1);
  for (let k = 0; k < last; k += 1) {
    const top = k * stride + k;
    const length = rows - k;
    const norm = Math.sqrt(dotWithin(a, top, top, length));
    if (norm === 0) continue;
    const head = a[top]!;
    const alpha = head > 0 ? -norm : norm;
    const v0 = head - alpha;
    // H = I − v vᵀ / (−alpha·v0), v = column with its head replaced by v0.
    const beta = -1 / (alpha * v0);
    a[top] = v0;
    reflectRest(a, top, length, stride, columns - k - 1, beta);
    a[top] = alpha;
    a.fill(0, top + 1, top + length);
  }
}

/**
 * Applies I − beta v vᵀ to the `count` columns to the right of the one that holds v at `top`. Four columns go together: v is then
 * read once for four, and the four sums do not wait for each other.
 */
function reflectRest(a: Float64Array, top: number, length: number, stride: number, count: number, beta: number): void {
  const end = top + length;
  let j = 1;
  for (; j + 3 <= count; j += 4) {
    const p = j * stride;
    const q = p + stride;
    const r = q + stride;
    const s = r + stride;
    let dp = 0;
    let dq = 0;
    let dr = 0;
    let ds = 0;
    for (let i = top; i < end; i += 1) {
      const v = a[i]!;
      dp += v * a[i + p]!;
      dq += v * a[i + q]!;
      dr += v * a[i + r]!;
      ds += v * a[i + s]!;
    }
    dp *= beta;
    dq *= beta;
    dr *= beta;
    ds *= beta;
    for (let i = top; i < end; i += 1) {
      const v = a[i]!;
      a[i + p] = a[i + p]! - dp * v;
      a[i + q] = a[i + q]! - dq * v;
      a[i + r] = a[i + r]! - dr * v;
      a[i + s] = a[i + s]! - ds * v;
    }
  }
  for (; j <= count; j += 1) {
    const p = j * stride;
    const factor = beta * dotWithin(a, top, top + p, length);
    if (factor === 0) continue;
    for (let i = top; i < end; i += 1) a[i + p] = a[i + p]! - factor * a[i]!;
  }
}

/** Solves R x = b for the leading n × n upper triangle of a column-major matrix; `x` holds b at call time. */
export function solveUpper(r: Float64Array, stride: number, n: number, x: Float64Array, xOffset = 0): void {
  for (let j = n - 1; j >= 0; j -= 1) {
    const value = x[xOffset + j]! / r[j * stride + j]!;
    x[xOffset + j] = value;
    for (let i = 0; i < j; i += 1) x[xOffset + i] = x[xOffset + i]! - value * r[j * stride + i]!;
  }
}

/** The inverse of the leading n × n upper triangle of a column-major matrix, column-major with stride n. */
export function invertUpper(r: Float64Array, stride: number, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j += 1) {
    inverse[j * n + j] = 1;
    solveUpper(r, stride, j + 1, inverse, j * n);
  }
  return inverse;
}
