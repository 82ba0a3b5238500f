import { expect, test } from 'vitest';
import { filterEdge } from './filter-edge';

const shift = Float64Array.from({ length: 600 }, (_, i) => 100 + i);

test('counts that rise as behind a filter have its edge, a slow fall or rise has none', () => {
  // 80 % of the plateau are reached at 130 + 12 ln 4 = 147 cm⁻¹.
  expect(filterEdge(shift, shift.map((x) => 1000 / (1 + Math.exp((130 - x) / 12))))).toBeCloseTo(147, -1);
  expect(filterEdge(shift, shift.map((x) => 1000 - x))).toBeNull();
  expect(filterEdge(shift, shift.map((x) => 500 + x))).toBeNull();
  expect(filterEdge(shift, new Float64Array(600))).toBeNull();
});
