import type { ProjectDocument } from './document';

export type Annotation = ProjectDocument['annotations'][number];
export type Anchor = Annotation['anchor'];

/** Whether what a note is about still is in the document. */
export function isAnchored({ states, files, measurements, analyses }: ProjectDocument, anchor: Anchor): boolean {
  switch (anchor.kind) {
    case 'project':
      return true;
    case 'state':
      return states.some(({ id }) => id === anchor.stateId);
    case 'file':
      return files.some(({ sha256 }) => sha256 === anchor.sha256);
    case 'point':
    case 'range':
      return measurements.some(({ id }) => id === anchor.measurementId);
    case 'component':
      return analyses.some(({ id }) => id === anchor.analysisId);
  }
}

/** The state that a note is about, or null. */
export function stateOfAnchor({ measurements }: Pick<ProjectDocument, 'measurements'>, anchor: Anchor): string | null {
  if (anchor.kind === 'state') return anchor.stateId;
  if (anchor.kind !== 'point' && anchor.kind !== 'range') return null;
  return measurements.find(({ id }) => id === anchor.measurementId)?.stateId ?? null;
}
