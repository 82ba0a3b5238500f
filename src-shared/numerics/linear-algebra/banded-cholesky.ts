/**
 * Cholesky factorisation of a symmetric positive definite band matrix, O(n·b²) instead of O(n³).
 * Storage: row i holds A[i][i−b] … A[i][i] at `i·(b+1)` … `i·(b+1)+b` (lower band, diagonal last).
 */
export interface BandMatrix {
  readonly size: number;
  /** Number of sub-diagonals b. */
  readonly band: number;
  readonly values: Float64Array;
}

/** An empty band matrix of `size` rows with `band` sub-diagonals. */
export function bandMatrix(size: number, band: number): BandMatrix {
  return { size, band, values: new Float64Array(size * (band + 1)) };
}

/**
 * The lower factor L of A = L·Lᵀ in the same storage, or null when A is not positive definite to working precision.
 * A is left as it is.
 */
export function bandedCholesky(matrix: BandMatrix): BandMatrix | null {
  const { size, band } = matrix;
  const width = band + 1;
  const factor = matrix.values.slice();
  for (let i = 0; i < size; i += 1) {
    const from = Math.max(0, i - band);
    for (let j = from; j <= i; j += 1) {
      let sum = factor[i * width + j - i + band]!;
      for (let k = Math.max(from, j - band); k < j; k += 1) {
        sum -= factor[i * width + k - i + band]! * factor[j * width + k - j + band]!;
      }
      if (j < i) factor[i * width + j - i + band] = sum / factor[j * width + band]!;
      else {
        if (!(sum > 1e-14 * matrix.values[i * width + band]!)) return null;
        factor[i * width + band] = Math.sqrt(sum);
      }
    }
  }
  return { size, band, values: factor };
}

/** Solves L·x = b in place, given the factor L; `from` says where b starts not to be zero. */
export function solveLower(factor: BandMatrix, vector: Float64Array, from = 0): void {
  const { size, band, values } = factor;
  const width = band + 1;
  for (let i = from; i < size; i += 1) {
    let sum = vector[i]!;
    for (let k = Math.max(from, i - band); k < i; k += 1) sum -= values[i * width + k - i + band]! * vector[k]!;
    vector[i] = sum / values[i * width + band]!;
  }
}

/** Solves A·x = b in place, given the factor of A. */
export function solveBanded(factor: BandMatrix, vector: Float64Array): void {
  const { size, band, values } = factor;
  const width = band + 1;
  solveLower(factor, vector);
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = vector[i]!;
    for (let k = i + 1; k <= Math.min(size - 1, i + band); k += 1) sum -= values[k * width + i - k + band]! * vector[k]!;
    vector[i] = sum / values[i * width + band]!;
  }
}

/**
 * A band of A⁻¹ with `reach` sub-diagonals (at least those of A, which is the default), given the factor of A, O(n·reach·b): from
 * Lᵀ·A⁻¹ = L⁻¹, whose upper part is known (Erisman & Tinney, Commun. ACM 18, 177 (1975), doi 10.1145/360680.360704).
 */
export function bandOfInverse(factor: BandMatrix, reach = factor.band): BandMatrix {
  const { size, band, values } = factor;
  const width = band + 1;
  const inverse = bandMatrix(size, reach);
  const entries = inverse.values;
  const row = reach + 1;
  for (let j = size - 1; j >= 0; j -= 1) {
    const diagonal = values[j * width + band]!;
    const end = Math.min(size - 1, j + band);
    for (let i = Math.min(size - 1, j + reach); i >= j; i -= 1) {
      let sum = i === j ? 1 / diagonal : 0;
      for (let k = j + 1; k <= end; k += 1) sum -= values[k * width + j - k + band]! * (i >= k ? entries[i * row + k - i + reach]! : entries[k * row + i - k + reach]!);
      entries[i * row + j - i + reach] = sum / diagonal;
    }
  }
  return inverse;
}
