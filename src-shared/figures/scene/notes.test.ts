import { describe, expect, it } from 'vitest';
import { noteElements, placeNotes, type PlotNote } from './notes';
import { plotThemes } from './plot-theme';
import { sceneOf } from './scene';
import { shapesOf } from '../testing/shapes';

const box = { left: 100, top: 50, width: 400, height: 200 };
const note = (id: string, from: number, more: Partial<PlotNote> = {}): PlotNote => ({ id, kind: 'label', from, to: from, text: id, offset: null, ...more });
const place = (notes: readonly PlotNote[], pixelOf = (x: number) => 100 + 40 * x, top = 180) => placeNotes(notes, { box, range: [0, 10], pixelOf, topOf: () => top });
const overlap = (a: { left: number; top: number; width: number; height: number }, b: typeof a) => a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

describe('notes on a plot', () => {
  it('point at their place on the axis, whichever way it runs', () => {
    expect(place([note('a', 5)])[0]!.tip).toEqual([300, 177]);
    expect(place([note('a', 2)], (x) => 500 - 40 * x)[0]!.tip[0]).toBe(420);
  });

  it('leave out what is not in the shown range, and cut ranges to it', () => {
    expect(place([note('a', -1), note('b', 11)])).toEqual([]);
    const [range] = place([note('c', -3, { kind: 'range', to: 4 })]);
    expect([range!.tip[0], range!.end]).toEqual([100, 260]);
  });

  it('keep words apart that nobody moved, and moved words where they were put', () => {
    const placed = place([note('first words', 5), note('second words', 5.1), note('third words', 5.2)]);
    for (const [i, one] of placed.entries()) for (const other of placed.slice(i + 1)) expect(overlap(one.words, other.words)).toBe(false);
    const moved = place([note('other', 5), note('moved', 5, { offset: { x: 60, y: -50 } })]).find(({ note: { id } }) => id === 'moved')!;
    expect([moved.words.left + moved.words.width / 2 - 300, moved.words.top + moved.words.height / 2 - 177]).toEqual([60, -50]);
  });

  it('leave the words that stand there already', () => {
    const taken = { left: 100, top: 50, width: 400, height: 100 };
    const [one] = placeNotes([note('a', 5)], { box, range: [0, 10], pixelOf: (x) => 100 + 40 * x, topOf: () => 180, taken: [taken] });
    expect(overlap(one!.words, taken)).toBe(false);
  });

  it('stay in their frame, also where data rise above it', () => {
    const [high] = place([note('a', 0)], undefined, -500);
    expect(high!.tip[1]).toBeGreaterThan(box.top);
    expect(high!.words.left).toBeGreaterThanOrEqual(box.left);
    expect(high!.words.top).toBeGreaterThan(box.top);
  });

  it('draw an arrow with its head at the place, and a label with a line to it', () => {
    const shapes = (kind: PlotNote['kind']) => shapesOf(sceneOf(noteElements(place([note('a', 5, { kind })]), box, plotThemes.light), plotThemes.light));
    const head = shapes('arrow').find(({ type }) => type === 'polygon')!;
    expect(head.shape!.points![0]).toEqual([300, 177]);
    const label = shapes('label');
    expect(label.some(({ type }) => type === 'polygon')).toBe(false);
    expect(label.find(({ type }) => type === 'path')!.shape!.pathData).toMatch(/L300 177$/);
    expect(label.find(({ type }) => type === 'text')!.style!.text).toBe('a');
  });
});
