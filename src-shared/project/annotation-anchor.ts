import type { ProjectDocument } from './document';

export type Annotation = ProjectDocument['annotations'][number];
export type Anchor = Annotation['anchor'];

/** The state that a note is about, or null. */
export function stateOfAnchor({ measurements }: Pick<ProjectDocument, 'measurements'>, anchor: Anchor): string | null {
  if (anchor.kind === 'state') return anchor.stateId;
  if (anchor.kind !== 'point' && anchor.kind !== 'range') return null;
  return measurements.find(({ id }) => id === anchor.measurementId)?.stateId ?? null;
}
