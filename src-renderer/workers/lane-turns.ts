/** Lets several askers use one worker lane, on which a newer run would supersede the one of another. */
export class LaneTurns {
  #last: Promise<unknown> = Promise.resolve();

  /** Starts when all that asked before were answered. @param start gives null when the answer is no longer wanted */
  take<T>(start: () => Promise<T> | null): Promise<T | null> {
    const turn = this.#last.then(start);
    // A turn that fails is told to who asked; the next one begins all the same.
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
