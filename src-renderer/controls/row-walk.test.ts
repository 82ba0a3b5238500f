import { describe, expect, it } from 'vitest';
import { rowAfter } from './row-walk';

describe('walking through the rows of a table', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 11],
    ['PageDown', 15, 19],
    ['PageUp', 3, 0],
    ['Home', 12, 0],
    ['End', 3, 19],
  ])('%s leads from row %i of twenty to row %i', (key, at, to) => {
    expect(rowAfter(key, at, 20)).toBe(to);
  });

  it('leads nowhere by other keys, nor in a table without rows', () => {
    expect([rowAfter('a', 3, 20), rowAfter('ArrowDown', 0, 0)]).toEqual([null, null]);
  });
});
