import { expect, test } from 'vitest';
import { similarityOf } from './similarity';

test('proportional spectra are alike by every measure', () => {
  const a = Float64Array.of(1, 4, 2, 8);
  const { cosine, pearson, spectralAngleDeg, hitQuality } = similarityOf(a, a.map((value) => 3 * value));
  expect([cosine, pearson, hitQuality / 100]).toEqual([1, 1, 1].map((one) => expect.closeTo(one, 12) as number));
  expect(spectralAngleDeg).toBeCloseTo(0, 5);
});

test('numbers worked out by hand', () => {
  // (1,0,1) and (1,1,0): cosine ½, 60°; deviations (⅓,−⅔,⅓), (⅓,⅓,−⅔): r = −½, hit quality 25.
  const { cosine, pearson, spectralAngleDeg, hitQuality } = similarityOf(Float64Array.of(1, 0, 1), Float64Array.of(1, 1, 0));
  expect(cosine).toBeCloseTo(0.5, 12);
  expect(spectralAngleDeg).toBeCloseTo(60, 10);
  expect(pearson).toBeCloseTo(-0.5, 12);
  expect(hitQuality).toBeCloseTo(25, 10);
});

test('an empty spectrum is like nothing', () => {
  expect(similarityOf(new Float64Array(3), Float64Array.of(1, 2, 3))).toEqual({ cosine: 0, pearson: 0, spectralAngleDeg: 90, hitQuality: 0 });
});

test('other channels are refused', () => {
  expect(() => similarityOf(new Float64Array(2), new Float64Array(3))).toThrow(/2 and 3 channels/);
});
