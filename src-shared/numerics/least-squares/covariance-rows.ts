/** Variances and covariances by name, from rows f with cov(v, w) = f_v · f_w. */
import type { Layout } from './layout';
import type { Covariance } from './types';

/** Where a value's row f lies: its block's part (block −1: none) and its shared part. */
export interface FactorRow {
  readonly block: number;
  readonly own: Float64Array;
  readonly shared: Float64Array;
}

/** The name of an amplitude among all values of a fit: block/amplitude. */
export function amplitudeName(layout: Layout, block: number, amplitude: number): string {
  const { name, amplitudes } = layout.blocks[block]!.block;
  return `${name}/${amplitudes[amplitude]!.name}`;
}

type SparseRow = readonly { readonly factor: number; readonly row: FactorRow }[];

/** Rows of all names that have a variance; parameters are linear forms of the free values. */
export function collectRows(
  layout: Layout,
  freeRows: ReadonlyMap<number, FactorRow>,
  amplitudeRows: ReadonlyMap<string, FactorRow>,
  indistinct: ReadonlySet<string>,
): Map<string, SparseRow> {
  const { map } = layout;
  const rows = new Map<string, SparseRow>();
  map.names.forEach((name, index) => {
    const { free, factors } = map.rows[index]!;
    if (free.some((q) => !freeRows.has(q) || indistinct.has(map.free[q]!.name))) return;
    rows.set(
      name,
      free.map((q, k) => ({ factor: factors[k]!, row: freeRows.get(q)! })),
    );
  });
  for (const [name, row] of amplitudeRows) if (!indistinct.has(name)) rows.set(name, [{ factor: 1, row }]);
  return rows;
}

/** Names of all parameters and amplitudes, with a variance or without. */
export function knownNames(layout: Layout): Set<string> {
  const names = new Set(layout.map.names);
  layout.blocks.forEach(({ block }, b) => block.amplitudes.forEach((_, j) => names.add(amplitudeName(layout, b, j))));
  return names;
}

/** a · b of arrays of one length. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * The covariance as it is asked for by names.
 * @param known all names; others throw a RangeError
 */
export function accessor(rows: ReadonlyMap<string, SparseRow>, known: ReadonlySet<string>): Covariance {
  const rowOf = (name: string): SparseRow | undefined => {
    if (!known.has(name)) throw new RangeError(`the fit has no value called ${name}`);
    return rows.get(name);
  };
  const between = (a: SparseRow, b: SparseRow): number => {
    let sum = 0;
    for (const { factor: fa, row: ra } of a)
      for (const { factor: fb, row: rb } of b) {
        sum += fa * fb * (dot(ra.shared, rb.shared) + (ra.block >= 0 && ra.block === rb.block ? dot(ra.own, rb.own) : 0));
      }
    return sum;
  };
  const covariance = (a: string, b: string): number | null => {
    const ra = rowOf(a);
    const rb = rowOf(b);
    return ra && rb ? between(ra, rb) : null;
  };
  return {
    names: [...rows].filter(([, row]) => row.length > 0).map(([name]) => name),
    variance: (name) => covariance(name, name),
    covariance,
    sub(names) {
      const picked = names.map((name) => {
        const row = rowOf(name);
        if (!row) throw new RangeError(`${name} has no variance: it is at a bound or cannot be told apart from others`);
        return row;
      });
      const n = picked.length;
      const matrix = new Float64Array(n * n);
      for (let i = 0; i < n; i += 1)
        for (let j = 0; j <= i; j += 1) {
          matrix[i * n + j] = between(picked[i]!, picked[j]!);
          matrix[j * n + i] = matrix[i * n + j]!;
        }
      return matrix;
    },
  };
}
