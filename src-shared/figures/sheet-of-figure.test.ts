import { expect, it } from 'vitest';
import { columnsInRoom } from './sheet-of-figure';

it.each([
  // 50 mm for each panel and 3 mm between them.
  [85, 2, 1], [102, 2, 1], [103, 2, 2], [174, 2, 2], [174, 4, 3], [254, 4, 4], [30, 1, 1], [30, 4, 1],
])('a figure of %i mm has of %i columns those that its panels find room in: %i', (widthMm, columns, drawn) => {
  expect(columnsInRoom({ widthMm, columns })).toBe(drawn);
});
