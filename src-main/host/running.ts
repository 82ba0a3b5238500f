import { hostCallError } from '@shared/host/host-call-error';

/** Long work on the projects of a window: one piece for each project, with a way to stop it. */
export class Running {
  readonly #work = new Map<string, AbortController>();

  /** @throws {HostCallError} `error.busy` while other work on the project goes on */
  async run<T>(project: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#work.has(project)) throw hostCallError('error.busy');
    const abort = new AbortController();
    this.#work.set(project, abort);
    try {
      return await work(abort.signal);
    } finally {
      this.#work.delete(project);
    }
  }

  cancel(project: string): void {
    this.#work.get(project)?.abort();
  }

  cancelAll(): void {
    for (const abort of this.#work.values()) abort.abort();
  }
}
