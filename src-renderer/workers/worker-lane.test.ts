// @vitest-environment node
import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { throttle, type Progress } from './analysis-service';
import { LatestOnly } from './latest-only';
import { WorkerLane, type RunOutcome, type WorkerLike } from './worker-lane';

/** A service on the other end of a message channel: the same protocol as a worker, in the thread of the test. */
interface Service {
  double(value: number): number;
  fail(): never;
  /** Never answers, like a computation that does not look at its flag. */
  hang(): Promise<never>;
  /** Answers when the flag is set. */
  untilCancelled(flag: Int32Array): Promise<string>;
  report(onProgress: (progress: Progress) => unknown): Promise<string>;
}

const service: Service = {
  double: (value) => 2 * value,
  fail: () => {
    throw new Error('FWHM must be positive; got −0.4 eV');
  },
  hang: () => new Promise(() => undefined),
  untilCancelled: (flag) =>
    new Promise((resolve) => {
      const timer = setInterval(() => {
        if (Atomics.load(flag, 0) !== 1) return;
        clearInterval(timer);
        resolve('stopped');
      }, 2);
    }),
  report: async (onProgress) => {
    await onProgress({ fraction: 0.5, stage: 'fit' });
    return 'reported';
  },
};

let spawned: { terminated: boolean; port: MessagePort; worker: WorkerLike }[] = [];

function spawn(): WorkerLike {
  const { port1, port2 } = new MessageChannel();
  expose(service, port2);
  const worker = Object.assign(port1, {
    terminate: () => {
      entry.terminated = true;
      port1.close();
    },
  });
  const entry = { terminated: false, port: port2, worker };
  spawned.push(entry);
  return worker;
}

const sharedFlag = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));
const lane = (flag: () => Int32Array | null = sharedFlag): WorkerLane<Service> => new WorkerLane<Service>(spawn, { createFlag: flag });

/** Lets the lane hand the run to its worker. */
const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

async function timed<T>(outcome: Promise<T>): Promise<{ outcome: T; ms: number }> {
  const start = performance.now();
  return { outcome: await outcome, ms: performance.now() - start };
}

afterEach(() => {
  for (const { port } of spawned) port.close();
  spawned = [];
});

describe('WorkerLane', () => {
  it('gives the value of a run and keeps one warm spare', async () => {
    const one = lane();
    expect(await one.run((remote) => remote.double(21)).outcome).toEqual({ status: 'done', value: 42 });
    expect(spawned).toHaveLength(2);
  });

  it('keeps no spare where it is not wanted, and does the next run on a new worker when one was ended', async () => {
    const one = new WorkerLane<Service>(spawn, { createFlag: sharedFlag, hasSpare: false });
    const run = one.run((remote) => remote.hang());
    await tick();
    expect(spawned).toHaveLength(1);
    run.cancel();
    expect(await run.outcome).toEqual({ status: 'cancelled' });
    expect(await one.run((remote) => remote.double(3)).outcome).toEqual({ status: 'done', value: 6 });
    expect(spawned.map((worker) => worker.terminated)).toEqual([true, false]);
  });

  it('passes on why a run failed, and works again afterwards', async () => {
    const one = lane();
    const outcome = await one.run((remote) => remote.fail()).outcome;
    expect(outcome).toMatchObject({ status: 'failed', error: { message: 'FWHM must be positive; got −0.4 eV' } });
    expect(await one.run((remote) => remote.double(1)).outcome).toEqual({ status: 'done', value: 2 });
  });

  it('ends a worker that does not answer within 100 ms of cancel; the spare does the next run', async () => {
    const one = lane();
    const run = one.run((remote) => remote.hang());
    await tick();
    run.cancel();
    const { outcome, ms } = await timed(run.outcome);
    expect(outcome).toEqual({ status: 'cancelled' });
    expect(ms).toBeLessThan(100);
    expect(spawned.map((worker) => worker.terminated)).toEqual([true, false, false]);
    expect(await one.run((remote) => remote.double(4)).outcome).toEqual({ status: 'done', value: 8 });
  });

  it('keeps a worker that obeys its flag', async () => {
    const one = lane();
    const run = one.run((remote, { cancelFlag }) => remote.untilCancelled(cancelFlag!));
    await tick();
    run.cancel();
    const { outcome, ms } = await timed(run.outcome);
    // What the worker still said is not taken for a result.
    expect(outcome).toEqual({ status: 'cancelled' });
    expect(ms).toBeLessThan(60);
    expect(spawned.some((worker) => worker.terminated)).toBe(false);
  });

  it('ends the worker at once where memory cannot be shared', async () => {
    const one = lane(() => null);
    const run = one.run((remote) => remote.hang());
    await tick();
    run.cancel();
    const { outcome, ms } = await timed(run.outcome);
    expect(outcome).toEqual({ status: 'cancelled' });
    expect(ms).toBeLessThan(40);
    expect(spawned[0]!.terminated).toBe(true);
  });

  it('cancels a run that has not reached its worker yet', async () => {
    const one = lane();
    const run = one.run((remote) => remote.double(1));
    run.cancel();
    expect(await run.outcome).toEqual({ status: 'cancelled' });
  });

  it('ends an older run as superseded and ignores its progress', async () => {
    const one = lane();
    const heard: number[] = [];
    const older = one.run((remote) => remote.hang(), ({ fraction }) => heard.push(fraction));
    await tick();
    const newer = one.run((remote, { onProgress }) => remote.report(onProgress), ({ fraction }) => heard.push(fraction + 10));
    expect(await older.outcome).toEqual({ status: 'superseded' });
    expect(await newer.outcome).toEqual({ status: 'done', value: 'reported' });
    expect(heard).toEqual([10.5]);
  });

  it('settles what is under way when it is disposed', async () => {
    const one = lane();
    const run = one.run((remote) => remote.hang());
    await tick();
    one.dispose();
    expect(await run.outcome).toEqual({ status: 'cancelled' });
    expect(spawned.every((worker) => worker.terminated)).toBe(true);
    expect(() => one.run((remote) => remote.double(1))).toThrow('disposed');
  });

  it('says so when a worker breaks', async () => {
    const one = lane();
    const run = one.run((remote) => remote.hang());
    await tick();
    (spawned[0]!.worker as unknown as EventTarget).dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    expect(await run.outcome).toMatchObject({ status: 'failed', error: { message: 'The analysis worker failed: out of memory' } });
    expect(await one.run((remote) => remote.double(3)).outcome).toEqual({ status: 'done', value: 6 });
  });
});

describe('LatestOnly', () => {
  it('starts the newest of the waiting requests and passes over the others', async () => {
    const latest = new LatestOnly<number>();
    const started: number[] = [];
    const request = (value: number): Promise<RunOutcome<number>> =>
      latest.request(async () => {
        started.push(value);
        await tick();
        return { status: 'done', value };
      });
    const outcomes = await Promise.all([1, 2, 3, 4].map(request));
    expect(started).toEqual([1, 4]);
    expect(outcomes.map(({ status }) => status)).toEqual(['done', 'superseded', 'superseded', 'done']);
  });
});

describe('throttle', () => {
  it('lets at most ten reports through in a second', () => {
    let now = 0;
    const heard: number[] = [];
    const report = throttle(({ fraction }) => heard.push(fraction), () => now);
    for (; now < 1000; now += 5) report({ fraction: now / 1000, stage: 'fit' });
    expect(heard).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
  });
});
