import type { Anchor } from '@shared/project/annotation-anchor';

/** What the notes of this window are about to do: the list being open, a note being written, a place being shown. */
class Notes {
  isOpen = $state(false);
  /** What the note that is being written is about; null when none is. */
  draft = $state.raw<Anchor | null>(null);
  /** A place in a spectrum that Compare shall show; it takes it away when it does. */
  shown = $state.raw<Extract<Anchor, { kind: 'point' | 'range' }> | null>(null);

  write(anchor: Anchor): void {
    this.draft = anchor;
    this.isOpen = true;
  }
}

export const notes = new Notes();
