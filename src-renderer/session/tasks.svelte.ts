import type { Text } from './text';

/** Thrown inside a task after the user cancelled it. */
export class TaskCancelled extends Error {
  constructor() {
    super('The task was cancelled.');
    this.name = 'TaskCancelled';
  }
}

/** One piece of long work as the status bar shows it. */
export class Task {
  #label = $state.raw<Text>()!;
  #fraction = $state<number | null>(null);
  readonly #abort = new AbortController();

  constructor(label: Text) {
    this.#label = label;
  }

  get label(): Text {
    return this.#label;
  }

  /** 0 … 1, or null while it cannot be told. */
  get fraction(): number | null {
    return this.#fraction;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** How far it is, and what it does now if that changed. */
  progress(fraction: number | null, label?: Text): void {
    this.#fraction = fraction;
    if (label) this.#label = label;
  }

  cancel(): void {
    this.#abort.abort(new TaskCancelled());
  }

  /** @throws {TaskCancelled} when the user cancelled. */
  check(): void {
    if (this.signal.aborted) throw new TaskCancelled();
  }
}

/** Long work of this window and the last thing worth saying about it. */
export class Tasks {
  #running = $state.raw<readonly Task[]>([]);
  #message = $state.raw<Text | null>(null);

  get running(): readonly Task[] {
    return this.#running;
  }

  get message(): Text | null {
    return this.#message;
  }

  /** Says something in the status bar; it stays until the next message. */
  announce(message: Text | null): void {
    this.#message = message;
  }

  /**
   * Runs `work` with progress and cancel in the status bar. When the user cancels, the outcome is null and says so;
   * every other error passes on to the caller.
   * @param until cancels the work when it is aborted: the project that it is for is closed
   */
  async run<T>(label: Text, work: (task: Task) => Promise<T>, until?: AbortSignal): Promise<T | null> {
    const task = new Task(label);
    const cancel = (): void => task.cancel();
    if (until?.aborted) cancel();
    until?.addEventListener('abort', cancel);
    this.#running = [...this.#running, task];
    this.#message = null;
    try {
      return await work(task);
    } catch (error) {
      if (!task.signal.aborted) throw error;
      this.announce({ key: 'common.cancelled' });
      return null;
    } finally {
      until?.removeEventListener('abort', cancel);
      this.#running = this.#running.filter((other) => other !== task);
    }
  }
}
