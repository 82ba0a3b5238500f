/** Taking steps of the history back: one of them alone, or all that followed one. */
import type { Edit, EditPatch } from './edit';
import { editsOverlap } from './edit-overlap';

/** An edit with its number. */
export interface HistoryStep {
  readonly revision: number;
  readonly edit: Edit;
}

/** Patches that undo steps, and the patches that would do them again. */
export interface Undoing {
  readonly patches: readonly EditPatch[];
  readonly inverse: readonly EditPatch[];
}

/**
 * Takes one step back and leaves the later ones.
 * @returns null when a later step changed the same place: then what the step did is no longer there by itself
 */
export function takeBackStep(history: readonly HistoryStep[], revision: number): Undoing | null {
  const step = history.find((one) => one.revision === revision);
  if (!step) return null;
  const isBuiltUpon = history.some((later) => later.revision > revision && editsOverlap(later.edit, step.edit));
  return isBuiltUpon ? null : { patches: step.edit.inverse, inverse: step.edit.patches };
}

/** Takes back every step after a revision (0: all of them), the newest first. Null when there is none. */
export function returnToStep(history: readonly HistoryStep[], revision: number): Undoing | null {
  const later = history.filter((step) => step.revision > revision).sort((a, b) => a.revision - b.revision);
  if (later.length === 0) return null;
  return { patches: [...later].reverse().flatMap(({ edit }) => edit.inverse), inverse: later.flatMap(({ edit }) => edit.patches) };
}

/** Ids of the steps that count no more, because a step that does count took them back. */
export function takenBack(history: readonly HistoryStep[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const { edit } of [...history].reverse()) if (edit.undoes !== null && !undone.has(edit.id)) undone.add(edit.undoes);
  return undone;
}
