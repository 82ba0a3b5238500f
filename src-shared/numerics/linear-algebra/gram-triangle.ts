/**
 * The triangle R of A = Q R by way of AᵀA: a fraction of the time of reflections, at the price of half the digits. It is taken only
 * where columns are far enough from dependent that eleven digits remain; for the others see {@link gramTriangle}.
 */

/** Smallest square of a column's own part, in units of its length: rounding of AᵀA then stays below 1e-11 of the triangle. */
const smallestOwnSquare = 1e-4;

/** Upper triangle of AᵀA into column-major `g` (stride = columns); two by two, so that each load serves two products. */
function writeGram(a: Float64Array, rows: number, columns: number, stride: number, g: Float64Array): void {
  for (let j = 0; j < columns; j += 2) {
    const p = j * stride;
    const hasSecond = j + 1 < columns;
    const q = hasSecond ? p + stride : p;
    for (let i = 0; i <= j; i += 2) {
      const u = i * stride;
      const v = i + 1 < columns ? u + stride : u;
      let up = 0;
      let uq = 0;
      let vp = 0;
      let vq = 0;
      for (let k = 0; k < rows; k += 1) {
        const au = a[u + k]!;
        const av = a[v + k]!;
        const ap = a[p + k]!;
        const aq = a[q + k]!;
        up += au * ap;
        uq += au * aq;
        vp += av * ap;
        vq += av * aq;
      }
      g[j * columns + i] = up;
      if (i + 1 <= j) g[j * columns + i + 1] = vp;
      if (!hasSecond) continue;
      g[(j + 1) * columns + i] = uq;
      g[(j + 1) * columns + i + 1] = vq;
    }
  }
}

/** Columns whose own part is below this fraction of their length are combinations of the others as far as this way can tell. */
const dependentColumn = 1e-10;

/**
 * Writes the triangle of the first `pivots` columns of a column-major matrix, and what the reduction makes of the others in the
 * first `pivots` rows, into column-major `r` (stride = columns, upper part only). The rows below are not computed.
 * `a` is not changed. Columns of zeros give zero rows.
 *
 * Of a column close to dependent on those before it, AᵀA does not know the own part. With `repair` (room for one column) that part
 * is computed as a vector, which keeps its size right down to 1e-10 and takes it for zero below: good enough for a search direction.
 * Without it the result is false, with `r` in no useful state; also when values are not finite.
 */
export function gramTriangle(
  a: Float64Array,
  rows: number,
  columns: number,
  stride: number,
  pivots: number,
  r: Float64Array,
  repair: Float64Array | null = null,
): boolean {
  writeGram(a, rows, columns, stride, r);
  for (let k = 0; k < pivots; k += 1) {
    const square = r[k * columns + k]!;
    let own = square;
    for (let i = 0; i < k; i += 1) own -= r[k * columns + i]! * r[k * columns + i]!;
    if (own > smallestOwnSquare * square) {
      const pivot = Math.sqrt(own);
      r[k * columns + k] = pivot;
      const scale = 1 / pivot;
      for (let j = k + 1; j < columns; j += 1) {
        let value = r[j * columns + k]!;
        for (let i = 0; i < k; i += 1) value -= r[k * columns + i]! * r[j * columns + i]!;
        r[j * columns + k] = value * scale;
      }
    } else if (square === 0) {
      for (let j = k; j < columns; j += 1) r[j * columns + k] = 0;
    } else if (!repair || !(square < Infinity)) {
      return false;
    } else {
      repairRow(a, rows, columns, stride, k, Math.sqrt(square), r, repair);
    }
  }
  return true;
}

/** Row k of the triangle from the column's own part as a vector: w = a_k − Σ c_i a_i, with R c = the column above the diagonal. */
function repairRow(a: Float64Array, rows: number, columns: number, stride: number, k: number, length: number, r: Float64Array, own: Float64Array): void {
  for (let t = 0; t < rows; t += 1) own[t] = a[k * stride + t]!;
  const shares = new Float64Array(k);
  for (let i = k - 1; i >= 0; i -= 1) {
    let share = r[k * columns + i]!;
    for (let j = i + 1; j < k; j += 1) share -= r[j * columns + i]! * shares[j]!;
    const pivot = r[i * columns + i]!;
    share = pivot === 0 ? 0 : share / pivot;
    shares[i] = share;
    if (share === 0) continue;
    for (let t = 0; t < rows; t += 1) own[t] = own[t]! - share * a[i * stride + t]!;
  }
  let square = 0;
  for (let t = 0; t < rows; t += 1) square += own[t]! * own[t]!;
  const pivot = Math.sqrt(square);
  if (pivot <= dependentColumn * length) {
    for (let j = k; j < columns; j += 1) r[j * columns + k] = 0;
    return;
  }
  r[k * columns + k] = pivot;
  for (let j = k + 1; j < columns; j += 1) {
    let sum = 0;
    for (let t = 0; t < rows; t += 1) sum += own[t]! * a[j * stride + t]!;
    r[j * columns + k] = sum / pivot;
  }
}
