import { TriangularNnls } from '../linear-algebra/nnls';
import type { BlockLayout } from './layout';
import type { BlockValues } from './types';

/** Work arrays that blocks of one size have in common, so that memory does not grow with the number of blocks. */
export class Workspace {
  private readonly values = new Map<string, BlockValues>();
  private readonly solvers = new Map<number, TriangularNnls>();
  private scratch = new Float64Array(0);
  private small = new Float64Array(0);
  private single = new Float64Array(0);

  /** Arrays for a block's `evaluate`. */
  valuesFor({ block }: BlockLayout): BlockValues & { readonly derivatives: readonly Float64Array[] } {
    const points = block.y.length;
    const key = `${points}/${block.amplitudes.length}/${block.dependence.length}`;
    let values = this.values.get(key);
    if (!values) {
      const arrays = (count: number): Float64Array[] => Array.from({ length: count }, () => new Float64Array(points));
      values = { columns: arrays(block.amplitudes.length), fixed: new Float64Array(points), derivatives: arrays(block.dependence.length) };
      this.values.set(key, values);
    }
    return values as BlockValues & { readonly derivatives: readonly Float64Array[] };
  }

  nnlsFor(count: number): TriangularNnls {
    let solver = this.solvers.get(count);
    if (!solver) {
      solver = new TriangularNnls(count);
      this.solvers.set(count, solver);
    }
    return solver;
  }

  /** A column-major square for triangles, apart from {@link matrix}. */
  triangle(columns: number): Float64Array {
    if (this.small.length < columns * columns) this.small = new Float64Array(columns * columns);
    return this.small;
  }

  column(rows: number): Float64Array {
    if (this.single.length < rows) this.single = new Float64Array(rows);
    return this.single;
  }

  matrix(size: number): Float64Array {
    if (this.scratch.length < size) this.scratch = new Float64Array(size);
    return this.scratch;
  }
}
