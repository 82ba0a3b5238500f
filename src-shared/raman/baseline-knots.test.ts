import { expect, test } from 'vitest';
import { firstKnots, mostKnots, placeOfKnot, roomOfKnot, widestGap, withKnot } from './baseline-knots';

test('a new knot finds its place among the others', () => {
  expect(withKnot([100, 600], 250.04)).toEqual([100, 250, 600]);
  expect(withKnot([], 80.36)).toEqual([80.4]);
});

test('no second knot where one stands, and no more than a plot can show', () => {
  const knots = [100, 600];
  expect(withKnot(knots, 100.5)).toBe(knots);
  const many = Array.from({ length: mostKnots }, (_, i) => 10 * i);
  expect(withKnot(many, 5)).toBe(many);
});

test('a knot passes neither its neighbours nor the ends', () => {
  expect(roomOfKnot([100, 200, 300], 1, [50, 900])).toEqual([101, 299]);
  expect(placeOfKnot([100, 200, 300], 1, 340, [50, 900])).toBe(299);
  expect(placeOfKnot([100, 200, 300], 2, 1200, [50, 900])).toBe(900);
  expect(placeOfKnot([100, 200, 300], 0, 77.77, [50, 900])).toBe(77.8);
  // Another spectrum is shown, which begins beyond the knots: their order stays.
  expect(roomOfKnot([100, 200], 0, [500, 900])).toEqual([100, 199]);
  expect(roomOfKnot([100, 200], 1, [20, 90])).toEqual([101, 200]);
});

test('the first knots are ends within the data, the next ones halve the widest gap', () => {
  expect(firstKnots([99.2, 1800.7])).toEqual([100, 1800]);
  expect(firstKnots([99.2, 99.9])).toEqual([99.2]);
  expect(widestGap([100, 200, 700], [100, 900])).toBe(450);
  expect(widestGap([], [100, 900])).toBe(500);
  expect(widestGap([600], [100, 900])).toBe(350);
});
