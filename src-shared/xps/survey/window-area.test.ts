import { expect, test } from 'vitest';
import synthetic from './fixtures/synthetic-surveys.json';
import { windowArea, type IntegrableScan } from './window-area';

const scanOf = (counts: readonly number[]): IntegrableScan => ({ energy: Float64Array.from(counts, (_, i) => i), intensity: Float64Array.from(counts), varianceOf: (intensity) => Math.max(intensity, 1) });
const contaminated = scanOf(synthetic.sets.find(({ name }) => name === 'contaminated')!.counts);

test('a triangle on a slope has its own area, and a straight background adds nothing to what is uncertain of it', () => {
  const counts = Array.from({ length: 101 }, (_, i) => 1000 + 3 * i + Math.max(0, 500 - 100 * Math.abs(i - 50)));
  const found = windowArea(scanOf(counts), { window: [35, 65], background: 'linear', endpointWidth: 2 })!;
  expect(found.area).toBeCloseTo(2500, 6);
  expect(found.background).toBeLessThan(1e-6);
});

// Area and standard deviation over 4000 Poisson draws of the same counts, by a program of its own in numpy (trapezoidal rule, Proctor and Sherwood's step).
test.each([
  ['N 1s above a line', [394, 408], 'linear', 12104.5, 480.7],
  ['Cl 2p above a step', [193, 206], 'shirley', 168141.0, 484.8],
  ['C 1s with Ru 3d above a step', [276, 297], 'shirley', 299956.0, 1053.4],
] as const)('%s has the area and the scatter of an independent program', (_, window, background, area, deviation) => {
  const found = windowArea(contaminated, { window, background, endpointWidth: 2 })!;
  expect(found.area).toBeCloseTo(area, 0);
  // 4000 draws know a deviation to 1.1 %.
  expect(Math.abs(found.counting / deviation - 1)).toBeLessThan(0.04);
});

test('a background that bends is in what is uncertain: a parabola without a line', () => {
  const counts = Array.from({ length: 101 }, (_, i) => 5000 - 0.5 * (i - 50) ** 2);
  const found = windowArea({ ...scanOf(counts), varianceOf: () => 1e-6 }, { window: [40, 60], background: 'linear', endpointWidth: 2 })!;
  expect(found.area).toBeGreaterThan(500);
  expect(found.background / found.area).toBeGreaterThan(0.7);
  expect(found.background / found.area).toBeLessThan(1.4);
});

test('a window that the scan does not hold gives nothing', () => {
  expect(windowArea(contaminated, { window: [1345, 1360], background: 'linear', endpointWidth: 2 })).toBeNull();
});
