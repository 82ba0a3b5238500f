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

test('a strong sharp band over little light is no edge, nor is a broad one that ends', () => {
  const band = (x: number, centre: number, fwhm: number): number => 1000 / (1 + ((2 * (x - centre)) / fwhm) ** 2);
  expect(filterEdge(shift, shift.map((x) => 20 + band(x, 164, 6)))).toBeNull();
  expect(filterEdge(shift, shift.map((x) => 20 + 0.6 * band(x, 116, 5) + band(x, 164, 6) + 0.2 * band(x, 221, 7)))).toBeNull();
  expect(filterEdge(shift, shift.map((x) => 20 + 1000 * Math.exp(-(((x - 180) / 25) ** 2))))).toBeNull();
  // Behind an edge a band changes nothing.
  expect(filterEdge(shift, shift.map((x) => 1000 / (1 + Math.exp((130 - x) / 12)) + 3 * band(x, 164, 6)))).toBeCloseTo(147, -1);
});
