import { proxy, wrap, type Endpoint, type Remote } from 'comlink';
import type { Progress, Watch } from './analysis-service';

/** A worker, or what stands for one in a test. */
export interface WorkerLike extends Endpoint {
  terminate(): void;
}

/** How a run ended. `superseded`: a newer run took its place, and nobody should look at this one any more. */
export type RunOutcome<T> =
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'cancelled' }
  | { readonly status: 'superseded' }
  | { readonly status: 'failed'; readonly error: Error };

export interface Run<T> {
  /** Always settles, also when the worker is ended. */
  readonly outcome: Promise<RunOutcome<T>>;
  /** Takes effect within 100 ms whatever the worker does. */
  cancel(): void;
}

interface ActiveRun {
  readonly flag: Int32Array | null;
  /** Settles the outcome; for a run that was stopped, as stopped, whatever the worker still says. */
  readonly end: (outcome: Exclude<RunOutcome<never>, { status: 'done' }>) => void;
  /** Resolves when the worker has answered; null until it was asked. */
  answered: Promise<void> | null;
  stopped: 'cancelled' | 'superseded' | null;
  isOver: boolean;
}

interface LiveWorker<Api> {
  readonly worker: WorkerLike;
  readonly remote: Remote<Api>;
}

/** A worker that was asked to stop and does not answer in this time is ended. */
const graceMs = 50;

interface LaneOptions {
  /** A flag that another thread can read, or null where there is none; defaults to shared memory where the page is isolated. */
  readonly createFlag?: () => Int32Array | null;
  /** Whether a second worker is kept warm, for when a run must be ended; defaults to true. What does a single run needs none. */
  readonly hasSpare?: boolean;
}

/**
 * One worker that does one run at a time, with a second one kept warm behind it. A newer run supersedes the older one.
 * A run that is to stop gets a flag in shared memory where there is such a thing; if the worker does not answer in time
 * it is terminated and the warm one takes over, so that neither cancel nor the next run ever waits for a computation.
 */
export class WorkerLane<Api> {
  readonly #spawn: () => WorkerLike;
  readonly #createFlag: () => Int32Array | null;
  readonly #hasSpare: boolean;
  #current: LiveWorker<Api> | null = null;
  #spare: LiveWorker<Api> | null = null;
  #active: ActiveRun | null = null;
  #stopping: Promise<void> = Promise.resolve();
  #isDisposed = false;

  constructor(spawn: () => WorkerLike, { createFlag = sharedFlag, hasSpare = true }: LaneOptions = {}) {
    this.#spawn = spawn;
    this.#createFlag = createFlag;
    this.#hasSpare = hasSpare;
  }

  /** Starts `work` on the worker; an older run that is still under way is stopped first. */
  run<T>(work: (remote: Remote<Api>, watch: Watch) => Promise<T>, onProgress: (progress: Progress) => void = () => undefined): Run<T> {
    if (this.#isDisposed) throw new Error('This worker lane was disposed; no run can start on it.');
    if (this.#active) this.#stop(this.#active, 'superseded');
    let settle!: (outcome: RunOutcome<T>) => void;
    const outcome = new Promise<RunOutcome<T>>((resolve) => (settle = resolve));
    const end = (how: RunOutcome<T>): void => {
      if (run.isOver) return;
      run.isOver = true;
      if (this.#active === run) this.#active = null;
      settle(run.stopped === null ? how : { status: run.stopped });
    };
    const run: ActiveRun = { flag: this.#createFlag(), end, answered: null, stopped: null, isOver: false };
    this.#active = run;
    const start = async (): Promise<void> => {
      const { remote } = this.#live();
      const report = proxy((progress: Progress) => {
        if (!run.isOver && run.stopped === null) onProgress(progress);
      });
      try {
        end({ status: 'done', value: await work(remote, { cancelFlag: run.flag, onProgress: report }) });
      } catch (error) {
        end({ status: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
      }
    };
    void this.#stopping.then(() => {
      if (!run.isOver) run.answered = start();
    });
    return { outcome, cancel: () => this.#stop(run, 'cancelled') };
  }

  /** Loads both workers ahead of the first run. */
  warm(): void {
    this.#live();
  }

  /** Ends the workers; a run under way ends as cancelled. */
  dispose(): void {
    this.#isDisposed = true;
    this.#active?.end({ status: 'cancelled' });
    this.#current?.worker.terminate();
    this.#spare?.worker.terminate();
    this.#current = null;
    this.#spare = null;
  }

  #stop(run: ActiveRun, status: 'cancelled' | 'superseded'): void {
    if (run.isOver || run.stopped !== null) return;
    run.stopped = status;
    if (run.answered === null) {
      run.end({ status });
      return;
    }
    if (run.flag) Atomics.store(run.flag, 0, 1);
    const grace = run.flag ? graceMs : 0;
    this.#stopping = Promise.race([run.answered.then(() => true), delay(grace).then(() => false)]).then((hasAnswered) => {
      if (!hasAnswered && !this.#isDisposed) this.#replace();
      run.end({ status });
    });
  }

  /** The worker in use; made on first use together with its spare. */
  #live(): LiveWorker<Api> {
    this.#current ??= this.#create();
    if (this.#hasSpare) this.#spare ??= this.#create();
    return this.#current;
  }

  #replace(): void {
    this.#current?.worker.terminate();
    this.#current = this.#spare;
    this.#spare = null;
    this.#live();
  }

  #create(): LiveWorker<Api> {
    const worker = this.#spawn();
    const live: LiveWorker<Api> = { worker, remote: wrap<Api>(worker) };
    worker.addEventListener('error', (event) => {
      const message = 'message' in event && typeof event.message === 'string' ? event.message : 'it could not be loaded';
      if (this.#current !== live) return;
      this.#active?.end({ status: 'failed', error: new Error(`The analysis worker failed: ${message}`) });
      worker.terminate();
      this.#current = null;
    });
    return live;
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A flag that another thread can read, or null where the page is not isolated. */
function sharedFlag(): Int32Array | null {
  return globalThis.crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(4)) : null;
}
