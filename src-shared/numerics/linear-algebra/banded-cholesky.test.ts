import { expect, test } from 'vitest';
import { bandMatrix, bandOfInverse, bandedCholesky, solveBanded } from './banded-cholesky';

test('the band of the inverse agrees with the columns of the inverse', () => {
  const size = 9;
  const matrix = bandMatrix(size, 2);
  for (let i = 0; i < size; i += 1) matrix.values.set([i > 1 ? 0.3 * Math.sin(i) : 0, i > 0 ? -1 + 0.1 * i : 0, 4 + Math.cos(i)], 3 * i);
  const factor = bandedCholesky(matrix)!;
  const inverse = bandOfInverse(factor);
  const wider = bandOfInverse(factor, 5);
  for (let j = 0; j < size; j += 1) {
    const column = new Float64Array(size);
    column[j] = 1;
    solveBanded(factor, column);
    for (let i = j; i <= Math.min(size - 1, j + 2); i += 1) expect(inverse.values[3 * i + j - i + 2]).toBeCloseTo(column[i]!, 12);
    for (let i = j; i <= Math.min(size - 1, j + 5); i += 1) expect(wider.values[6 * i + j - i + 5]).toBeCloseTo(column[i]!, 12);
  }
});
