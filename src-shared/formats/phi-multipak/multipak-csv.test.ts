import { expect, test } from 'vitest';
import { readFile } from '../registry';
import { parsed, spectraOf, textFile } from '../testing/fixture';

const rows = (from: number, step: number, columns: number): string =>
  Array.from({ length: 4 }, (_, i) => [from + i * step, ...Array.from({ length: columns }, (_, c) => 100 * (c + 1) + i)].join(',')).join('\r\n');

test('regions one below the other, with an empty description', () => {
  const file = parsed(textFile('a.csv', `1\r\n\r\nC1s\r\n4\r\n${rows(298, -0.5, 1)}\r\n0,0\r\n1\r\n\r\nRu3p3\r\n4\r\n${rows(480, -0.5, 1)}\r\n`));
  expect(file.format).toBe('phi-multipak-csv');
  expect(file.measurements).toMatchObject([
    { name: 'C1s', technique: 'xps', axis: 'binding-energy', wasReversed: true, intensity: 'counts' },
    { name: 'Ru3p3', axis: 'binding-energy' },
  ]);
  expect(file.report.assumed).toContainEqual({ key: 'format.note.untested', params: {} });
});

test('files laid over each other share an axis', () => {
  const spectra = spectraOf(textFile('a.csv', `1\nno area description\nCl2p\n2\nfile#,2,4\n${rows(210, -1, 2)}\n`));
  expect(spectra.map(({ name, y, metadata }) => [name, Array.from(y), metadata['file']])).toEqual([
    ['Cl2p 2', [103, 102, 101, 100], '2'],
    ['Cl2p 4', [203, 202, 201, 200], '4'],
  ]);
});

test('a core level far outside a rising axis says kinetic energy', () => {
  expect(spectraOf(textFile('a.csv', `1\n\nC1s\n4\n${rows(1190, 0.5, 1)}\n`))).toMatchObject([{ axis: 'kinetic-energy' }]);
});

test('a cut row is a failure with its line', () => {
  expect(readFile(textFile('a.csv', `1\n\nC1s\n4\n${rows(298, -0.5, 2)}\n295\n`))).toMatchObject({ ok: false, error: { place: { kind: 'line', line: 9 } } });
});
