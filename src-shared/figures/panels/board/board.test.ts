import { describe, expect, it } from 'vitest';
import { hostile } from '@shared/report/testing/example-project';
import { cellShapes, type BoardCell, type BoardRow } from './board';

const x = Float64Array.of(0, 1, 2, 3, 4);
const drawn = (along: Float64Array, y: Float64Array): BoardCell['drawing'] => () => ({ curves: [{ x: along, y, colour: '#000', width: 1, isDashed: false }], areas: [] });
const cell: BoardCell = {
  stateId: 'a',
  drawing: drawn(x, Float64Array.of(0, 1, 5, 1, 0)),
  pin: { x: 2, y: 5, colour: '#d55e00' },
  headline: hostile,
  plotNotes: [],
  anchorAt: () => null,
  note: '',
  isStale: false,
};
const row: BoardRow = { id: 'r', title: 'Row', caution: '', notes: [], key: [], axis: 'eV', isReversed: false, range: [0, 4], yRange: [0, 5], wordsAt: 'right', weight: 1, cells: [cell, null] };
const box = { left: 10, top: 20, width: 400, height: 100 };

describe('a cell of the board', () => {
  it('puts the highest value at the top and the pin on it', () => {
    const { paths, pin } = cellShapes(cell, row, box);
    expect(paths[0]!.d).toBe('M10.0 120.0L110.0 100.0L210.0 20.0L310.0 100.0L410.0 120.0');
    expect(pin).toEqual({ x: 210, y: 20, colour: '#d55e00' });
  });

  it('leaves the words their room above the curve', () => {
    const own = { ...row, yRange: null };
    const top = (headline: string): number => Math.min(...[...cellShapes({ ...cell, headline }, own, box).paths[0]!.d.matchAll(/ ([\d.]+)/g)].map(([, y]) => Number(y)));
    expect(top('amorphous')).toBeGreaterThan(box.top + 30);
    expect(top('')).toBeLessThan(box.top + 10);
  });

  it('leaves words room above all cells of a row with one scale, at one height for equal values', () => {
    const low = { ...cell, drawing: drawn(x, Float64Array.of(0, 1, 2, 1, 0)) };
    const whole = { ...row, cells: [cell, low] };
    const tops = [cell, low].map((one) => Math.min(...[...cellShapes(one, whole, box, { width: 100, height: 30 }).paths[0]!.d.matchAll(/ ([\d.]+)/g)].map(([, y]) => Number(y))));
    // 70 px for 0 … 5 below 30 px of words.
    expect(tops).toEqual([50, 92]);
  });

  it('lets binding energy fall to the right', () => {
    expect(cellShapes(cell, { ...row, isReversed: true, range: [0, 3] }, box).paths[0]!.d).toMatch(/^M410\.0 .*L10\.0 /);
  });

  it('puts the words of notes at their places, off the words of its analysis, and reads a place back', () => {
    const note = { id: 'n', kind: 'pointer', from: 2.1, to: 2.1, text: 'peak', offset: null } as const;
    const { notes, xAt } = cellShapes({ ...cell, headline: 'amorphous', plotNotes: [note, { ...note, id: 'far', from: 9, to: 9 }] }, { ...row, yRange: null }, box, { width: 100, height: 30 });
    expect(notes.map(({ note: { id } }) => id)).toEqual(['n']);
    // Between 2 and 3 the nearer point counts, which is the highest: it lies below the 30 px of words.
    expect(notes[0]!.tip[0]).toBeCloseTo(220, 9);
    expect(notes[0]!.tip[1]).toBeGreaterThan(box.top + 22);
    expect(xAt(220)).toBeCloseTo(2.1, 9);
    const reversed = { ...row, isReversed: true, range: [0, 3] as const };
    expect(cellShapes(cell, reversed, box).xAt(10)).toBe(3);
    // At the right end, where the headline stands: the words give way downwards.
    const right = cellShapes({ ...cell, headline: 'amorphous', plotNotes: [{ ...note, from: 4, to: 4, y: 5 }] }, row, box, { width: 100, height: 30 }).notes[0]!;
    expect(right.words.top).toBeGreaterThanOrEqual(box.top + 30);
  });

  it('keeps every extreme of a long curve', () => {
    const long = new Float64Array(10_000).map((_, i) => i);
    const y = long.map((i) => (i === 5003 ? 100 : i === 7001 ? -100 : 0));
    const { paths } = cellShapes({ ...cell, drawing: drawn(long, y) }, { ...row, range: [0, 9999], yRange: [-100, 100] }, box);
    expect(paths[0]!.d).toContain(' 20.0');
    expect(paths[0]!.d).toContain(' 120.0');
    expect(paths[0]!.d.split('L').length).toBeLessThan(900);
  });
});
