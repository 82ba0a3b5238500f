/** The spectra that can become starting materials, and what speaks against a name. */
import { ramanSamplesOf } from '@shared/project/analyses/raman-analysis';
import type { ProjectDocument } from '@shared/project/document';
import { longestMaterialName } from '@shared/project/starting-material';
import { fileNames } from '@shared/report/xrd-tables';
import { t } from '../../session/locale.svelte';

export interface MaterialCandidate {
  /** Of the measurement. */
  readonly id: string;
  readonly file: string;
  /** File and, where it has one, state. */
  readonly label: string;
}

export function materialCandidates(document: ProjectDocument): MaterialCandidate[] {
  const nameOf = fileNames(document);
  return ramanSamplesOf(document).map((measurement) => {
    const file = nameOf(measurement);
    const state = document.states.find(({ id }) => id === measurement.stateId);
    return { id: measurement.id, file, label: state ? `${state.label} · ${file}` : file };
  });
}

/** @param taken names of the other starting materials @returns a sentence, or null for a name that will do */
export function materialNameTrouble(name: string, taken: ReadonlySet<string>): string | null {
  const trimmed = name.trim();
  if (trimmed === '') return t('raman.material.noName');
  if (trimmed.length > longestMaterialName) return t('raman.material.longName', { limit: longestMaterialName });
  return taken.has(trimmed) ? t('raman.material.taken', { name: trimmed }) : null;
}
