/** Notes on what is compared, where the curves are drawn. */
import type { ProjectDocument } from '@shared/project/document';
import type { PlotNote } from '../../scene/notes';
import { plotNotes } from '../plot-notes';
import type { CompareCurve, CompareSource } from './compare-curves';
import { hoursAt, placeAt, ranBetween } from './half-cycle-rows';

type Annotations = ProjectDocument['annotations'];

/** Notes of a curve: they are anchored as measured and move with every correction; those of a cycling curve are on the half cycle that ran then. */
export function notesOn({ measurementId, shift, halfCycle }: CompareCurve, annotations: Annotations): PlotNote[] {
  if (!halfCycle) return plotNotes(annotations, measurementId, (x) => x - (shift?.(x) ?? 0));
  const own = annotations.filter(({ anchor }) => (anchor.kind === 'point' ? ranBetween(halfCycle, anchor.x, anchor.x) : anchor.kind === 'range' && ranBetween(halfCycle, anchor.from, anchor.to)));
  return plotNotes(own, measurementId, (hours) => placeAt(halfCycle, hours)).map((note) => ({ ...note, from: Math.min(note.from, note.to), to: Math.max(note.from, note.to) }));
}

/** The place where a note at a drawn place is anchored: on the axis as measured; of a half cycle, h since the beginning of the file. */
export function anchorPlace({ shift, halfCycle }: Pick<CompareSource, 'shift' | 'halfCycle'>, x: number): number {
  if (halfCycle) return hoursAt(halfCycle, x);
  // Corrections change slowly along the axis: two steps reach the place to far below a channel.
  return shift === null ? x : x + shift(x + shift(x));
}
