/** A note of the list that a view shows. */
import { untrack } from 'svelte';
import type { ProjectMeasurement } from '@shared/project/document';
import type { Range } from '@shared/figures/scene/zoom';
import { notes } from '../../session/notes.svelte';

export type ShownNote = NonNullable<typeof notes.shown>;

/** Takes the note that is to be shown if it is on a measurement of the view: call it in an effect. */
export function takeShownNote(measurements: readonly ProjectMeasurement[], isOfView: (measurement: ProjectMeasurement) => boolean, show: (note: ShownNote, measurement: ProjectMeasurement) => void): void {
  const { shown } = notes;
  if (!shown) return;
  untrack(() => {
    const measurement = measurements.find(({ id }) => id === shown.measurementId);
    if (!measurement || !isOfView(measurement)) return;
    notes.shown = null;
    show(shown, measurement);
  });
}

/** The part of the axis that shows a note: a range with air around it, and everything for a place; null for everything. @param shift as measured minus as drawn */
export function rangeOfNote(note: ShownNote, shift = 0): Range | null {
  if (note.kind === 'point') return null;
  const width = note.to - note.from;
  return [note.from - shift - 0.5 * width, note.to - shift + 0.5 * width];
}
