/** The commands that act on the note chosen in the list or on a plot. */
import { isOnPlace, usualDrawing, type NoteDrawing } from '@shared/project/annotation-anchor';
import { addressesIn } from '@shared/report/markdown';
import { changeAnnotation, removeAnnotation } from './annotation-edits';
import { bindCommands, declareCommands, type Command } from './command-heads';
import { notes } from './notes.svelte';
import { showNote } from './show-note';
import { TakeAway } from './take-away';
import type { Workspace } from './workspace.svelte';

/** Their ids, for menus. */
export const selectedNoteCommandIds = ['notes.edit', 'notes.show', '-', 'notes.pointer', 'notes.arrow', 'notes.label', '-', 'notes.copyAddresses', '-', 'notes.remove'] as const;

export const selectedNoteHeads = declareCommands('notes', 'command.notes', {
  edit: { label: { key: 'note.editSelected' } },
  show: { label: { key: 'note.showSelected' } },
  pointer: { label: { key: 'note.asPointer' } },
  arrow: { label: { key: 'note.asArrow' } },
  label: { label: { key: 'note.asLabel' } },
  copyAddresses: { label: { key: 'note.copyAddresses' } },
  remove: { label: { key: 'note.removeSelected' } },
});

export function selectedNoteCommands(workspace: Workspace): readonly Command[] {
  const { project } = workspace;
  const note = project?.document.annotations.find(({ id }) => id === notes.selected);
  if (!project || !note) return [];
  const { id, anchor, text, drawing = usualDrawing } = note;
  const canEdit = !project.isReadOnly;
  const addresses = addressesIn(text);
  const drawAs = (kind: NoteDrawing['kind']) => (isOnPlace(anchor) ? { isEnabled: canEdit && drawing.kind !== kind, run: () => changeAnnotation(project, id, { drawing: { ...drawing, kind } }) } : null);
  return bindCommands(selectedNoteHeads, {
    edit: { isEnabled: canEdit, run: () => notes.change(id) },
    show: () => showNote(workspace, project, note),
    pointer: drawAs('pointer'),
    arrow: drawAs('arrow'),
    label: drawAs('label'),
    copyAddresses: addresses.length > 0 ? () => new TakeAway(workspace).copyText(addresses.join('\n'), 'note.addressCopied') : null,
    remove: { isEnabled: canEdit, run: () => removeAnnotation(project, id) },
  });
}
