import type { RunOutcome } from './worker-lane';

type Start<T> = () => Promise<RunOutcome<T>>;

/**
 * Runs requests one after the other and keeps only the newest of those that wait: a drag asks far more often than can be
 * computed, and only its last place matters. A request that was passed over ends as superseded and never starts.
 */
export class LatestOnly<T> {
  #isBusy = false;
  #waiting: { readonly start: Start<T>; readonly settle: (outcome: RunOutcome<T>) => void } | null = null;

  request(start: Start<T>): Promise<RunOutcome<T>> {
    return new Promise((settle) => {
      this.#waiting?.settle({ status: 'superseded' });
      this.#waiting = { start, settle };
      if (!this.#isBusy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    for (let next = this.#waiting; next; next = this.#waiting) {
      this.#waiting = null;
      next.settle(await next.start());
    }
    this.#isBusy = false;
  }
}
