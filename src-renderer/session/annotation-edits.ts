import type { Anchor, Annotation } from '@shared/project/annotation-anchor';
import { anchorWords } from '@shared/report/anchor-words';
import { t } from './locale.svelte';
import { now } from './now';
import type { ProjectSession } from './project-session.svelte';

/** The edits of notes. Each is one step that can be taken back. */

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Longest name of an edit's object, so that the history stays readable. */
const place = (project: ProjectSession, anchor: Anchor): string => anchorWords(project.document, anchor, t).slice(0, 120);

/** Adds a note; the author joins the people of the project, with the name as it is now. */
export function addAnnotation(project: ProjectSession, author: Person, anchor: Anchor, text: string): void {
  const annotation: Annotation = { id: crypto.randomUUID(), anchor, text, author: author.id, createdAt: now() };
  project.edit({ key: 'edit.addNote', params: { place: place(project, anchor) } }, (draft) => {
    const known = draft.people.find(({ id }) => id === author.id);
    if (!known) draft.people.push({ ...author, orcid: null });
    else if (known.name !== author.name) known.name = author.name;
    draft.annotations.push(annotation);
  });
}

export function changeAnnotation(project: ProjectSession, id: string, text: string): void {
  const annotation = project.document.annotations.find((other) => other.id === id);
  if (!annotation || annotation.text === text) return;
  project.edit({ key: 'edit.changeNote', params: { place: place(project, annotation.anchor) } }, (draft) => {
    draft.annotations.find((other) => other.id === id)!.text = text;
  });
}

export function removeAnnotation(project: ProjectSession, id: string): void {
  const annotation = project.document.annotations.find((other) => other.id === id);
  if (!annotation) return;
  project.edit({ key: 'edit.removeNote', params: { place: place(project, annotation.anchor) } }, (draft) => {
    draft.annotations = draft.annotations.filter((other) => other.id !== id);
  });
}
