import { describe, expect, test } from 'vitest';
import reference from './fixtures/shirley-tougaard.json';
import { linearBackground } from './linear';
import { shirleyBackground } from './shirley';
import { lossFunction, tougaardBackground } from './tougaard';

/** Universal cross section of metals and oxides: Tougaard 1988. */
const universalKernel = { kind: 'U2', b: 2866, c: 1643 } as const;

/** Largest relative deviation of two arrays. */
const deviation = (actual: Float64Array, expected: readonly number[]) => {
  expect(actual.length).toBe(expected.length);
  return Math.max(...expected.map((value, i) => Math.abs(actual[i]! / value - 1)));
};
const line = (values: readonly number[]) => Float64Array.from(values);
const grid = (n: number, from: number, step: number) => Float64Array.from({ length: n }, (_, i) => from + i * step);

describe.each(reference.cases.map((c, index) => ({ index, ...c })))('reference spectrum $index', (c) => {
  const x = line(c.be);
  const y = line(c.counts);

  test('iterative Shirley background and its scale', () => {
    const result = shirleyBackground(x, y, { endpointAverage: 1, sigma: null, tolerance: 1e-13 });
    if (!result.ok) throw new Error(result.error);
    expect(deviation(result.background, c.shirley)).toBeLessThan(1e-9);
    expect(result.scale / c.shirleyScale).toBeCloseTo(1, 9);
  });

  test('Tougaard background of the universal cross section, given and adjusted', () => {
    expect(deviation(tougaardBackground(x, y, universalKernel, 1, false).background, c.tougaardU2)).toBeLessThan(1e-9);
    const adjusted = tougaardBackground(x, y, universalKernel, 1, true);
    expect(adjusted.b / c.tougaardBadjusted).toBeCloseTo(1, 9);
    expect(adjusted.background[x.length - 1]! / y[x.length - 1]!).toBeCloseTo(1, 12);
  });
});

describe('Shirley background', () => {
  const x = grid(201, 275, 0.1);
  /** Step of 0.02 per eV behind a Gaussian of area 5000. */
  const stepped = x.map((energy) => 100 + 5000 * Math.exp(-(((energy - 285) / 0.5) ** 2)) / (0.5 * Math.sqrt(Math.PI)) + 100 / (1 + Math.exp(-(energy - 285) * 40)));

  test('scaling the counts scales the background and changes neither scale nor iterations', () => {
    const one = shirleyBackground(x, stepped, { endpointAverage: 5, sigma: null });
    const thousand = shirleyBackground(x, stepped.map((v) => 1000 * v), { endpointAverage: 5, sigma: null });
    if (!one.ok || !thousand.ok) throw new Error('no background');
    expect(thousand.iterations).toBe(one.iterations);
    expect(thousand.scale).toBeCloseTo(one.scale, 10);
    expect(deviation(thousand.background, Array.from(one.background, (v) => 1000 * v))).toBeLessThan(1e-10);
    expect(one.scale).toBeCloseTo(0.02, 3);
  });

  test('averages the ends', () => {
    const noisy = stepped.slice();
    noisy[0]! += 30;
    noisy[200]! -= 20;
    const result = shirleyBackground(x, noisy, { endpointAverage: 5, sigma: null });
    if (!result.ok) throw new Error(result.error);
    expect(result.background[0]).toBeCloseTo(106, 6);
    expect(result.background[200]).toBeCloseTo(196, 6);
  });

  test.each([
    ['no-step', stepped.map((v, i) => v - i)],
    ['no-area', x.map((_, i) => (i < 5 ? 100 : i > 195 ? 101 : 10))],
  ] as const)('refuses with %s', (error, y) => {
    expect(shirleyBackground(x, y, { endpointAverage: 5, sigma: null })).toEqual({ ok: false, error });
  });

  test('refuses a background that runs above the data beyond their noise', () => {
    const dip = stepped.map((v, i) => (i > 150 && i < 160 ? v - 80 : v));
    const sigma = dip.map((v) => Math.sqrt(v));
    expect(shirleyBackground(x, dip, { endpointAverage: 5, sigma })).toEqual({ ok: false, error: 'above-data' });
    expect(shirleyBackground(x, stepped, { endpointAverage: 5, sigma: stepped.map((v) => Math.sqrt(v)) }).ok).toBe(true);
  });
});

test('linear background joins the averaged ends', () => {
  const x = grid(11, 10, 1);
  const y = Float64Array.from([4, 6, 50, 60, 70, 80, 70, 60, 50, 14, 16]);
  expect(Array.from(linearBackground(x, y, 2))).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  expect(() => linearBackground(x, y, 6)).toThrow(/at least 12 points/);
});

describe('loss functions', () => {
  test('U4 contains U2 and U3', () => {
    for (const t of [0.5, 7, 23, 60]) {
      expect(lossFunction({ kind: 'U4', b: 2866, c: 1643, cPrime: 1, d: 0 }, t)).toBeCloseTo(lossFunction(universalKernel, t), 15);
      expect(lossFunction({ kind: 'U4', b: 325, c: 542, cPrime: -1, d: 275 }, t)).toBeCloseTo(lossFunction({ kind: 'U3', b: 325, c: 542, d: 275 }, t), 15);
    }
  });

  test('the universal cross section peaks at √(C/3) and integrates to B/2C', () => {
    const peak = Math.sqrt(universalKernel.c / 3);
    expect(lossFunction(universalKernel, peak)).toBeGreaterThan(lossFunction(universalKernel, peak + 0.01));
    expect(lossFunction(universalKernel, peak)).toBeGreaterThan(lossFunction(universalKernel, peak - 0.01));
    let sum = 0;
    for (let t = 0.05; t < 4000; t += 0.1) sum += 0.1 * lossFunction(universalKernel, t);
    expect(sum).toBeCloseTo(2866 / (2 * 1643), 3);
  });
});
