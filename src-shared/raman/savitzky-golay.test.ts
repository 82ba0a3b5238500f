import { expect, test } from 'vitest';
import { savitzkyGolay } from './savitzky-golay';

test('the published weights of five points', () => {
  // (−3, 12, 17, 12, −3)/35: Savitzky & Golay 1964, table I.
  const impulse = Float64Array.of(0, 0, 0, 0, 35, 0, 0, 0, 0);
  expect(Array.from(savitzkyGolay(impulse, 2).slice(2, 7))).toEqual([-3, 12, 17, 12, -3].map((value) => expect.closeTo(value, 12) as number));
});

test('a parabola stays a parabola', () => {
  const y = Float64Array.from({ length: 30 }, (_, i) => 2 + 0.3 * i - 0.05 * i * i);
  savitzkyGolay(y, 6).forEach((value, i) => expect(value).toBeCloseTo(y[i]!, 10));
});

test('half a point is no window', () => expect(() => savitzkyGolay(new Float64Array(5), 1.5)).toThrow(/got 1.5/));
