import { describe, expect, it } from 'vitest';
import { doubtCovariance, doubtOf, probabilityOf } from './model-doubt';

const one = (shares: readonly number[]) => new Map([['charge1', shares]]);

describe('probabilityOf', () => {
  it('weighs evidence against the odds that a sample has the species at all', () => {
    const same = one([0, 1, 0]);
    expect(probabilityOf(0, same, same)).toBeCloseTo(1 / 21, 12);
    // ΔBIC 2 ln 20 makes up for odds of one to twenty.
    expect(probabilityOf(2 * Math.log(20), same, same)).toBeCloseTo(0.5, 12);
    expect(probabilityOf(40, same, same)).toBeGreaterThan(0.999);
  });

  it('believes rather in something else than in Ru²⁺ beside Ru⁴⁺, but not than in Ru²⁺ alone', () => {
    const evidence = -2;
    expect(probabilityOf(evidence, one([0, 0.4, 0.6]), one([0.15, 0.35, 0.5]))).toBeGreaterThan(0.5);
    expect(probabilityOf(evidence, one([0.6, 0.4, 0]), one([0.7, 0.3, 0]))).toBeLessThan(0.05);
  });
});

describe('doubtCovariance', () => {
  it('is the spread over two models about the one that was taken', () => {
    const doubt = doubtOf(0.25, one([0.2, 0.3, 0.5]), one([0, 0.4, 0.6]));
    const expected = [
      [0.01, -0.005, -0.005],
      [-0.005, 0.0025, 0.0025],
      [-0.005, 0.0025, 0.0025],
    ];
    doubtCovariance([doubt], 'charge1').forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(expected[i]![j]!, 12)));
    expect(doubtCovariance([doubt, doubt], 'charge1')[0]![0]).toBeCloseTo(0.02, 12);
    expect(doubtCovariance([doubt], 'before').flat().every((value) => value === 0)).toBe(true);
  });

  it('leaves out states that only one of the models has shares for', () => {
    expect([...doubtOf(0.5, one([0, 1, 0]), new Map()).changes]).toEqual([]);
  });
});
