/** What a right click on a plot offers: for a note on it what is done with notes, elsewhere what can be put there and how the plot leaves. */
import { selectedNoteCommandIds } from '../../session/selected-note-commands';
import { notes } from '../../session/notes.svelte';
import { noteCommandIds } from './note-commands';

const takeAway = ['figure.copyImage', 'figure.pdf', 'figure.svg', 'figure.png', '-', 'figure.copyCurves', 'figure.csv', '-', 'figure.keep'] as const;

/** @param view prefix of the view's commands @param more commands of this view alone, before those that every plot has */
export function plotMenu(view: string, more: readonly string[] = []): (target: Element) => readonly string[] {
  return (target) => {
    const note = target.closest('[data-note]')?.getAttribute('data-note') ?? null;
    if (note !== null) {
      notes.selected = note;
      return selectedNoteCommandIds;
    }
    return [...noteCommandIds(view), '-', ...more, '-', `${view}.resetZoom`, '-', ...takeAway];
  };
}
