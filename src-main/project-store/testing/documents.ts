import { randomUUID } from 'node:crypto';
import type { ProjectDocument } from '@shared/project/document';
import { recordPatches, type Edit } from '@shared/project/edit';

/** A small valid document. */
export function documentNamed(title: string): ProjectDocument {
  return {
    schema: 1,
    id: 'project-1',
    title,
    createdAt: '2026-01-05T09:00:00.000Z',
    sample: { formula: 'LiRuCl4', description: '', composite: { active: 90, electrolyte: 0, carbon: 10 }, synthetic: false },
    states: [{ id: 'before', label: 'before cycling', shortLabel: 'before', palette: 0 }],
    files: [],
    measurements: [],
    constants: { xps: null, xrd: null, raman: null, electrochemistry: null },
    analyses: [],
    annotations: [],
    people: [],
    view: {},
  };
}

/** An edit as a window would make it. */
export function editOf(document: ProjectDocument, recipe: (draft: ProjectDocument) => void): Edit {
  const { patches, inverse } = recordPatches(document, recipe);
  return { id: randomUUID(), name: { key: 'edit.test', params: {} }, patches, inverse, at: new Date().toISOString(), by: null, undoes: null };
}

/** An edit that gives the project a title. */
export function titleEdit(document: ProjectDocument, title: string): Edit {
  return editOf(document, (draft) => {
    draft.title = title;
  });
}
