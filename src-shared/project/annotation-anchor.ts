import type { ProjectDocument } from './document';

export type Annotation = ProjectDocument['annotations'][number];
export type Anchor = Annotation['anchor'];
/** How a plot draws a note on a place. */
export type NoteDrawing = NonNullable<Annotation['drawing']>;
export const noteDrawings = ['pointer', 'arrow', 'label'] as const satisfies readonly NoteDrawing['kind'][];

/** How plots draw a note that says nothing of it. */
export const usualDrawing: NoteDrawing = { kind: 'pointer', offset: null };

/** A note on one place of a plot: it can be drawn in several ways. */
export const isOnPlace = ({ kind }: Anchor): boolean => kind === 'point' || kind === 'component';

/** The state that a note is about, or null. */
export function stateOfAnchor({ measurements }: Pick<ProjectDocument, 'measurements'>, anchor: Anchor): string | null {
  if (anchor.kind === 'state') return anchor.stateId;
  if (anchor.kind !== 'point' && anchor.kind !== 'range') return null;
  return measurements.find(({ id }) => id === anchor.measurementId)?.stateId ?? null;
}
