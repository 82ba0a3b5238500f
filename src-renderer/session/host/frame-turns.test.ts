import { afterEach, expect, it, vi } from 'vitest';
import { FrameTurns } from './frame-turns';

afterEach(() => void vi.restoreAllMocks());

/** Work of so many steps, each of which takes 3 ms on the clock of the test. */
function* steps<T>(count: number, value: T): Generator<void, T> {
  for (let step = 0; step < count; step += 1) {
    now += 3;
    yield;
  }
  return value;
}
let now = 0;

it('gives way during long work, and keeps the order in which it was asked', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const turns = new FrameTurns();
  const seen: string[] = [];
  setTimeout(() => seen.push('somebody else'));
  const long = turns.take(steps(20, 'long')).then((value) => seen.push(value));
  const short = turns.take(steps(1, 'short')).then((value) => seen.push(value));
  await Promise.all([long, short]);
  expect(seen).toEqual(['somebody else', 'long', 'short']);
});

it('does not wait for timers, which hardly run, while the window is out of sight', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const seen: string[] = [];
  setTimeout(() => seen.push('a timer'));
  await new FrameTurns().take(steps(20, 'done')).then((value) => seen.push(value));
  expect(seen).toEqual(['done']);
});

it('goes on after work that fails', async () => {
  const turns = new FrameTurns();
  const failing = turns.take((function* (): Generator<void, never> {
    yield;
    throw new Error('no frame');
  })());
  await expect(failing).rejects.toThrow('no frame');
  expect(await turns.take(steps(1, 'next'))).toBe('next');
});
