import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../special/normal-quantile';
import { normalCumulative } from './normal';
import { quantileOfSorted } from './quantile';
import { abbe, durbinWatson, largestCumulativeResidual, largestResidual, runsScore } from './residual-tests';

describe('normal distribution', () => {
  // Values of Abramowitz & Stegun, tables 26.1 and 26.5.
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.96, 0.975002104851780],
    [3, 0.998650101968370],
    [-2, 0.022750131948179],
    [-5, 2.866515719e-7],
  ])('P(X <= %d) = %d', (z, p) => {
    expect(normalCumulative(z)).toBeCloseTo(p, 13);
    expect(Math.abs(normalCumulative(z) / p - 1)).toBeLessThan(1e-9);
  });

  it('inverts', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 13);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 10);
    for (const p of [0, 1, NaN, -0.1]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe('quantileOfSorted', () => {
  it('interpolates between order statistics', () => {
    const values = Float64Array.of(1, 2, 4, 8);
    expect(quantileOfSorted(values, 0)).toBe(1);
    expect(quantileOfSorted(values, 1)).toBe(8);
    expect(quantileOfSorted(values, 0.5)).toBe(3);
    expect(quantileOfSorted(values, 0.25)).toBe(1.75);
    expect(() => quantileOfSorted(new Float64Array(0), 0.5)).toThrow('at least one');
  });
});

describe('residual tests', () => {
  const alternating = Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 1 : -1));
  const step = Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : -1));

  it('tells alternation from structure', () => {
    // 39 steps of 2: Σ = 156; Σ r² = 40.
    expect(durbinWatson(alternating)).toBeCloseTo(3.9, 12);
    expect(abbe(alternating)).toBeCloseTo(1.95, 12);
    expect(durbinWatson(step)).toBeCloseTo(0.1, 12);
    expect(durbinWatson(new Float64Array(5))).toBe(2);
  });

  it('scores runs', () => {
    // n+ = n− = 20: mean 21, variance 20·19/39 = 9.7436.
    expect(runsScore(alternating)).toBeCloseTo((40 - 21) / Math.sqrt(380 / 39), 12);
    expect(runsScore(step)).toBeCloseTo((2 - 21) / Math.sqrt(380 / 39), 12);
    expect(runsScore(new Float64Array(20).fill(1))).toBeLessThan(-3);
    expect(runsScore(Float64Array.of(1))).toBe(0);
    expect(runsScore(Float64Array.of(0, 0))).toBe(0);
  });

  it('finds the worst point and the worst stretch', () => {
    expect(largestResidual(Float64Array.of(1, -3, 2))).toEqual({ value: -3, index: 1 });
    expect(largestCumulativeResidual(step)).toEqual({ value: 20, index: 19 });
    expect(largestResidual(new Float64Array(0))).toEqual({ value: 0, index: -1 });
  });
});
