import { expect, it } from 'vitest';
import { readFile } from '@shared/formats/registry';
import { importFiles, type ImportItem } from '@shared/project/import-files';
import { newDocument } from '@shared/project/new-document';
import { reviewRows } from './review-rows';

const pattern = Array.from({ length: 200 }, (_, i) => `${10 + i * 0.1} ${100 + ((i * 7) % 17)}`).join('\n');
const item = (name: string, text: string, sha256 = name): ImportItem => ({ name, folder: '', sha256, size: text.length, result: readFile({ name, bytes: new TextEncoder().encode(text) }) });

it('says of every file where it goes, or why it does not come in', () => {
  const document = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' });
  const items = [item('charge1.xy', pattern, 'a'), item('copy.xy', pattern, 'a'), item('mystery.xy', pattern, 'b'), item('before.txt', Array.from({ length: 81 }, (_, i) => `${1195 + i}\t${i}`).join('\n')), item('empty.xy', '')];
  const plan = importFiles(document, items, null, '2026-01-01T00:00:00.000Z');
  const rows = reviewRows(items, plan);
  expect(rows.map(({ name, fate, words }) => [name, fate, words])).toEqual([
    ['charge1.xy', 'placed', '1st charge'],
    ['copy.xy', 'aside', 'Same content as charge1.xy'],
    ['mystery.xy', 'waits', 'not placed yet'],
    ['before.txt', 'waits', 'unknown technique'],
    ['empty.xy', 'failed', 'not readable'],
  ]);
  const leftOut = [{ name: 'notes.docx', folder: '', key: 'format.import.notData', params: {} }] as const;
  expect(reviewRows(items, plan, leftOut).at(-1)).toEqual({ index: 5, name: 'notes.docx', folder: '', fate: 'aside', words: 'Not imported: no measurement.', needsHand: false, isAssumed: false });
  // A file that has its place needs nobody, though its columns were assumed.
  expect(rows.filter(({ needsHand }) => needsHand).map(({ name }) => name)).toEqual(['mystery.xy', 'before.txt', 'empty.xy']);
  expect(rows.filter(({ isAssumed }) => isAssumed).map(({ name }) => name)).toEqual(['charge1.xy', 'mystery.xy', 'before.txt']);
  // A spectrum of no known technique waits although its name tells the state.
  expect(plan.summary).toMatchObject({ placed: 1, unplaced: 2 });
  // While files are still read nothing is said of their place.
  expect(reviewRows(items, null)[0]).toMatchObject({ fate: 'placed', words: '' });
});
