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

/** Makes a Raman spectrum a starting material, or gives it another name as such. */
export function useAsMaterial(project: ProjectSession, id: string, name: string): void {
  project.edit({ key: 'edit.useAsMaterial', params: { file: fileNames(project.document, found(project.document, [id])), name } }, (draft) => {
    for (const measurement of found(draft, [id])) Object.assign(measurement, { stateId: null, role: 'reference', referenceName: name });
  });
}

/** A starting material becomes a spectrum without a place again. */
export function endMaterial(project: ProjectSession, id: string): void {
  const [material] = found(project.document, [id]);
  if (!material) return;
  project.edit({ key: 'edit.endMaterial', params: { name: material.referenceName ?? material.region } }, (draft) => {
    for (const measurement of found(draft, [id])) Object.assign(measurement, { stateId: null, role: 'state', referenceName: null });
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

/** Takes files and what was read from them out of the project; their raw bytes stay in the folder, so that undo works. */
export function removeFiles(project: ProjectSession, hashes: readonly string[]): void {
  const gone = new Set(hashes);
  const files = project.document.files.filter(({ sha256 }) => gone.has(sha256));
  if (files.length === 0) return;
  project.edit({ key: 'edit.removeFile', params: { file: files.map(({ name }) => name).join(', ').slice(0, 300) } }, (draft) => {
    draft.files = draft.files.filter(({ sha256 }) => !gone.has(sha256));
    draft.measurements = draft.measurements.filter(({ sha256 }) => !gone.has(sha256));
  });
}
