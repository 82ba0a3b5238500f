import { expect, test } from 'vitest';
import { readFile } from '../registry';

/** A file of one module "VMP data", version 3: records of 406 bytes into it, packed as the column numbers say. */
function mpr(columns: readonly (readonly [id: number, size: 1 | 2 | 4 | 8])[], rows: readonly (readonly number[])[]): Uint8Array {
  const recordLength = columns.reduce((sum, [, size]) => sum + size, 0);
  const length = 406 + recordLength * rows.length;
  const bytes = new Uint8Array(52 + 57 + length);
  const text = (at: number, words: string): void => bytes.set(new TextEncoder().encode(words), at);
  text(0, 'BIO-LOGIC MODULAR FILE\u001a');
  text(52, 'MODULE');
  text(58, 'VMP data  ');
  text(68, 'VMP data');
  const view = new DataView(bytes.buffer);
  view.setUint32(52 + 41, length, true);
  view.setUint32(52 + 45, 3, true);
  text(52 + 49, '11/29/26');
  const start = 52 + 57;
  view.setUint32(start, rows.length, true);
  view.setUint8(start + 4, columns.length);
  columns.forEach(([id], i) => view.setUint16(start + 5 + 2 * i, id, true));
  rows.forEach((row, r) => {
    let at = start + 406 + r * recordLength;
    columns.forEach(([, size], c) => {
      if (size === 8) view.setFloat64(at, row[c]!, true);
      else if (size === 4) view.setFloat32(at, row[c]!, true);
      else if (size === 2) view.setUint16(at, row[c]!, true);
      else view.setUint8(at, row[c]!);
      at += size;
    });
  });
  return bytes;
}

const read = (columns: Parameters<typeof mpr>[0], rows: Parameters<typeof mpr>[1]) => {
  const result = readFile({ name: 'a.mpr', bytes: mpr(columns, rows) });
  if (!result.ok) return result.error;
  const [curve] = result.file.measurements;
  return curve?.kind === 'curve' ? { ...Object.fromEntries(curve.columns.map(({ name, values }) => [name, Array.from(values)])), assumed: result.file.report.assumed } : null;
};

test('two unknown columns of floats are kept under their numbers and move nothing', () => {
  expect(read([[4, 8], [250, 4], [6, 4], [251, 4], [8, 4]], [[0, 1, 3.25, 2, 0.5], [60, 1, 3.5, 2, -0.5]])).toMatchObject({
    'time/s': [0, 60], 'Ewe/V': [3.25, 3.5], 'I/mA': [0.5, -0.5], 'column 250': [1, 1],
    assumed: [{ key: 'format.note.unknownColumn', params: { column: 250 } }, { key: 'format.note.unknownColumn', params: { column: 251 } }],
  });
});

test('unknown columns whose widths could be shared out in several ways are refused', () => {
  expect(read([[4, 8], [250, 8], [6, 4], [251, 2], [8, 4]], [[0, 1, 3.25, 2, 0.5]])).toMatchObject({ key: 'format.error.unknownColumns' });
});

test('174 is a phase beside Ewe, a potential alone, and 467 is 211', () => {
  const rows = [[0, 3.25, -45, 0.125], [1, 3.5, -44, 0.25]];
  expect(read([[4, 8], [6, 4], [174, 4], [467, 8]], rows)).toMatchObject({ 'Phase(Zwe-ce)/deg': [-45, -44], 'Q charge/discharge/mA.h': [0.125, 0.25] });
  expect(read([[4, 8], [8, 4], [174, 4], [211, 8]], rows)).toMatchObject({ '<Ewe>/V': [-45, -44], 'Q charge/discharge/mA.h': [0.125, 0.25] });
});
