// @vitest-environment node
import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import { makeReplicas } from './replica-pool';
import type { WorkerLike } from './worker-lane';

interface Service {
  prepare(): Promise<true>;
  make(numbers: readonly number[]): Promise<number[]>;
}

/** Workers of different speed; the value of a replica is a function of its number. */
function crew(make: (numbers: readonly number[], delayMs: number) => Promise<number[]>): { spawn: () => WorkerLike; terminated: () => number } {
  let count = 0;
  let terminated = 0;
  return {
    terminated: () => terminated,
    spawn: () => {
      const delayMs = [0, 7, 2][count % 3]!;
      count += 1;
      const { port1, port2 } = new MessageChannel();
      const service: Service = { prepare: () => Promise.resolve(true), make: (numbers) => make(numbers, delayMs) };
      expose(service, port2);
      return Object.assign(port1, {
        terminate: () => {
          terminated += 1;
          port1.close();
        },
      });
    },
  };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const squares = async (numbers: readonly number[], delayMs: number): Promise<number[]> => {
  await wait(delayMs);
  return numbers.map((number) => number * number);
};
const batch = (signal: AbortSignal, onProgress: (done: number) => void = () => undefined): Parameters<typeof makeReplicas<Service, number>>[2] => ({
  count: 30,
  prepare: (remote) => remote.prepare(),
  make: (remote, numbers) => remote.make(numbers),
  onProgress,
  signal,
});

describe('makeReplicas', () => {
  it('gives the same values in the same order with any number of workers', async () => {
    const expected = Array.from({ length: 30 }, (_, k) => k * k);
    for (const size of [1, 2, 3]) {
      const { spawn, terminated } = crew(squares);
      const seen: number[] = [];
      expect(await makeReplicas(spawn, size, batch(new AbortController().signal, (done) => seen.push(done)))).toEqual({ status: 'done', value: expected });
      expect(seen.at(-1)).toBe(30);
      expect(terminated()).toBe(size);
    }
  });

  it('ends all workers at once when it is aborted', async () => {
    const { spawn, terminated } = crew(() => new Promise(() => undefined));
    const abort = new AbortController();
    const outcome = makeReplicas(spawn, 2, batch(abort.signal));
    await wait(5);
    abort.abort();
    expect(await outcome).toEqual({ status: 'cancelled' });
    expect(terminated()).toBe(2);
  });

  it('says why a replica failed', async () => {
    const { spawn } = crew(() => Promise.reject(new Error('FWHM must be positive; got −0.4 eV')));
    expect(await makeReplicas(spawn, 2, batch(new AbortController().signal))).toMatchObject({ status: 'failed', error: { message: 'FWHM must be positive; got −0.4 eV' } });
  });
});
