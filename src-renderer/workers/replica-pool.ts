import { wrap, type Remote } from 'comlink';
import type { RunOutcome, WorkerLike } from './worker-lane';

interface Batch<Api, T> {
  /** Replicas are numbered 0 … count − 1; each depends on its number alone, never on the worker that makes it. */
  readonly count: number;
  /** Gets one worker ready. */
  readonly prepare: (remote: Remote<Api>) => Promise<unknown>;
  /** Makes some replicas. @returns one value per number, in their order */
  readonly make: (remote: Remote<Api>, numbers: readonly number[]) => Promise<readonly T[]>;
  /** How many are handed to a worker at a time; defaults to 4: few messages, and still an even share at the end. */
  readonly chunk?: number;
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** Workers for a batch: at least two, for a batch is what a user waits for, and one core is left to the window where there are more. */
export const batchWorkers = (): number => Math.max(2, navigator.hardwareConcurrency - 1);

/**
 * Makes many replicas side by side. The values stand in the order of their numbers, whatever order they were made in.
 * Workers live for the batch only; aborting ends them at once.
 */
export async function makeReplicas<Api, T>(spawn: () => WorkerLike, size: number, batch: Batch<Api, T>): Promise<RunOutcome<readonly T[]>> {
  const { count, chunk = 4, signal } = batch;
  const workers = Array.from({ length: Math.min(size, Math.ceil(count / chunk)) }, spawn);
  const values = new Array<T>(count);
  let next = 0;
  let done = 0;

  const work = async (worker: WorkerLike): Promise<void> => {
    const remote = wrap<Api>(worker);
    await batch.prepare(remote);
    while (next < count) {
      const numbers = Array.from({ length: Math.min(chunk, count - next) }, (_, i) => next + i);
      next += numbers.length;
      const made = await batch.make(remote, numbers);
      numbers.forEach((number, i) => (values[number] = made[i]!));
      done += numbers.length;
      batch.onProgress(done);
    }
  };
  const broken = (worker: WorkerLike): Promise<never> =>
    new Promise((_, reject) => {
      worker.addEventListener('error', () => reject(new Error('A worker broke while it made replicas.')));
    });
  const aborted = new Promise<'aborted'>((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'));
  });

  try {
    const outcome = await Promise.race([Promise.all(workers.map((worker) => Promise.race([work(worker), broken(worker)]))), aborted]);
    return outcome === 'aborted' ? { status: 'cancelled' } : { status: 'done', value: values };
  } catch (error) {
    return { status: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
  } finally {
    for (const worker of workers) worker.terminate();
  }
}
