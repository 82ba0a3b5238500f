import { expect, it } from 'vitest';
import { nonzeroPart } from './nonzero-part';

it('finds where values begin and end to differ from zero', () => {
  expect(nonzeroPart(Float64Array.of(0, 0, 3, 0, -1, 0))).toEqual([2, 5]);
  expect(nonzeroPart(Float64Array.of(1, 2))).toEqual([0, 2]);
  expect([nonzeroPart(Float64Array.of(0, 0)), nonzeroPart(new Float64Array(0))]).toEqual([[0, 0], [0, 0]]);
});
