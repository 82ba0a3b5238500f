import { describe, expect, test } from 'vitest';
import { airplsBaseline } from './airpls';
import { arplsBaseline } from './arpls';
import { aslsBaseline } from './asls';
import reference from './fixtures/snip-arpls.json';
import { iModPolyBaseline } from './i-mod-poly';
import { snipBaseline } from './snip';
import { whittakerSmooth } from './whittaker';

const deviation = (actual: Float64Array, expected: readonly number[]) => Math.max(...expected.map((value, i) => Math.abs(actual[i]! / value - 1)));

describe.each(reference.cases.map((c, index) => ({ index, ...c })))('reference data $index', (c) => {
  const y = Float64Array.from(c.y);
  test('SNIP', () => expect(deviation(snipBaseline(y, c.snipIterations), c.snip)).toBeLessThan(1e-12));
  test('arPLS', () => {
    const result = arplsBaseline(y, { lambda: c.arplsLambda, tolerance: 1e-6, maxIterations: c.arplsIterations });
    expect(result.iterations).toBe(c.arplsIterations);
    expect(deviation(result.baseline, c.arpls)).toBeLessThan(1e-6);
  });
});

const n = 600;
const x = Float64Array.from({ length: n }, (_, i) => i);
const drift = x.map((i) => 200 + 0.3 * i - 2e-4 * i * i);
const peaks = x.map((i) => 400 * Math.exp(-(((i - 180) / 8) ** 2)) + 250 * Math.exp(-(((i - 400) / 12) ** 2)));
const measured = drift.map((value, i) => value + peaks[i]!);

const methods: readonly [string, (y: Float64Array) => Float64Array][] = [
  ['AsLS', (y) => aslsBaseline(y, { lambda: 1e6, asymmetry: 0.001 }).baseline],
  ['arPLS', (y) => arplsBaseline(y, { lambda: 1e6, tolerance: 1e-4 }).baseline],
  ['airPLS', (y) => airplsBaseline(y, { lambda: 1e5 }).baseline],
  ['I-ModPoly', (y) => iModPolyBaseline(x, y, { degree: 3, tolerance: 1e-6 }).baseline],
  ['SNIP', (y) => snipBaseline(y, 36)],
];

describe.each(methods)('%s', (_, baseline) => {
  test('finds a smooth drift under peaks', () => {
    const found = baseline(measured);
    // 2 % of the highest peak.
    for (let i = 0; i < n; i++) expect(Math.abs(found[i]! - drift[i]!)).toBeLessThan(8);
  });
  test('leaves a straight line as it is', () => {
    const straight = x.map((i) => 500 + 0.2 * i);
    const found = baseline(straight);
    // SNIP clips the concave image of a line a little.
    for (let i = 0; i < n; i++) expect(Math.abs(found[i]! / straight[i]! - 1)).toBeLessThan(0.02);
  });
});

describe.each(methods.slice(0, 4))('%s', (_, baseline) => {
  test('scales with the intensity', () => {
    const one = baseline(measured);
    const many = baseline(measured.map((value) => 8 * value));
    for (let i = 0; i < n; i += 7) expect(many[i]! / one[i]!).toBeCloseTo(8, 6);
  });
});

test('Whittaker smoother: a huge penalty gives the regression line, none gives the data', () => {
  const y = Float64Array.of(1, 3, 2, 5, 4, 7);
  const ones = new Float64Array(6).fill(1);
  // Least squares by hand: slope 18.0/17.5, mean 22/6.
  const stiff = whittakerSmooth(y, ones, 1e9);
  stiff.forEach((value, i) => expect(value).toBeCloseTo(22 / 6 + (18 / 17.5) * (i - 2.5), 5));
  whittakerSmooth(y, ones, 1e-12).forEach((value, i) => expect(value).toBeCloseTo(y[i]!, 9));
});

test('refusals', () => {
  expect(() => snipBaseline(Float64Array.of(1, -2, 3), 1)).toThrow(/got -2/);
  expect(() => snipBaseline(Float64Array.of(1, 2, 3), 0.5)).toThrow(/got 0.5/);
  expect(() => whittakerSmooth(Float64Array.of(1, 2), Float64Array.of(1, 1), 1)).toThrow(/at least 3 points/);
  expect(() => whittakerSmooth(Float64Array.of(1, 2, 3), new Float64Array(3), 1)).toThrow(/undetermined/);
  expect(() => aslsBaseline(drift, { asymmetry: 0 })).toThrow(/got 0/);
  expect(() => iModPolyBaseline(x.slice(0, 4), drift.slice(0, 4), { degree: 3 })).toThrow(/more than 4 points/);
});
