import { describe, expect, it } from 'vitest';
import { countingVariance } from './counting-variance';
import { difference, ratio } from './difference';
import { interpolated } from './interpolate';
import { dividedBy, normalisationDivisor } from './normalise';
import { rebinned } from './rebinned';
import { cropped, type SampledCurve } from './sampled-curve';

const curve = (x: number[], y: number[], variance: number[] | null = null): SampledCurve => ({ x: Float64Array.from(x), y: Float64Array.from(y), variance: variance && Float64Array.from(variance) });
const none = { dwellS: null, scans: null };

describe('variance of what was counted', () => {
  it('is the count itself, and that of one event where nothing was counted', () => {
    expect(countingVariance({ y: Float64Array.of(0, 4, 100), intensity: 'counts', acquisition: none })).toEqual(Float64Array.of(1, 4, 100));
  });

  it('of a rate is the rate over the live time: 100/s over 4 s are 400 ± 20 events, 100 ± 5 per second', () => {
    const variance = countingVariance({ y: Float64Array.of(100), intensity: 'count-rate', acquisition: { dwellS: 2, scans: 2 } });
    expect(Math.sqrt(variance![0]!)).toBeCloseTo(5, 12);
  });

  it('of what an attenuator or a longer counting time changed is that of the events counted there', () => {
    // 100/s over 4 s, the second channel behind an attenuator of 10: 40 events, each of 2.5/s.
    const variance = countingVariance({ y: Float64Array.of(100, 100), intensity: 'count-rate', acquisition: { dwellS: 2, scans: 2, exposure: Float64Array.of(1, 0.1) } });
    expect(Array.from(variance!, Math.sqrt)).toEqual([5, Math.sqrt(250)].map((value) => expect.closeTo(value, 12) as number));
  });

  it('is not invented for an ordinate whose scatter tells nothing', () => {
    expect(countingVariance({ y: new Float64Array(400).map((_, i) => 1000 + i), intensity: 'arbitrary', acquisition: none })).toBeNull();
  });
});

describe('interpolation', () => {
  it('carries half and half of two channels with a quarter of each variance', () => {
    const { y, variance } = interpolated(curve([0, 1, 2], [0, 10, 20], [4, 4, 16]), Float64Array.of(0.5, 1, 1.25));
    expect(Array.from(y)).toEqual([5, 10, 12.5]);
    expect(Array.from(variance!)).toEqual([2, 4, 0.75 ** 2 * 4 + 0.25 ** 2 * 16]);
  });

  it('takes a channel as it is when rounding alone moved it', () => {
    const x = Float64Array.from({ length: 5 }, (_, i) => 280 + 0.05 * i);
    const moved = x.map((value) => value - 0.13 + 0.13);
    expect(interpolated({ x, y: x, variance: x }, moved).variance).toEqual(x);
  });

  it('refuses to extrapolate', () => {
    expect(() => interpolated(curve([0, 1], [0, 1]), Float64Array.of(1.2))).toThrow('no value at 1.2');
    expect(() => interpolated(curve([0, 1], [0, 1]), Float64Array.of(-0.2))).toThrow('no value at -0.2');
  });
});

describe('normalisation', () => {
  const triangle = curve([0, 1, 2, 3, 4], [0, 2, 4, 2, 0], [1, 1, 1, 1, 1]);

  it('divides by the area, the highest value or the mean in a window', () => {
    expect(normalisationDivisor(triangle, { kind: 'area' })).toBe(8);
    expect(normalisationDivisor(triangle, { kind: 'max' })).toBe(4);
    expect(normalisationDivisor(triangle, { kind: 'window', from: 0.5, to: 2.5 })).toBe(3);
    expect(normalisationDivisor(triangle, { kind: 'none' })).toBe(1);
  });

  it('has no divisor where nothing is above zero', () => {
    expect(normalisationDivisor(triangle, { kind: 'window', from: 10, to: 11 })).toBeNull();
    expect(normalisationDivisor(curve([0, 1], [-1, 1]), { kind: 'area' })).toBeNull();
  });

  it('divides the variance by the square', () => {
    expect(dividedBy(triangle, 4).variance![2]).toBe(1 / 16);
  });
});

describe('difference and ratio', () => {
  const own = curve([1, 2, 3, 4], [10, 20, 30, 40], [10, 20, 30, 40]);
  const other = curve([1.5, 2.5, 3.5], [100, 200, 300], [100, 200, 300]);

  it('lives on the channels of the first, where the second has values', () => {
    const { x, y, variance } = difference(own, other)!;
    expect(Array.from(x)).toEqual([2, 3]);
    expect(Array.from(y)).toEqual([20 - 150, 30 - 250]);
    expect(Array.from(variance!)).toEqual([20 + 75, 30 + 125]);
  });

  it('of a curve and itself is nothing, with twice the variance', () => {
    const { y, variance } = difference(own, own)!;
    expect(Array.from(y)).toEqual([0, 0, 0, 0]);
    expect(Array.from(variance!)).toEqual([20, 40, 60, 80]);
  });

  it('of two curves apart does not exist', () => {
    expect(difference(own, curve([10, 11], [1, 1]))).toBeNull();
    expect(ratio(own, curve([10, 11], [1, 1]))).toBeNull();
  });

  it('as a ratio carries both relative variances: 30(√30) / 250(√125)', () => {
    const { y, variance } = ratio(own, other)!;
    expect(y[1]).toBeCloseTo(0.12, 12);
    expect(variance![1]).toBeCloseTo(0.12 ** 2 * (30 / 900 + 125 / 62500), 12);
  });

  it('leaves channels out whose reference is lost in its own scatter', () => {
    expect(Array.from(ratio(own, curve([1, 2, 3, 4], [9, 100, 0, 100], [9, 100, 1, 100]))!.x)).toEqual([2, 4]);
  });
});

it('crops to what lies inside', () => {
  expect(Array.from(cropped(curve([0, 1, 2, 3], [0, 1, 2, 3]), 1, 2).y)).toEqual([1, 2]);
});

describe('channels taken together', () => {
  it('are their means, with the variance of a mean: (10 + 20 + 30) / 9', () => {
    const { x, y, variance } = rebinned(curve([1, 2, 3, 5, 6, 7, 8], [10, 20, 30, 40, 50, 60, 70], [10, 20, 30, 40, 50, 60, 70]), 3);
    expect([Array.from(x), Array.from(y)]).toEqual([[2, 6], [20, 50]]);
    expect(variance![0]).toBeCloseTo(60 / 9, 12);
  });

  it('stay as they are one by one, and cannot be halved', () => {
    const own = curve([1, 2], [3, 4]);
    expect(rebinned(own, 1)).toBe(own);
    expect(() => rebinned(own, 0.5)).toThrow('by 0.5');
  });
});
