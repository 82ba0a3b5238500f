import { expect, test } from 'vitest';
import { filterEdge } from './filter-edge';

const shift = Float64Array.from({ length: 600 }, (_, i) => 100 + i);
const band = (x: number, centre: number, fwhm: number): number => 1000 / (1 + ((2 * (x - centre)) / fwhm) ** 2);

test('counts that rise as behind a filter have its edge, a slow fall or rise has none', () => {
  // Of the plateau 90 % (130 + 12 ln 9 = 156 cm⁻¹) to 97 % (172 cm⁻¹) are reached there.
  const edge = filterEdge(shift, shift.map((x) => 1000 / (1 + Math.exp((130 - x) / 12))))!;
  expect(edge).toBeGreaterThan(156);
  expect(edge).toBeLessThan(172);
  // A band behind it changes nothing.
  expect(Math.abs(filterEdge(shift, shift.map((x) => 1000 / (1 + Math.exp((130 - x) / 12)) + 3 * band(x, 164, 6)))! - edge)).toBeLessThan(10);
  expect(filterEdge(shift, shift.map((x) => 1000 - x))).toBeNull();
  expect(filterEdge(shift, shift.map((x) => 500 + x))).toBeNull();
  expect(filterEdge(shift, new Float64Array(600))).toBeNull();
});

test('a strong sharp band over little light is no edge, nor is a broad one that ends', () => {
  expect(filterEdge(shift, shift.map((x) => 20 + band(x, 164, 6)))).toBeNull();
  expect(filterEdge(shift, shift.map((x) => 20 + 0.6 * band(x, 116, 5) + band(x, 164, 6) + 0.2 * band(x, 221, 7)))).toBeNull();
  expect(filterEdge(shift, shift.map((x) => 20 + 1000 * Math.exp(-(((x - 180) / 25) ** 2))))).toBeNull();
});
