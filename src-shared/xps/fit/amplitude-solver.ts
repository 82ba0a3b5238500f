import { TriangularNnls } from '@shared/numerics/linear-algebra/nnls';
import type { Block, BlockValues } from '@shared/numerics/least-squares/types';

/** A column whose part beside the others is below this share of its square is a combination of them. */
const dependent = 1e-12;

/**
 * Solves the amplitudes of one block at given parameter values by weighted least squares on the normal equations: for scans and previews,
 * where many evaluations count for more than the last digits. Fits go through the least-squares engine.
 */
export class AmplitudeSolver {
  readonly values: BlockValues;
  readonly amplitudes: Float64Array;
  private readonly weights: Float64Array;
  private readonly gram: Float64Array;
  private readonly triangle: Float64Array;
  private readonly right: Float64Array;
  private readonly passive: Uint8Array;
  private readonly nonNegative: Uint8Array;
  private readonly nnls: TriangularNnls;

  constructor(private readonly block: Block) {
    const points = block.y.length;
    const n = block.amplitudes.length;
    this.values = { columns: block.amplitudes.map(() => new Float64Array(points)), fixed: new Float64Array(points), derivatives: null };
    this.amplitudes = new Float64Array(n);
    this.weights = startingWeights(block);
    this.gram = new Float64Array(n * n);
    this.triangle = new Float64Array(n * n);
    this.right = new Float64Array(n);
    this.passive = new Uint8Array(n);
    this.nonNegative = Uint8Array.from(block.amplitudes, ({ nonNegative }) => (nonNegative ? 1 : 0));
    this.nnls = new TriangularNnls(Math.max(n, 1));
  }

  /** Solves at parameter values `p` (order of the block) and gives χ² with weights from smoothed data. */
  solve(p: Float64Array): number {
    const { block, values, amplitudes, gram, triangle, right, weights } = this;
    values.fixed.fill(0);
    block.evaluate(p, values);
    const n = amplitudes.length;
    const points = block.y.length;
    const { columns, fixed } = values;
    const norms = new Float64Array(n);
    for (let j = 0; j < n; j++) {
      const column = columns[j]!;
      for (let k = 0; k <= j; k++) {
        const other = columns[k]!;
        let sum = 0;
        for (let i = 0; i < points; i++) sum += weights[i]! * column[i]! * other[i]!;
        gram[j * n + k] = sum;
      }
      let sum = 0;
      for (let i = 0; i < points; i++) sum += weights[i]! * column[i]! * (block.y[i]! - fixed[i]!);
      right[j] = sum;
      norms[j] = Math.sqrt(gram[j * n + j]!) || 1;
    }
    // Upper Cholesky factor R of the scaled normal matrix, column-major, and c with RᵀR x = Aᵀb ⇔ R x = c.
    for (let j = 0; j < n; j++) {
      for (let k = 0; k <= j; k++) {
        let sum = gram[j * n + k]! / (norms[j]! * norms[k]!);
        for (let i = 0; i < k; i++) sum -= triangle[j * n + i]! * triangle[k * n + i]!;
        triangle[j * n + k] = k < j ? sum / triangle[k * n + k]! : Math.sqrt(Math.max(sum, dependent));
      }
      let sum = right[j]! / norms[j]!;
      for (let i = 0; i < j; i++) sum -= triangle[j * n + i]! * right[i]!;
      right[j] = sum / triangle[j * n + j]!;
    }
    this.nnls.solve(triangle, n, n, right, 0, this.nonNegative, amplitudes, this.passive);
    for (let j = 0; j < n; j++) amplitudes[j]! /= norms[j]!;
    let chiSquare = 0;
    for (let i = 0; i < points; i++) {
      let residual = block.y[i]! - fixed[i]!;
      for (let j = 0; j < n; j++) residual -= amplitudes[j]! * columns[j]![i]!;
      chiSquare += weights[i]! * residual * residual;
    }
    return chiSquare;
  }
}

/** 1/variance from the data smoothed over seven channels. */
function startingWeights({ y, noise }: Block): Float64Array {
  if (noise.kind === 'sigma') return noise.sigma.map((sigma) => 1 / (sigma * sigma));
  if (noise.kind === 'unknown') return new Float64Array(y.length).fill(1);
  const gain = noise.gain ?? 1;
  return y.map((_, i) => {
    const near = y.subarray(Math.max(0, i - 3), i + 4);
    const mean = near.reduce((sum, value) => sum + value, 0) / near.length;
    return 1 / (gain * Math.max(mean, gain));
  });
}
