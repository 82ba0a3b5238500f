import { describe, expect, it } from 'vitest';
import { defaultXrdSettings } from '@shared/xrd/analyse-pattern';
import type { Analysis, ProjectDocument } from './document';
import { applyEdit, recordPatches, withValidParts, type EditPatch } from './edit';
import { newDocument } from './new-document';
import { emptyPublication } from './publication';

const blank = newDocument({ id: 'p1', now: '2026-01-01T00:00:00.000Z', locale: 'en' });
const published: ProjectDocument = { ...blank, publication: emptyPublication };
const edited = (patches: EditPatch[], document = blank): ProjectDocument => applyEdit(document, { patches });

describe('applying an edit', () => {
  it('changes the part it names and leaves every other part the same object', () => {
    const next = edited([{ op: 'add', path: ['view', 'compare'], value: { arrangement: 'heat' } }]);
    expect(next.view).toEqual({ ...blank.view, compare: { arrangement: 'heat' } });
    expect(next.states).toBe(blank.states);
    expect(next.measurements).toBe(blank.measurements);
    expect(blank.view['compare']).toBeUndefined();
  });

  it.each<[string, EditPatch[]]>([
    ['a value of the wrong kind', [{ op: 'replace', path: ['title'], value: 7 }]],
    ['a number that is none', [{ op: 'add', path: ['view', 'xrd'], value: { radius: Infinity } }]],
    ['a part that is gone', [{ op: 'remove', path: ['measurements'] }]],
    ['a broken entry among sound ones', [{ op: 'replace', path: ['states', 2, 'palette'], value: -1 }]],
    ['another schema', [{ op: 'replace', path: ['schema'], value: 2 }]],
    ['no document at all', [{ op: 'replace', path: [], value: null }]],
    ['an empty document', [{ op: 'replace', path: [], value: {} }]],
  ])('refuses %s', (_, patches) => {
    expect(() => edited(patches)).toThrow();
  });

  it('takes in no part that a document does not have', () => {
    expect(edited([{ op: 'add', path: ['extra'], value: 1 }, { op: 'replace', path: ['title'], value: 'New' }])).toEqual({ ...blank, title: 'New' });
  });

  it('takes an optional part out for good', () => {
    expect('publication' in edited([{ op: 'remove', path: ['publication'] }], published)).toBe(false);
  });

  it('is undone by its inverse', () => {
    const { document, inverse } = recordPatches(blank, (draft) => void draft.states.reverse());
    expect(document.states).not.toEqual(blank.states);
    expect(edited(inverse, document)).toEqual(blank);
  });

  const halo = (id: string, result: unknown): Analysis => ({ kind: 'xrd-halo', id, title: id, settings: defaultXrdSettings, result, resultOf: null, computedAt: null, software: null }) as Analysis;

  it('leaves analyses that did not change the same objects, and takes results and analyses as they are that were checked before', () => {
    const [kept, made] = [halo('kept', {}), halo('made', { m: 'no result, but said to be checked' })];
    const before: ProjectDocument = { ...blank, analyses: [kept] };
    const after = withValidParts(before, { ...before, analyses: [kept, made] }, [made.result]);
    expect(after.analyses[0]).toBe(kept);
    expect(after.analyses[1]).toEqual(made);
    expect(after.analyses[1]!.result).toBe(made.result);
    const whole = withValidParts(before, { ...before, analyses: [kept, made] }, [made]);
    expect(whole.analyses[1]).toBe(made);
  });

  it('checks what was not checked before: another result, and all that stands around a checked one', () => {
    const made = halo('made', { m: 'no result' });
    expect(() => withValidParts(blank, { ...blank, analyses: [made] })).toThrow();
    expect(() => withValidParts(blank, { ...blank, analyses: [made] }, [{}, null])).toThrow();
    expect(() => withValidParts(blank, { ...blank, analyses: [{ ...made, title: 7 } as unknown as Analysis] }, [made.result])).toThrow();
    expect(() => withValidParts({ ...blank, analyses: [halo('kept', {})] }, { ...blank, analyses: [halo('kept', null), { kind: 'none' } as unknown as Analysis] })).toThrow();
  });

  it('gives the same document back when nothing changed', () => {
    expect(withValidParts(blank, { ...blank })).toBe(blank);
  });
});
