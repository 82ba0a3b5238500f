import { expect, test } from 'vitest';
import { poisson, uniformSource } from '../testing/random-counts';
import { countingStatistics } from './counting-statistics';

const points = 3500;
/** Counts of a flat background with this many Gaussian lines of 5 channels FWHM, spread evenly. */
function pattern(seed: number, lines: number, height: number): Float64Array {
  const random = uniformSource(seed);
  const places = Array.from({ length: lines }, (_, k) => ((k + 0.3 + 0.4 * random()) * points) / Math.max(1, lines));
  return Float64Array.from({ length: points }, (_, i) => poisson(400 + places.reduce((sum, place) => sum + height * Math.exp(-4 * Math.LN2 * ((i - place) / 5) ** 2), 0), random));
}
const smoothed = (y: Float64Array): Float64Array => y.map((_, i) => (y[Math.max(0, i - 1)]! + 2 * y[i]! + y[Math.min(points - 1, i + 1)]!) / 4);

test.each([0, 10, 20])('raw counts with %i sharp lines are not called smoothed', (lines) => {
  for (let seed = 1; seed <= 10; seed += 1) expect(countingStatistics(pattern(seed, lines, 5000)).kind).not.toBe('smoothed');
});

test.each([40, 80])('%i strong lines leave raw counts what they are, and smoothed ones smoothed', (lines) => {
  for (let seed = 1; seed <= 5; seed += 1) {
    const raw = pattern(seed, lines, 20000);
    expect(countingStatistics(raw).kind).toBe('counts');
    expect(countingStatistics(smoothed(raw)).kind).toBe('smoothed');
  }
});

test('counts, counts times a factor, smoothed counts and no counts are told apart', () => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const raw = pattern(seed, 10, 2000);
    expect(countingStatistics(raw).kind).toBe('counts');
    expect(countingStatistics(raw.map((count) => 3 * count))).toMatchObject({ kind: 'scaled' });
    expect(countingStatistics(smoothed(raw)).kind).toBe('smoothed');
  }
  expect(countingStatistics(new Float64Array(points).fill(7)).kind).toBe('unknown');
});
