import { expect, test } from 'vitest';
import { likenessOfAll, similarityOf } from './similarity';

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

test('every pair is compared on the channels of the coarser spectrum and within the window', () => {
  const curve = (step: number, from: number, shape: (x: number) => number) => {
    const shift = Float64Array.from({ length: Math.floor(500 / step) }, (_, i) => from + step * i);
    return { shift, values: shift.map(shape) };
  };
  const bump = (x: number): number => Math.exp(-(((x - 300) / 60) ** 2));
  const pairs = likenessOfAll([
    { id: 'fine', ...curve(1, 100, bump) },
    { id: 'coarse', ...curve(3, 120, (x) => 7 * bump(x)) },
    // Everything beyond the window is different.
    { id: 'line', ...curve(1, 100, (x) => (x < 400 ? bump(x) : 50)) },
    { id: 'elsewhere', ...curve(1, 2000, bump) },
  ], [150, 390]);
  expect(pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(['fine coarse', 'fine line', 'coarse line']);
  for (const { cosine, pearson } of pairs) {
    expect(cosine).toBeGreaterThan(0.9995);
    expect(pearson).toBeGreaterThan(0.999);
  }
  // Two bumps a width apart: ∫ of their product over that of one squared is exp(−½).
  const [apart] = likenessOfAll([{ id: 'a', ...curve(1, 0, (x) => Math.exp(-(((x - 220) / 60) ** 2))) }, { id: 'b', ...curve(2, 0, (x) => Math.exp(-(((x - 280) / 60) ** 2))) }], [0, 500]);
  expect(apart!.cosine).toBeCloseTo(Math.exp(-0.5), 2);
});
