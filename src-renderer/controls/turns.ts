/** A page built in slices: what does not fit into one frame follows in the next ones, so that opening a view never holds the window. */
import { flushSync } from 'svelte';

/** What building may take of a frame, ms: style, layout and painting of what is built take two to four times as long. */
const sliceMs = 7;

/** Parts that wait, first come first served. */
const waiting = new Set<() => void>();
let isScheduled = false;
/** When building began in the present task; null before it did. */
let began: number | null = null;
/** The last frame came in the task that asked for it and was left to what that had to do. */
let hasPassed = false;

/** Whether more can be built in the present task. The clock begins with the first question of a task. */
export function hasTime(): boolean {
  if (began === null) {
    began = performance.now();
    setTimeout(() => (began = null));
  }
  return performance.now() - began < sliceMs;
}

/** Builds a part in one of the next frames. @returns a function that calls it off */
export function inTurn(build: () => void): () => void {
  waiting.add(build);
  // The clock of the present task begins.
  hasTime();
  schedule();
  return () => waiting.delete(build);
}

function schedule(): void {
  if (isScheduled || waiting.size === 0) return;
  isScheduled = true;
  requestAnimationFrame(buildSlice);
}

function buildSlice(): void {
  // A click and the frame after it may be one task, and closing the view before has taken its time already.
  if (began !== null && !hasPassed) {
    hasPassed = true;
    requestAnimationFrame(buildSlice);
    return;
  }
  hasPassed = false;
  began = null;
  try {
    for (const build of waiting) {
      if (!hasTime()) break;
      waiting.delete(build);
      build();
      // Built here and now, so that its time counts.
      flushSync();
    }
  } finally {
    // A part that fails is reported by its view; the others still follow.
    isScheduled = false;
    schedule();
  }
}
