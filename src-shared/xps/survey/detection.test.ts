import { expect, test } from 'vitest';
import { decisionQuantile, detectionLevels } from './detection';

test('the levels of one line at 5 % are those of Currie 1968, Table I: L_C = 1.645 σ₀, L_D = 2.71 + 3.29 σ₀ counts', () => {
  const { critical, limit } = detectionLevels(20, 1, decisionQuantile(0.05, 1));
  expect(critical).toBeCloseTo(1.645 * 20, 1);
  expect(limit).toBeCloseTo(2.71 + 3.29 * 20, 1);
});

test('of many lines each is judged more strictly', () => {
  // 1 − 0.95^(1/13) = 0.003938: the quantile of 0.996062 is 2.657 (scipy.stats.norm.ppf).
  expect(decisionQuantile(0.05, 13)).toBeCloseTo(2.657, 2);
});
