import { expect, test } from 'vitest';
import { readFile } from '../registry';
import { multipakTable } from '../testing/constructed';
import { parsed, spectraOf, textFile } from '../testing/fixture';

const rows = (from: number, step: number, columns: number): string =>
  Array.from({ length: 4 }, (_, i) => [from + i * step, ...Array.from({ length: columns }, (_, c) => 100 * (c + 1) + i)].join(',')).join('\r\n');

test('regions one below the other, files of one region side by side', () => {
  const file = parsed(textFile('a.csv', multipakTable));
  expect(file.format).toBe('phi-multipak-csv');
  expect(file.report.assumed).toContainEqual({ key: 'format.note.untested', params: {} });
  expect(file.measurements).toMatchObject([
    { name: 'C1s', technique: 'xps', axis: 'binding-energy', wasReversed: true, intensity: 'counts', y: Float64Array.of(103, 102, 101, 100) },
    { name: 'Cl2p 2', y: Float64Array.of(103, 102, 101, 100), metadata: { file: '2' } },
    { name: 'Cl2p 4', y: Float64Array.of(203, 202, 201, 200), metadata: { file: '4' } },
  ]);
});

test('a core level far outside a rising axis says kinetic energy', () => {
  expect(spectraOf(textFile('a.csv', `1\n\nC1s\n4\n${rows(1190, 0.5, 1)}\n`))).toMatchObject([{ axis: 'kinetic-energy' }]);
});

test('a cut row is a failure with its line', () => {
  expect(readFile(textFile('a.csv', `1\n\nC1s\n4\n${rows(298, -0.5, 2)}\n295\n`))).toMatchObject({ ok: false, error: { place: { kind: 'line', line: 9 } } });
});
