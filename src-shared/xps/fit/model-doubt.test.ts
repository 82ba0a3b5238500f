import { describe, expect, it } from 'vitest';
import { doubtCovariance, doubtOf, doubtOfRuthenium, logWeight, probabilitiesOf, type SharesByState } from './model-doubt';

const one = (shares: readonly number[], ruthenium = 100) => new Map([['charge1', { shares, ruthenium }]]);

describe('the probability of a model', () => {
  const probability = (evidence: number, withSpecies: SharesByState, without: SharesByState): number => probabilitiesOf([logWeight(evidence, 1 / 20, withSpecies, without)])[0]!;

  it('weighs evidence against the odds that a sample has the species at all', () => {
    const same = one([0, 1, 0]);
    expect(probability(0, same, same)).toBeCloseTo(1 / 21, 12);
    // ΔBIC 2 ln 20 makes up for odds of one to twenty.
    expect(probability(2 * Math.log(20), same, same)).toBeCloseTo(0.5, 12);
    expect(probability(40, same, same)).toBeGreaterThan(0.999);
  });

  it('believes rather in something else than in Ru²⁺ beside Ru⁴⁺, but not than in Ru²⁺ alone', () => {
    const evidence = -2;
    expect(probability(evidence, one([0, 0.4, 0.6]), one([0.15, 0.35, 0.5]))).toBeGreaterThan(0.5);
    expect(probability(evidence, one([0.6, 0.4, 0]), one([0.7, 0.3, 0]))).toBeLessThan(0.05);
  });

  it('is shared by models that exclude each other, however strong their evidence', () => {
    expect(probabilitiesOf([0, 0])).toEqual([1 / 3, 1 / 3]);
    const [first, second] = probabilitiesOf([2000, 2000 + Math.log(3)]);
    expect(first).toBeCloseTo(0.25, 12);
    expect(second).toBeCloseTo(0.75, 12);
    expect(probabilitiesOf([-2000])).toEqual([0]);
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

  it('has the spread of all ruthenium beside it', () => {
    const doubt = doubtOf(0.25, one([0, 1, 0]), one([0, 1, 0], 108));
    expect(doubtOfRuthenium([doubt, doubt], 'charge1')).toBeCloseTo(0.5 * 0.08 ** 2, 12);
    expect(doubtOfRuthenium([doubt], 'before')).toBe(0);
  });

  it('leaves out states that only one of the models has shares for', () => {
    expect([...doubtOf(0.5, one([0, 1, 0]), new Map()).changes]).toEqual([]);
  });
});
