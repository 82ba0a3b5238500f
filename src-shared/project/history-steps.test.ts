import { apply } from 'mutative';
import { describe, expect, it } from 'vitest';
import type { ProjectDocument } from './document';
import { recordPatches, type Edit } from './edit';
import { returnToStep, takeBackStep, takenBack, type HistoryStep } from './history-steps';
import { newDocument } from './new-document';

const start = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'start' });

/** A history made of recipes, and the document after it. */
function historyOf(...recipes: ((draft: ProjectDocument) => void)[]): { history: HistoryStep[]; document: ProjectDocument } {
  let document = start;
  const history = recipes.map((recipe, i): HistoryStep => {
    const { patches, inverse, document: next } = recordPatches(document, recipe);
    document = next;
    return { revision: i + 1, edit: { id: `e${i + 1}`, name: { key: 'edit.test', params: {} }, patches, inverse, at: start.createdAt, by: null, undoes: null } };
  });
  return { history, document };
}

const after = (document: ProjectDocument, undoing: { patches: readonly unknown[] }): ProjectDocument => apply(document, [...undoing.patches] as Parameters<typeof apply>[1]) as ProjectDocument;

describe('taking back one step', () => {
  const { history, document } = historyOf(
    (draft) => void (draft.title = 'second'),
    (draft) => void (draft.sample.formula = 'NaCl'),
    (draft) => void draft.states.splice(1, 1),
    (draft) => void (draft.sample.formula = 'KCl'),
  );

  it('leaves the others', () => {
    const back = after(document, takeBackStep(history, 1)!);
    expect([back.title, back.sample.formula, back.states.length]).toEqual(['start', 'KCl', 4]);
    expect(after(document, takeBackStep(history, 3)!).states).toEqual(start.states);
  });

  it('is refused where a later one changed the same place', () => {
    expect(takeBackStep(history, 2)).toBeNull();
    expect(takeBackStep(history, 99)).toBeNull();
    const shifted = historyOf((draft) => void (draft.states[3]!.label = 'renamed'), (draft) => void draft.states.splice(0, 1));
    expect(takeBackStep(shifted.history, 1)).toBeNull();
  });
});

describe('returning', () => {
  const { history, document } = historyOf(
    (draft) => void (draft.states = draft.states.slice(2)),
    (draft) => void (draft.states[0]!.label = 'x'),
    (draft) => void draft.states.push({ id: 'new', label: 'new', shortLabel: 'n', palette: 7 }),
    (draft) => void (draft.title = 'end'),
  );

  it('gives the document as it was, and can itself be taken back', () => {
    const undoing = returnToStep(history, 0)!;
    expect(after(document, undoing)).toEqual(start);
    expect(after(start, { patches: undoing.inverse })).toEqual(document);
    expect(after(document, returnToStep(history, 2)!)).toEqual({ ...start, states: [{ ...start.states[2], label: 'x' }, ...start.states.slice(3)] });
    expect(returnToStep(history, 4)).toBeNull();
  });
});

it('knows which steps count no more', () => {
  const edit = (id: string, undoes: string | null): Edit => ({ id, name: { key: 'edit.test', params: {} }, patches: [], inverse: [], at: start.createdAt, by: null, undoes });
  const steps = [edit('a', null), edit('undo a', 'a'), edit('c', null), edit('undo c', 'c'), edit('redo c', 'undo c')].map((one, i) => ({ revision: i + 1, edit: one }));
  expect([...takenBack(steps)].sort()).toEqual(['a', 'undo c']);
});
