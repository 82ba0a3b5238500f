import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { latestAfterRest } from './latest-after-rest';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('runs a single call at once and once only', () => {
  const keep = latestAfterRest(400);
  const runs: string[] = [];
  keep('a', () => runs.push('a'));
  expect(runs).toEqual(['a']);
  vi.advanceTimersByTime(1000);
  expect(runs).toEqual(['a']);
});

test('of many calls in a row runs the first and the last, for each key by itself', () => {
  const keep = latestAfterRest(400);
  const runs: number[] = [];
  for (let i = 0; i < 20; i += 1) {
    keep('pane', () => runs.push(i));
    if (i === 5) keep('other', () => runs.push(-1));
    vi.advanceTimersByTime(50);
  }
  vi.advanceTimersByTime(400);
  expect(runs).toEqual([0, -1, 19]);
  keep('pane', () => runs.push(99));
  expect(runs.at(-1)).toBe(99);
});
