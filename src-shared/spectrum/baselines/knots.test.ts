import { expect, test } from 'vitest';
import { knotBaseline } from './knots';

const x = Float64Array.from({ length: 201 }, (_, i) => 100 + i);

test('a straight line stays one, whatever the knots', () => {
  const line = x.map((value) => 800 - 2 * value);
  const found = knotBaseline(x, line, [120, 133.5, 250, 290], 5);
  // Between channels the median jumps by up to half a channel, here one count.
  for (let i = 20; i <= 190; i += 1) expect(Math.abs(found[i]! - line[i]!)).toBeLessThan(1.01);
});

test('a knot takes the median about it: one wild channel does not move it', () => {
  const flat = x.map(() => 50);
  flat[60] = 5000;
  expect(knotBaseline(x, flat, [120, 160, 280], 5)).toEqual(x.map(() => 50));
});

test('every spectrum has its own heights at the same knots', () => {
  const shape = x.map((value) => 30 + 0.01 * (value - 180) ** 2);
  const one = knotBaseline(x, shape, [110, 180, 290], 3);
  const many = knotBaseline(x, shape.map((value) => 8 * value), [110, 180, 290], 3);
  one.forEach((value, i) => expect(many[i]! / value).toBeCloseTo(8, 10));
  // By hand: the vertex and its neighbours 30, 30.01 × 2, 30.04 × 2, 30.09 × 2; their median is 30.04.
  expect(one[80]).toBeCloseTo(30.04, 10);
});

test('knots outside the spectrum are left out; beyond the outermost the baseline is level', () => {
  const line = x.map((value) => value);
  const found = knotBaseline(x, line, [20, 150, 250, 900], 0.1);
  expect(found[0]).toBe(150);
  expect(found[50]).toBe(150);
  expect(found[100]).toBeCloseTo(200, 10);
  expect(found[200]).toBe(250);
  expect(knotBaseline(x, line, [20, 900], 5)).toEqual(new Float64Array(201));
  expect(knotBaseline(x, line, [], 5)).toEqual(new Float64Array(201));
});

test('coarse spectra give at least the nearest three channels, two at an end', () => {
  const coarse = Float64Array.of(0, 50, 100, 150);
  const y = Float64Array.of(10, 99, 20, 30);
  // Medians of (10, 99), (99, 20, 30) at the nearest channels 0 and 100.
  expect(knotBaseline(coarse, y, [0, 110], 5)[0]).toBe(54.5);
  expect(knotBaseline(coarse, y, [0, 110], 5)[3]).toBe(30);
});
