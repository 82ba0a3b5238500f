import { isOnPlace, usualDrawing, type Anchor, type Annotation, type NoteDrawing } from '@shared/project/annotation-anchor';
import { anchorWords } from '@shared/report/anchor-words';
import { t } from './locale.svelte';
import { now } from './now';
import type { ProjectSession } from './project-session.svelte';

/** The edits of notes. Each is one step that can be taken back. */

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What a person wrote, and how plots draw it. */
export interface WrittenNote {
  readonly text: string;
  readonly drawing: NoteDrawing;
}

/** Longest name of an edit's object, so that the history stays readable. */
const place = (project: ProjectSession, anchor: Anchor): string => anchorWords(project.document, anchor, t).slice(0, 120);

/** Adds a note; the author joins the people of the project, with the name as it is now. */
export function addAnnotation(project: ProjectSession, author: Person, anchor: Anchor, { text, drawing }: WrittenNote): void {
  const annotation: Annotation = { id: crypto.randomUUID(), anchor, text, ...(isOnPlace(anchor) && { drawing }), author: author.id, createdAt: now() };
  project.edit({ key: 'edit.addNote', params: { place: place(project, anchor) } }, (draft) => {
    const known = draft.people.find(({ id }) => id === author.id);
    if (!known) draft.people.push({ ...author, orcid: null });
    else if (known.name !== author.name) known.name = author.name;
    draft.annotations.push(annotation);
  });
}

export function changeAnnotation(project: ProjectSession, id: string, change: Partial<WrittenNote>): void {
  const annotation = project.document.annotations.find((other) => other.id === id);
  if (!annotation) return;
  const { text, drawing } = { text: annotation.text, drawing: annotation.drawing ?? usualDrawing, ...change };
  const isDrawn = isOnPlace(annotation.anchor) && JSON.stringify(drawing) !== JSON.stringify(annotation.drawing ?? usualDrawing);
  if (annotation.text === text && !isDrawn) return;
  project.edit({ key: annotation.text === text ? 'edit.drawNote' : 'edit.changeNote', params: { place: place(project, annotation.anchor) } }, (draft) => {
    const changed = draft.annotations.find((other) => other.id === id)!;
    changed.text = text;
    if (isDrawn) changed.drawing = structuredClone(drawing);
  });
}

export function removeAnnotation(project: ProjectSession, id: string): void {
  const annotation = project.document.annotations.find((other) => other.id === id);
  if (!annotation) return;
  project.edit({ key: 'edit.removeNote', params: { place: place(project, annotation.anchor) } }, (draft) => {
    draft.annotations = draft.annotations.filter((other) => other.id !== id);
  });
}
