/** The commands that put notes on a plot, the same in every view that draws spectra or curves. */
import MessageSquarePlus from '@lucide/svelte/icons/message-square-plus';
import type { Anchor, NoteDrawing } from '@shared/project/annotation-anchor';
import type { MessageKey } from '@shared/i18n/translate';
import type { Command } from '../../session/commands.svelte';
import { notes } from '../../session/notes.svelte';

export interface NotePlaces {
  /** The place at the crosshair; null where there is nothing to write on. */
  readonly here: () => Anchor | null;
  /** The shown part of the axis; left out where a plot has no ranges. */
  readonly range?: () => Anchor | null;
  /** Whether the plot draws its notes, and how that is changed. */
  readonly areShown: boolean;
  readonly onshow: (areShown: boolean) => void;
}

/** Ids of the commands of {@link noteCommands}, for menus. @param view prefix of the view's commands */
export const noteCommandIds = (view: string): readonly string[] => ['note', 'noteArrow', 'noteLabel', 'noteRange', 'notes'].map((name) => `${view}.${name}`);

export function noteCommands(view: string, group: MessageKey, canEdit: boolean, { here, range, areShown, onshow }: NotePlaces): Command[] {
  const write = (place: () => Anchor | null, kind: NoteDrawing['kind'] = 'pointer') => (): void => {
    const anchor = place();
    if (anchor) notes.write(anchor, kind);
  };
  const head = { group, icon: MessageSquarePlus, isEnabled: canEdit };
  return [
    { ...head, id: `${view}.note`, label: { key: 'note.here' }, shortcut: 'n', run: write(here) },
    { ...head, id: `${view}.noteArrow`, label: { key: 'note.arrowHere' }, shortcut: 'shift+l', run: write(here, 'arrow') },
    { ...head, id: `${view}.noteLabel`, label: { key: 'note.labelHere' }, shortcut: 'l', run: write(here, 'label') },
    ...(range ? [{ ...head, id: `${view}.noteRange`, label: { key: 'note.onRange' } as const, shortcut: 'shift+n', run: write(range) }] : []),
    { id: `${view}.notes`, label: { key: 'note.toggleShown' }, group, shortcut: 'shift+m', run: () => onshow(!areShown) },
  ];
}
