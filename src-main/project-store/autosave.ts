/** Calls `save` a moment after the last edit, at the latest after a longest wait, and again and again while saving fails. */
export class Autosave {
  readonly #save: () => Promise<void>;
  readonly #timing: AutosaveTiming;
  #timer: NodeJS.Timeout | null = null;
  #firstEditAt: number | null = null;
  #failures = 0;
  #isStopped = false;

  constructor(save: () => Promise<void>, timing: AutosaveTiming) {
    this.#save = save;
    this.#timing = timing;
  }

  /** Says that there is something to save. */
  edited(): void {
    this.#firstEditAt ??= performance.now();
    const longest = this.#firstEditAt + this.#timing.longestWaitMs - performance.now();
    this.#schedule(Math.max(0, Math.min(this.#timing.quietMs, longest)));
  }

  /** For good: a save that is under way and fails is not tried again either. */
  stop(): void {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #schedule(waitMs: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#run(), waitMs);
  }

  async #run(): Promise<void> {
    this.#firstEditAt = null;
    try {
      await this.#save();
      this.#failures = 0;
    } catch {
      // The save itself tells the user; here only the next attempt matters.
      this.#failures += 1;
      this.#schedule(Math.min(this.#timing.retryMs * 2 ** (this.#failures - 1), this.#timing.longestRetryMs));
    }
  }
}

export interface AutosaveTiming {
  /** Time without edits before saving, ms. */
  readonly quietMs: number;
  readonly longestWaitMs: number;
  /** First wait after a failed save; it doubles each time. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
}
export const usualAutosave: AutosaveTiming = { quietMs: 1000, longestWaitMs: 10_000, retryMs: 5000, longestRetryMs: 60_000 };
