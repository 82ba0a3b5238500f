import { expect, test } from 'vitest';
import { readFile } from '../registry';
import { parsed, textFile } from '../testing/fixture';

const names = 'mode\ttime/s\tEwe/V\t<I>/mA\tQ charge/discharge/mA.h\tcycle number';
const file = (rows: string, header = 'EC-Lab ASCII FILE\r\nNb header lines : 7                          \r\n\r\nModulo Bat\r\n\r\nRun on channel : 1 (SN 5)\r\n') => textFile('a.mpt', `${header}${names}\r\n${rows}`);
const rows = '3\t0\t3.1\t0\t0\t0\r\n1\t10\t3.2\t0.5\t0.001\t0\r\n';
const failureOf = (source: ReturnType<typeof file>) => {
  const result = readFile(source);
  return result.ok ? null : result.error;
};

test.each([
  ['points', rows],
  ['commas', rows.replaceAll('.', ',')],
])('decimal %s', (_, text) => {
  const [curve] = parsed(file(text)).measurements;
  expect(curve).toMatchObject({ kind: 'curve', name: 'Modulo Bat', metadata: { 'Run on channel': '1 (SN 5)' } });
  expect(curve!.kind === 'curve' && curve!.columns.map(({ quantity, unit, values }) => [quantity, unit, ...values])).toEqual([
    ['mode', '', 3, 1], ['time', 's', 0, 10], ['voltage', 'V', 3.1, 3.2], ['current', 'mA', 0, 0.5], ['capacity', 'mA h', 0, 0.001], ['cycle', '', 0, 0],
  ]);
});

test.each([
  ['month first', '10/24/2021 23:59:50.5000', '10/25/2021 00:00:00.7500', '.'],
  ['day first, decimal comma', '24.10.2021 23:59:50,5000', '25.10.2021 00:00:00,7500', ','],
  ['half days', '10/24/2021 11:59:50.5 AM', '10/24/2021 12:00:00.75 PM', '.'],
])('times of day become seconds since the first record: %s', (_, start, next, sign) => {
  const text = `3\t${start}\t3.1\t0\t0\t0\r\n1\t${next}\t3.2\t0.5\t0.001\t0\r\n`;
  const [curve] = parsed(file(sign === ',' ? text.replaceAll('.001', ',001').replaceAll('3.', '3,').replaceAll('0.5\t', '0,5\t') : text)).measurements;
  expect(curve).toMatchObject({ metadata: { 'start of the records': start } });
  expect(curve!.kind === 'curve' && curve!.columns.find(({ quantity }) => quantity === 'time')!.values).toEqual(Float64Array.of(0, 10.25));
});

test('a table without any header is read too', () => {
  expect(parsed(file(rows, '')).format).toBe('biologic-mpt');
});

test('a column with gaps is left aside and named; the voltage must be whole', () => {
  const gap = parsed(file('3\t0\t3.1\t0\tXXX\t0\r\n1\t10\t3.2\t0.5\t0.001\t0\r\n'));
  expect(gap.report.ignored).toEqual([{ key: 'format.note.columnsIgnored', params: { columns: 'Q charge/discharge/mA.h' } }]);
  expect(failureOf(file('3\t0\tXXX\t0\t0\t0\r\n'))).toEqual({
    file: 'a.mpt', place: { kind: 'line', line: 8 }, key: 'format.error.notANumber', params: { expected: 'Ewe/V', found: 'XXX' },
  });
  expect(failureOf(file('3\t0\tNaN\t0\t0\t0\r\n'))).toMatchObject({ place: { kind: 'line', line: 8 }, key: 'format.error.notFinite' });
});

test('a row cut off, no rows at all, and more header lines than lines', () => {
  expect(failureOf(file(`${rows}1\t20\t3`))).toMatchObject({ place: { kind: 'line', line: 10 }, key: 'format.error.rowWidth' });
  expect(failureOf(file(''))).toMatchObject({ key: 'format.error.noData' });
  expect(failureOf(textFile('a.mpt', 'EC-Lab ASCII FILE\nNb header lines : 99\n'))).toMatchObject({ key: 'format.error.truncated' });
});
