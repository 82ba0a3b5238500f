/** The commands that act on the note chosen in the list or on a plot. */
import { isOnPlace, noteDrawings } from '@shared/project/annotation-anchor';
import { addressesIn } from '@shared/report/markdown';
import { changeAnnotation, removeAnnotation, usualDrawing } from './annotation-edits';
import type { Command } from './commands.svelte';
import { notes } from './notes.svelte';
import { showNote } from './show-note';
import { TakeAway } from './take-away';
import type { Workspace } from './workspace.svelte';

/** Their ids, for menus. */
export const selectedNoteCommandIds = ['notes.edit', 'notes.show', '-', 'notes.pointer', 'notes.arrow', 'notes.label', '-', 'notes.copyAddresses', '-', 'notes.remove'] as const;

const asKeys = { pointer: 'note.asPointer', arrow: 'note.asArrow', label: 'note.asLabel' } as const;

export function selectedNoteCommands(workspace: Workspace): readonly Command[] {
  const { project } = workspace;
  const note = project?.document.annotations.find(({ id }) => id === notes.selected);
  if (!project || !note) return [];
  const { id, anchor, text, drawing = usualDrawing } = note;
  const canEdit = !project.isReadOnly;
  const addresses = addressesIn(text);
  const group = 'command.notes';
  return [
    { id: 'notes.edit', label: { key: 'note.editSelected' }, group, isEnabled: canEdit, run: () => notes.change(id) },
    { id: 'notes.show', label: { key: 'note.showSelected' }, group, run: () => showNote(workspace, project, note) },
    ...(isOnPlace(anchor) ? noteDrawings.map((kind): Command => ({ id: `notes.${kind}`, label: { key: asKeys[kind] }, group, isEnabled: canEdit && drawing.kind !== kind, run: () => changeAnnotation(project, id, { drawing: { ...drawing, kind } }) })) : []),
    ...(addresses.length > 0 ? [{ id: 'notes.copyAddresses', label: { key: 'note.copyAddresses' }, group, run: () => new TakeAway(workspace).copyText(addresses.join('\n'), 'note.addressCopied') } as const] : []),
    { id: 'notes.remove', label: { key: 'note.removeSelected' }, group, isEnabled: canEdit, run: () => removeAnnotation(project, id) },
  ];
}
