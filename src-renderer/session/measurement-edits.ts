import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { Technique } from '@shared/spectrum/spectrum';
import type { ProjectSession } from './project-session.svelte';

/** The edits of what belongs where. */

const fileNames = (document: ProjectDocument, measurements: readonly ProjectMeasurement[]): string => {
  const hashes = new Set(measurements.map((measurement) => measurement.sha256));
  return document.files
    .filter((file) => hashes.has(file.sha256))
    .map((file) => file.name)
    .join(', ')
    .slice(0, 300);
};

const found = (document: ProjectDocument, ids: readonly string[]): ProjectMeasurement[] =>
  document.measurements.filter((measurement) => ids.includes(measurement.id));

/** Puts measurements into a state. */
export function assign(project: ProjectSession, ids: readonly string[], stateId: string): void {
  const state = project.document.states.find((other) => other.id === stateId);
  if (!state) return;
  project.edit({ key: 'edit.assign', params: { file: fileNames(project.document, found(project.document, ids)), state: state.label } }, (draft) => {
    for (const measurement of found(draft, ids)) Object.assign(measurement, { stateId, role: 'state', referenceName: null });
  });
}

/** Leaves measurements out of every analysis without removing their file. */
export function setAside(project: ProjectSession, ids: readonly string[]): void {
  project.edit({ key: 'edit.setAside', params: { file: fileNames(project.document, found(project.document, ids)) } }, (draft) => {
    for (const measurement of found(draft, ids)) Object.assign(measurement, { stateId: null, role: 'aside', referenceName: null });
  });
}

export function setTechnique(project: ProjectSession, ids: readonly string[], technique: Technique): void {
  project.edit({ key: 'edit.setTechnique', params: { file: fileNames(project.document, found(project.document, ids)), technique: technique.toUpperCase() } }, (draft) => {
    for (const measurement of found(draft, ids)) measurement.technique = technique;
  });
}

/** Takes a file and what was read from it out of the project; its raw bytes stay in the folder, so that undo works. */
export function removeFile(project: ProjectSession, sha256: string): void {
  const file = project.document.files.find((other) => other.sha256 === sha256);
  if (!file) return;
  project.edit({ key: 'edit.removeFile', params: { file: file.name } }, (draft) => {
    draft.files = draft.files.filter((other) => other.sha256 !== sha256);
    draft.measurements = draft.measurements.filter((other) => other.sha256 !== sha256);
  });
}
