import { describe, expect, it } from 'vitest';
import type { Covariance } from '@shared/numerics/least-squares/types';
import { addTerms, Propagation } from './gradient';

/** Two areas with standard deviations 1 and 1 and correlation 0.5; "held" has no variance. */
const covariance: Covariance = {
  names: ['Cl2p@s/cl', 'Ru3d@s/ru'],
  variance: (name) => (name === 'held' ? null : 1),
  covariance: (a, b) => (a === 'held' || b === 'held' ? null : a === b ? 1 : 0.5),
  sub: () => Float64Array.of(1, 0.5, 0.5, 1),
};
/** Gradient of the ratio 10 / 5. */
const ratio = new Map([
  ['Cl2p@s/cl', 1 / 5],
  ['Ru3d@s/ru', -2 / 5],
]);

describe('Propagation', () => {
  it('includes the covariance', () => {
    // Relative variances 0.01 and 0.04, correlation 0.5: var/R² = 0.01 + 0.04 − 2·0.5·0.1·0.2 = 0.03.
    expect(new Propagation(covariance, () => 1).quantity(2, ratio).stdUncertainty).toBeCloseTo(2 * Math.sqrt(0.03), 12);
  });

  it('widens the part of a region that the model misses', () => {
    const only = new Map([['Ru3d@s/ru', 1]]);
    expect(new Propagation(covariance, (name) => (name.startsWith('Ru3d') ? 3 : 1)).deviation(only)).toBe(3);
  });

  it('gives no uncertainty where a value has none or there is no covariance', () => {
    expect(new Propagation(covariance, () => 1).deviation(new Map([['held', 1]]))).toBeNull();
    expect(new Propagation(null, () => 1).deviation(ratio)).toBeNull();
  });

  it('adds gradients', () => {
    expect([...addTerms(new Map([['a', 1]]), new Map([['a', 2], ['b', 3]]), 2)]).toEqual([['a', 5], ['b', 6]]);
  });
});
