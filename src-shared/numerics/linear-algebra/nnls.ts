/**
 * Least squares with some unknowns held non-negative: the active-set method of Lawson & Hanson (Solving Least Squares
 * Problems, 1974, chapter 23), working on a triangle so that the number of observations no longer matters.
 * The starting set may be a guess, as in Bro & De Jong (1997), doi 10.1002/(SICI)1099-128X(199709/10)11:5<393::AID-CEM483>3.0.CO;2-L.
 */
import { solveUpper, triangularise } from './householder';

/** A column whose own part is below this fraction of its length is a combination of the others; it gets no share. */
const dependentColumn = 1e-13;
/** A multiplier or a share below this fraction of ‖b‖ (columns of unit length) is rounding, not a reason to leave zero. */
const rounding = 1e-14;

/** Solves min ‖R x − c‖ with x_j ≥ 0 where asked, for problems of up to `capacity` unknowns; keeps its work arrays. */
export class TriangularNnls {
  private readonly work: Float64Array;
  private readonly solution: Float64Array;
  private readonly picked: Int32Array;
  private readonly multipliers: Float64Array;
  private readonly residual: Float64Array;
  private readonly refused: Uint8Array;

  constructor(private readonly capacity: number) {
    this.work = new Float64Array(capacity * (capacity + 1));
    this.solution = new Float64Array(capacity);
    this.picked = new Int32Array(capacity);
    this.multipliers = new Float64Array(capacity);
    this.residual = new Float64Array(capacity);
    this.refused = new Uint8Array(capacity);
  }

  /**
   * @param r column-major matrix whose leading n × n part is upper triangular, columns of about unit length; not changed
   * @param c right-hand side, n values from `cOffset`
   * @param nonNegative which unknowns may not go below zero
   * @param x receives the solution
   * @param passive in: the guess which unknowns are above zero; out: which are. Unknowns free of sign are always passive,
   *   unless they are a combination of the others; then they are 0 and not passive.
   */
  solve(
    r: Float64Array,
    stride: number,
    n: number,
    c: Float64Array,
    cOffset: number,
    nonNegative: Uint8Array,
    x: Float64Array,
    passive: Uint8Array,
  ): void {
    for (let j = 0; j < n; j += 1) {
      x[j] = 0;
      if (nonNegative[j] === 0) passive[j] = 1;
    }
    let norm = 0;
    for (let i = 0; i < n; i += 1) norm += c[cOffset + i]! * c[cOffset + i]!;
    const threshold = rounding * Math.sqrt(norm);
    this.refused.fill(0, 0, n);
    let entering = -1;
    // Each pass either lowers ‖R x − c‖ or shrinks the passive set; the cap only guards against cycling by rounding.
    for (let pass = 0; pass < 10 * n + 10; pass += 1) {
      this.solvePassive(r, stride, n, c, cOffset, nonNegative, passive);
      if (entering >= 0 && this.solution[entering]! <= 0) {
        // The multiplier promised a gain that rounding ate: leave this one out until something changes.
        this.refused[entering] = 1;
        passive[entering] = 0;
      } else if (this.retreat(n, nonNegative, x, passive)) {
        entering = -1;
        continue;
      } else if (this.dropRounding(n, nonNegative, passive, threshold)) {
        entering = -1;
        continue;
      } else {
        for (let j = 0; j < n; j += 1) x[j] = this.solution[j]!;
      }
      entering = this.chooseEntering(r, stride, n, c, cOffset, nonNegative, x, passive, threshold);
      if (entering < 0) return;
      passive[entering] = 1;
    }
  }

  /** Unconstrained solution over the passive unknowns, zero elsewhere, into `this.solution`. */
  private solvePassive(
    r: Float64Array,
    stride: number,
    n: number,
    c: Float64Array,
    cOffset: number,
    nonNegative: Uint8Array,
    passive: Uint8Array,
  ): void {
    const { work, solution, picked } = this;
    const ld = this.capacity;
    let m = 0;
    for (let j = 0; j < n; j += 1) {
      solution[j] = 0;
      if (passive[j] === 1) picked[m++] = j;
    }
    for (;;) {
      for (let k = 0; k < m; k += 1) {
        const from = picked[k]! * stride;
        for (let i = 0; i < n; i += 1) work[k * ld + i] = i <= picked[k]! ? r[from + i]! : 0;
      }
      for (let i = 0; i < n; i += 1) work[m * ld + i] = c[cOffset + i]!;
      if (m < n) triangularise(work, n, m + 1, ld, m);
      const dependent = this.findDependent(m, ld, nonNegative);
      if (dependent < 0) break;
      passive[picked[dependent]!] = 0;
      picked.copyWithin(dependent, dependent + 1, m);
      m -= 1;
    }
    solveUpper(work, ld, m, work, m * ld);
    for (let k = 0; k < m; k += 1) solution[picked[k]!] = work[m * ld + k]!;
  }

  /** The last position whose column is a combination of those before it, or −1. */
  private findDependent(m: number, ld: number, nonNegative: Uint8Array): number {
    let found = -1;
    for (let k = 0; k < m; k += 1) {
      let norm = 0;
      for (let i = 0; i <= k; i += 1) norm += this.work[k * ld + i]! ** 2;
      if (Math.abs(this.work[k * ld + k]!) > dependentColumn * Math.sqrt(norm)) continue;
      if (found < 0 || nonNegative[this.picked[k]!] === 1) found = k;
    }
    return found;
  }

  /** Puts unknowns to zero whose share is rounding, for good, and says whether there were any. */
  private dropRounding(n: number, nonNegative: Uint8Array, passive: Uint8Array, threshold: number): boolean {
    let dropped = false;
    for (let j = 0; j < n; j += 1) {
      if (passive[j] === 0 || nonNegative[j] === 0 || this.solution[j]! > threshold) continue;
      passive[j] = 0;
      this.refused[j] = 1;
      dropped = true;
    }
    return dropped;
  }

  /** If the solution crosses zero, goes as far as x stays ≥ 0, drops what reached zero, and says true. */
  private retreat(n: number, nonNegative: Uint8Array, x: Float64Array, passive: Uint8Array): boolean {
    const { solution } = this;
    let share = 2;
    for (let j = 0; j < n; j += 1) {
      if (passive[j] === 1 && nonNegative[j] === 1 && solution[j]! <= 0) share = Math.min(share, x[j]! / (x[j]! - solution[j]!));
    }
    if (share > 1) return false;
    // 0/0: an unknown guessed positive starts at zero and stays there.
    if (!(share >= 0)) share = 0;
    for (let j = 0; j < n; j += 1) {
      if (passive[j] === 0) {
        x[j] = 0;
        continue;
      }
      const blocked = nonNegative[j] === 1 && solution[j]! <= 0 && x[j]! <= share * (x[j]! - solution[j]!);
      x[j] = blocked ? 0 : x[j]! + share * (solution[j]! - x[j]!);
      if (blocked) passive[j] = 0;
    }
    return true;
  }

  /** The unknown at zero whose release lowers the residual fastest, or −1 at the solution. */
  private chooseEntering(
    r: Float64Array,
    stride: number,
    n: number,
    c: Float64Array,
    cOffset: number,
    nonNegative: Uint8Array,
    x: Float64Array,
    passive: Uint8Array,
    threshold: number,
  ): number {
    const { residual, multipliers } = this;
    for (let i = 0; i < n; i += 1) residual[i] = c[cOffset + i]!;
    for (let j = 0; j < n; j += 1) {
      if (x[j] === 0) continue;
      for (let i = 0; i <= j; i += 1) residual[i] = residual[i]! - x[j]! * r[j * stride + i]!;
    }
    let best = -1;
    let bestMultiplier = threshold;
    for (let j = 0; j < n; j += 1) {
      if (passive[j] === 1 || nonNegative[j] === 0 || this.refused[j] === 1) continue;
      let multiplier = 0;
      for (let i = 0; i <= j; i += 1) multiplier += r[j * stride + i]! * residual[i]!;
      multipliers[j] = multiplier;
      if (multiplier > bestMultiplier) {
        bestMultiplier = multiplier;
        best = j;
      }
    }
    return best;
  }
}

/** A non-negative least-squares solution. */
export interface NnlsSolution {
  readonly x: Float64Array;
  /** Indices of the unknowns above zero. */
  readonly support: readonly number[];
  readonly residualNorm: number;
}

/**
 * Minimises ‖A x − b‖ subject to x ≥ 0.
 *
 * @param columns the columns of A, each as long as b
 * @throws RangeError when a length differs or a value is not finite
 */
export function nnls(columns: readonly Float64Array[], b: Float64Array): NnlsSolution {
  const n = columns.length;
  const rows = b.length;
  const work = new Float64Array(Math.max(rows, n + 1) * (n + 1));
  const stride = Math.max(rows, n + 1);
  const norms = new Float64Array(n);
  columns.forEach((column, j) => {
    if (column.length !== rows) throw new RangeError(`column ${j} has ${column.length} values; the right-hand side has ${rows}`);
    const norm = Math.sqrt(column.reduce((sum, value) => sum + value * value, 0));
    if (!Number.isFinite(norm)) throw new RangeError(`column ${j} holds a value that is not a finite number`);
    norms[j] = norm;
    if (norm > 0) for (let i = 0; i < rows; i += 1) work[j * stride + i] = column[i]! / norm;
  });
  if (!b.every(Number.isFinite)) throw new RangeError('the right-hand side holds a value that is not a finite number');
  work.set(b, n * stride);
  triangularise(work, Math.max(rows, n + 1), n + 1, stride, n);

  const x = new Float64Array(n);
  const passive = new Uint8Array(n);
  new TriangularNnls(Math.max(n, 1)).solve(work, stride, n, work, n * stride, new Uint8Array(n).fill(1), x, passive);
  for (let j = 0; j < n; j += 1) if (norms[j]! > 0) x[j] = x[j]! / norms[j]!;

  let square = 0;
  for (let i = 0; i < rows; i += 1) {
    let value = -b[i]!;
    for (let j = 0; j < n; j += 1) value += columns[j]![i]! * x[j]!;
    square += value * value;
  }
  return { x, support: [...x.keys()].filter((j) => x[j]! > 0), residualNorm: Math.sqrt(square) };
}
