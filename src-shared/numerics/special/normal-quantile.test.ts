import { expect, test } from 'vitest';
import { normalQuantile, normalUpperQuantile } from './normal-quantile';

// Check values printed with Algorithm AS 241 (Appl. Statist. 37, 477) and common tables.
test.each([
  [0.25, -0.67448975019608],
  [0.001, -3.0902323061678],
  [1e-20, -9.2623400897984],
  [0.975, 1.95996398454005],
])('quantile of %s', (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 12);
});

test('the upper quantile mirrors the lower', () => {
  expect(normalUpperQuantile(0.05)).toBeCloseTo(1.6448536269514722, 12);
});

test('probabilities outside (0, 1) are refused', () => {
  expect(() => normalQuantile(0)).toThrow('got 0');
});
