/** The commands that put notes on a plot, the same in every view that draws spectra or curves. */
import MessageSquarePlus from '@lucide/svelte/icons/message-square-plus';
import type { Anchor, NoteDrawing } from '@shared/project/annotation-anchor';
import type { MessageKey } from '@shared/i18n/translate';
import { bindCommands, declareCommands, type Command } from '../../session/command-heads';
import { notes } from '../../session/notes.svelte';

export interface NotePlaces {
  /** The place at the crosshair; null where there is nothing to write on. */
  readonly here: () => Anchor | null;
  /** The shown part of the axis; left out where a plot has no ranges. */
  readonly range?: (() => Anchor | null) | undefined;
  /** Whether the plot draws its notes, and how that is changed. */
  readonly areShown: boolean;
  readonly onshow: (areShown: boolean) => void;
}

/** @param view prefix of the view's commands */
export const noteHeads = (view: string, group: MessageKey) =>
  declareCommands(view, group, {
    note: { label: { key: 'note.here' }, shortcut: 'n', icon: MessageSquarePlus },
    noteArrow: { label: { key: 'note.arrowHere' }, shortcut: 'shift+l', icon: MessageSquarePlus },
    noteLabel: { label: { key: 'note.labelHere' }, shortcut: 'l', icon: MessageSquarePlus },
    noteRange: { label: { key: 'note.onRange' }, shortcut: 'shift+n', icon: MessageSquarePlus },
    notes: { label: { key: 'note.toggleShown' }, shortcut: 'shift+m' },
  });

/** Ids of the commands of {@link noteCommands}, for menus. @param view prefix of the view's commands */
export const noteCommandIds = (view: string): readonly string[] => ['note', 'noteArrow', 'noteLabel', 'noteRange', 'notes'].map((name) => `${view}.${name}`);

export function noteCommands(view: string, group: MessageKey, canEdit: boolean, { here, range, areShown, onshow }: NotePlaces): readonly Command[] {
  const write = (place: () => Anchor | null, kind: NoteDrawing['kind'] = 'pointer') => ({
    isEnabled: canEdit,
    run: (): void => {
      const anchor = place();
      if (anchor) notes.write(anchor, kind);
    },
  });
  return bindCommands(noteHeads(view, group), {
    note: write(here),
    noteArrow: write(here, 'arrow'),
    noteLabel: write(here, 'label'),
    noteRange: range ? write(range) : null,
    notes: () => onshow(!areShown),
  });
}
