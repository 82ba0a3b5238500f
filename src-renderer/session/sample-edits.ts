import type { ProjectDocument } from '@shared/project/document';
import type { ProjectSession } from './project-session.svelte';

type Sample = ProjectDocument['sample'];

/** The edits of the sample card. */

export function renameProject(project: ProjectSession, title: string): void {
  project.edit({ key: 'edit.renameProject', params: { title } }, (draft) => {
    draft.title = title;
  });
}

export function setFormula(project: ProjectSession, formula: string): void {
  project.edit({ key: 'edit.setFormula', params: { formula } }, (draft) => {
    draft.sample.formula = formula;
  });
}

export function describeSample(project: ProjectSession, description: string): void {
  project.edit({ key: 'edit.describeSample', params: {} }, (draft) => {
    draft.sample.description = description;
  });
}

export function setRecipe(project: ProjectSession, part: keyof Sample['composite'], value: number): void {
  const composite = { ...project.document.sample.composite };
  composite[part] = value;
  const { active, electrolyte, carbon } = composite;
  project.edit({ key: 'edit.setRecipe', params: { recipe: `${active} : ${electrolyte} : ${carbon}` } }, (draft) => {
    draft.sample.composite[part] = value;
  });
}
