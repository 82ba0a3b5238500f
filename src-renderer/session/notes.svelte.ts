import type { Anchor, NoteDrawing } from '@shared/project/annotation-anchor';

/** What the notes of this window are about to do: the list being open, a note being written, a place being shown. */
class Notes {
  isOpen = $state(false);
  /** What the note that is being written is about; null when none is. */
  draft = $state.raw<Anchor | null>(null);
  /** What was typed of a note and not kept yet. It stays when the note becomes one on something else: nothing typed is lost unasked. */
  draftText = $state.raw('');
  /** Id of the note that commands act on; the list shows it. */
  selected = $state.raw<string | null>(null);
  /** Id of the note that is being changed in the list. */
  changed = $state.raw<string | null>(null);
  /** How the note that is being written begins to be drawn. */
  draftKind = $state.raw<NoteDrawing['kind']>('pointer');
  /** A place in a spectrum that Compare shall show; it takes it away when it does. */
  shown = $state.raw<Extract<Anchor, { kind: 'point' | 'range' }> | null>(null);

  write(anchor: Anchor, kind: NoteDrawing['kind'] = 'pointer'): void {
    this.draft = anchor;
    this.draftKind = kind;
    this.isOpen = true;
  }

  /** The note that was being written is kept, or given up. */
  endDraft(): void {
    this.draft = null;
    this.draftText = '';
  }

  /** Opens a note of the list for writing. */
  change(id: string): void {
    this.select(id);
    this.changed = id;
  }

  /** Opens the list at a note. */
  select(id: string): void {
    this.selected = id;
    this.isOpen = true;
  }
}

export const notes = new Notes();
