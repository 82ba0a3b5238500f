import { describe, expect, it } from 'vitest';
import { gramTriangle } from './gram-triangle';
import { triangularise } from './householder';

const rows = 40;

/** Columns of smooth functions; `columns[k]` times itself is well apart from the others. */
function matrix(columns: readonly ((t: number) => number)[]): Float64Array {
  return Float64Array.from({ length: rows * columns.length }, (_, k) => columns[Math.floor(k / rows)]!((k % rows) / rows));
}

/** The upper triangle by reflections, with positive diagonal. */
function reference(a: Float64Array, columns: number, pivots: number): Float64Array {
  const work = a.slice();
  triangularise(work, rows, columns, rows, pivots);
  const r = new Float64Array(columns * columns);
  for (let j = 0; j < columns; j += 1)
    for (let i = 0; i <= Math.min(j, pivots - 1); i += 1) r[j * columns + i] = Math.sign(work[i * rows + i]!) * work[j * rows + i]!;
  return r;
}

const plain = [(t: number) => 1 + t, (t: number) => Math.sin(7 * t), (t: number) => t * t, (t: number) => Math.cos(3 * t) - t];

describe('gramTriangle', () => {
  it.each([2, 3, 4])('is the triangle of the reflections, with %i columns and the last as right-hand side', (columns) => {
    const a = matrix(plain.slice(0, columns));
    const before = a.slice();
    const r = new Float64Array(columns * columns);
    expect(gramTriangle(a, rows, columns, rows, columns - 1, r)).toBe(true);
    const expected = reference(a, columns, columns - 1);
    for (let j = 0; j < columns; j += 1) for (let i = 0; i <= Math.min(j, columns - 2); i += 1) expect(r[j * columns + i]).toBeCloseTo(expected[j * columns + i]!, 11);
    expect([...a]).toEqual([...before]);
  });

  it('declines columns that are nearly dependent, and values that are not finite', () => {
    const r = new Float64Array(9);
    expect(gramTriangle(matrix([plain[0]!, (t) => plain[0]!(t) + 1e-3 * Math.sin(9 * t), plain[1]!]), rows, 3, rows, 2, r)).toBe(false);
    expect(gramTriangle(matrix([plain[0]!, () => NaN, plain[1]!]), rows, 3, rows, 2, r)).toBe(false);
    expect(gramTriangle(matrix([plain[0]!, () => Infinity, plain[1]!]), rows, 3, rows, 2, r, new Float64Array(rows))).toBe(false);
  });

  it('repairs a nearly dependent column and takes a dependent one for zero', () => {
    const repair = new Float64Array(rows);
    const r = new Float64Array(16);
    for (const size of [1e-3, 1e-6, 1e-8]) {
      const a = matrix([plain[0]!, plain[1]!, (t) => plain[0]!(t) - 2 * plain[1]!(t) + size * t * t, plain[3]!]);
      expect(gramTriangle(a, rows, 4, rows, 3, r, repair)).toBe(true);
      const expected = reference(a, 4, 3);
      for (const [j, i] of [[2, 2], [3, 2]] as const) expect(r[j * 4 + i]! / expected[j * 4 + i]!).toBeCloseTo(1, size === 1e-8 ? 4 : 6);
    }
    const dependent = matrix([plain[0]!, plain[1]!, (t) => plain[0]!(t) - 2 * plain[1]!(t), plain[3]!]);
    expect(gramTriangle(dependent, rows, 4, rows, 3, r, repair)).toBe(true);
    expect([r[10], r[14]]).toEqual([0, 0]);
  });

  it('gives zero rows to zero columns', () => {
    const r = new Float64Array(9).fill(7);
    expect(gramTriangle(matrix([() => 0, plain[0]!, plain[1]!]), rows, 3, rows, 2, r)).toBe(true);
    expect([r[0], r[3], r[6]]).toEqual([0, 0, 0]);
    expect(r[4]).toBeGreaterThan(0);
  });
});
