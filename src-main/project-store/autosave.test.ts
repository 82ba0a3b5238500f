import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Autosave } from './autosave';

const timing = { quietMs: 10, longestWaitMs: 100, retryMs: 20, longestRetryMs: 40 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tries again after a failure, until it is stopped: also one that fails afterwards', async () => {
  let fail: (error: Error) => void = () => undefined;
  const save = vi.fn(() => new Promise<void>((_, reject) => (fail = reject)));
  const autosave = new Autosave(save, timing);
  autosave.edited();
  await vi.advanceTimersByTimeAsync(10);
  fail(new Error('the share is away'));
  await vi.advanceTimersByTimeAsync(20);
  expect(save).toHaveBeenCalledTimes(2);
  autosave.stop();
  fail(new Error('still away'));
  await vi.advanceTimersByTimeAsync(1000);
  autosave.edited();
  await vi.advanceTimersByTimeAsync(1000);
  expect(save).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});
