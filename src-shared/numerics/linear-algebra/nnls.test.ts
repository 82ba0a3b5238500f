import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertUpper, solveUpper, triangularise } from './householder';
import { nnls } from './nnls';

interface Case {
  readonly A: number[][];
  readonly b: number[];
  readonly x: number[];
  readonly residualNorm: number;
  readonly cond: number;
}
const { cases } = JSON.parse(readFileSync(resolve(import.meta.dirname, 'fixtures/nnls.json'), 'utf8')) as { cases: Case[] };

const columnsOf = (rows: readonly (readonly number[])[]): Float64Array[] => rows[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j]!));

describe('nnls', () => {
  it.each(cases.map((c, k) => ({ k, ...c })))('agrees with reference case $k of condition $cond', ({ A, b, x, residualNorm, cond }) => {
    const found = nnls(columnsOf(A), Float64Array.from(b));
    const tolerance = 1e-9 * Math.max(1, cond / 100);
    x.forEach((value, j) => expect(Math.abs(found.x[j]! - value)).toBeLessThanOrEqual(tolerance));
    expect(found.support).toEqual(x.flatMap((value, j) => (value > 0 ? [j] : [])));
    expect(found.residualNorm).toBeCloseTo(residualNorm, 10);
  });

  it('meets the optimality conditions of any problem', () => {
    // Whole numbers make dependent columns likely.
    const number = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -1000, max: 1000 }).map((value) => value / 1000));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 12 }), fc.infiniteStream(number), (n, m, stream) => {
        const draw = (): number => stream.next().value as number;
        const columns = Array.from({ length: n }, () => Float64Array.from({ length: m }, draw));
        const b = Float64Array.from({ length: m }, draw);
        const { x } = nnls(columns, b);
        const residual = b.map((value, i) => value - columns.reduce((sum, column, j) => sum + column[i]! * x[j]!, 0));
        columns.forEach((column, j) => {
          const gradient = column.reduce((sum, value, i) => sum + value * residual[i]!, 0);
          const size = Math.hypot(...column) * Math.hypot(...b);
          expect(x[j]).toBeGreaterThanOrEqual(0);
          expect(gradient).toBeLessThanOrEqual(1e-9 * size + 1e-300);
          // A large unknown on nearly dependent columns leaves a rounding of its own size.
          if (x[j]! > 0) expect(Math.abs(gradient)).toBeLessThanOrEqual(1e-9 * size + 1e-13 * x[j]! * Math.hypot(...column) ** 2);
        });
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  it('takes zero columns, equal columns and more unknowns than rows', () => {
    expect([...nnls([new Float64Array(3), Float64Array.of(1, 1, 1)], Float64Array.of(1, 2, 3)).x]).toEqual([0, expect.closeTo(2, 12)]);
    const twice = nnls([Float64Array.of(1, 2), Float64Array.of(1, 2)], Float64Array.of(2, 4));
    expect(twice.x[0]! + twice.x[1]!).toBeCloseTo(2, 12);
    expect(twice.residualNorm).toBeCloseTo(0, 12);
    expect(nnls([Float64Array.of(1, 0), Float64Array.of(0, 1), Float64Array.of(1, 1)], Float64Array.of(1, 2)).residualNorm).toBeCloseTo(0, 12);
    expect([...nnls([Float64Array.of(1, 0)], Float64Array.of(-1, 0)).x]).toEqual([0]);
    expect(nnls([], Float64Array.of(3, 4)).residualNorm).toBeCloseTo(5, 12);
  });

  it('refuses what is not a finite system', () => {
    expect(() => nnls([Float64Array.of(1)], Float64Array.of(1, 2))).toThrow('column 0 has 1 values');
    expect(() => nnls([Float64Array.of(NaN, 1)], Float64Array.of(1, 2))).toThrow('column 0 holds');
    expect(() => nnls([Float64Array.of(1, 1)], Float64Array.of(1, Infinity))).toThrow('right-hand side holds');
  });
});

describe('triangularise', () => {
  it('keeps RᵀR = AᵀA and empties what lies below the diagonal', () => {
    const rows = 7;
    const columns = 4;
    const a = Float64Array.from({ length: rows * columns }, (_, k) => Math.sin(3 * k + 1));
    const r = a.slice();
    triangularise(r, rows, columns, rows);
    const gram = (m: Float64Array, i: number, j: number): number => {
      let sum = 0;
      for (let k = 0; k < rows; k += 1) sum += m[i * rows + k]! * m[j * rows + k]!;
      return sum;
    };
    for (let i = 0; i < columns; i += 1)
      for (let j = 0; j < columns; j += 1) {
        expect(gram(r, i, j)).toBeCloseTo(gram(a, i, j), 12);
        if (i > j) expect(r[j * rows + i]).toBe(0);
      }
  });

  it('solves and inverts triangles', () => {
    // Columns (2), (1, 4), (−1, 2, 5).
    const r = Float64Array.of(2, 0, 0, 1, 4, 0, -1, 2, 5);
    const x = Float64Array.of(2, 14, 10);
    solveUpper(r, 3, 3, x);
    expect([...x]).toEqual([0.75, 2.5, 2]);
    expect([...invertUpper(r, 3, 3)]).toEqual([0.5, 0, 0, -0.125, 0.25, 0, 0.15, -0.1, 0.2].map((value) => expect.closeTo(value, 14) as number));
  });
});
