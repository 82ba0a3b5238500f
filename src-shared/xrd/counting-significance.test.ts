import { expect, test } from 'vitest';
import { normalUpperQuantile } from '@shared/numerics/special/normal-quantile';
import { countingSignificance } from './counting-significance';

/** Probability of more than k counts, half of k itself counted, summed term by term. */
function upperTail(mean: number, k: number): number {
  let term = Math.exp(-mean);
  let below = 0;
  for (let i = 0; i < k; i += 1) {
    below += term;
    term *= mean / (i + 1);
  }
  return 1 - below - term / 2;
}

test.each([
  [20, 45],
  [100, 145],
  [400, 485],
])('an excess over Poisson counts of mean %d has the significance of its tail', (mean, k) => {
  const z = (k - mean) / Math.sqrt(mean);
  const exact = normalUpperQuantile(upperTail(mean, k));
  expect(Math.abs(countingSignificance(z, 1 / Math.sqrt(mean)) - exact)).toBeLessThan(0.06);
  expect(z - exact).toBeGreaterThan(0.1);
});

test('many counts and deficits are left as they are', () => {
  expect(countingSignificance(5, 0)).toBe(5);
  expect(countingSignificance(-3, 0.1)).toBe(-3);
});
