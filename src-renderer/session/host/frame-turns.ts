import { nextTask } from '../next-task';

/** How long a frame is packed or unpacked before whatever waits gets its turn, ms. */
const stretchMs = 8;

/**
 * Packs frames, or unpacks them, one after another and in stretches: the results of a thousand spectra are megabytes, over which the window
 * must not stand still. What is small goes through at once.
 */
export class FrameTurns {
  #last: Promise<unknown> = Promise.resolve();

  /** Gives what the work gives, in the order in which this is called. */
  take<T>(work: Generator<void, T>): Promise<T> {
    const turn = this.#last.then(() => inStretches(work));
    // A frame that fails is told to who asked; the next one is worked on all the same.
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

async function inStretches<T>(work: Generator<void, T>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const step = work.next();
    if (step.done === true) return step.value;
    // Timers of a window that is out of sight run once a second or once a minute; nobody waits for it to answer.
    if (document.hidden || performance.now() - since < stretchMs) continue;
    await nextTask();
    since = performance.now();
  }
}
