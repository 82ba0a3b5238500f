/** What the notes on a plot do when they are taken. */
import type { NoteHandling } from '@shared/figures/scene/notes';
import { usualDrawing } from '@shared/project/annotation-anchor';
import { anchorWords } from '@shared/report/anchor-words';
import { changeAnnotation, removeAnnotation } from '../../session/annotation-edits';
import { t } from '../../session/locale.svelte';
import { notes } from '../../session/notes.svelte';
import type { ProjectSession } from '../../session/project-session.svelte';

export function noteHandling(project: ProjectSession): NoteHandling {
  const find = (id: string) => project.document.annotations.find((annotation) => annotation.id === id);
  return {
    nameOf: (id) => {
      const annotation = find(id);
      return annotation ? t('note.named', { text: annotation.text.slice(0, 200), place: anchorWords(project.document, annotation.anchor, t) }) : '';
    },
    canEdit: !project.isReadOnly,
    onopen: (id) => notes.select(id),
    onmove: (id, offset) => changeAnnotation(project, id, { drawing: { ...(find(id)?.drawing ?? usualDrawing), offset } }),
    onremove: (id) => removeAnnotation(project, id),
  };
}
