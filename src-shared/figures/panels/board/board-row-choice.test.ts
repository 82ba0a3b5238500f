import { describe, expect, it } from 'vitest';
import type { BoardRow } from './board';
import { chosenRows, keptRanges, keptRows, movedRow, orderedRows, rememberedRows } from './board-row-choice';

const row = (id: string): BoardRow => ({ id, title: id, caution: '', notes: [], key: [], axis: 'eV', isReversed: false, range: [0, 10], yRange: null, wordsAt: 'right', weight: 1, cells: [] });
const rows = ['cycling', 'xrd/', 'raman/', 'fractions'].map(row);
const ids = (shown: readonly { readonly id: string }[]): string[] => shown.map(({ id }) => id);

describe('rows of a board', () => {
  it('stand as they usually do until somebody chooses', () => {
    expect(ids(chosenRows(rows, rememberedRows(undefined)))).toEqual(['cycling', 'xrd/', 'raman/', 'fractions']);
  });

  it('are kept in a look and found again', () => {
    const kept = { ...keptRows({ order: ['fractions', 'xrd/', 'cycling', 'raman/'], hidden: ['cycling'] }), ...keptRanges({ 'xrd/': [2, 4.5] }), hasNotes: true };
    const shown = chosenRows(rows, rememberedRows(kept));
    expect(ids(shown)).toEqual(['fractions', 'xrd/', 'raman/']);
    expect(shown.map(({ range }) => range)).toEqual([[0, 10], [2, 4.5], [0, 10]]);
  });

  it('come later behind the row that they usually follow, and may be gone', () => {
    expect(ids(orderedRows(rows, { order: ['fractions', 'raman/', 'removed', 'cycling'] }))).toEqual(['fractions', 'raman/', 'cycling', 'xrd/']);
    expect(ids(orderedRows(rows, { order: ['raman/'] }))).toEqual(['cycling', 'xrd/', 'raman/', 'fractions']);
  });

  it('change places with their neighbours, and not beyond the ends', () => {
    expect(movedRow(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(movedRow(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
    expect(movedRow(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
  });

  it('keep no part of an axis that is none', () => {
    expect(rememberedRows({ 'from xrd/': 4, 'to xrd/': 4, 'from raman/': 1 }).ranges).toEqual({});
  });
});
