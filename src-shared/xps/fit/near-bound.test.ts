import { describe, expect, it } from 'vitest';
import { truncatedInterval } from './near-bound';

describe('truncatedInterval', () => {
  it('is the usual central interval far from the limits', () => {
    const [low, high] = truncatedInterval(0.5, 0.01, 0, 1);
    expect(low).toBeCloseTo(0.5 - 1.959964 * 0.01, 8);
    expect(high).toBeCloseTo(0.5 + 1.959964 * 0.01, 8);
  });

  it('is half a normal distribution at the limit', () => {
    // P(|z| < 1.959964) = 0.95.
    expect(truncatedInterval(0, 0.01, 0, 1)).toEqual([0, expect.closeTo(0.01959964, 8)]);
    expect(truncatedInterval(1, 0.01, 0, 1)).toEqual([expect.closeTo(1 - 0.01959964, 8), 1]);
  });

  it('shrinks towards the exponential far beyond the limit', () => {
    // With ln 20 = L, the tail beyond z has its 95 % point at L/z · (1 − L/(2z²) − 1/z² + …).
    const [low, high] = truncatedInterval(-0.2, 0.01, 0, 1);
    expect(low).toBe(0);
    const l = Math.log(20);
    expect(high / ((l * 0.01) / 20)).toBeCloseTo(1 - l / 800 - 1 / 400, 3);
  });
});
