import { expect, test } from 'vitest';
import { readFile } from '../registry';
import { biologicMprFile } from '../testing/constructed';

const read = (columns: Parameters<typeof biologicMprFile>[0], rows: Parameters<typeof biologicMprFile>[1]) => {
  const result = readFile({ name: 'a.mpr', bytes: biologicMprFile(columns, rows) });
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

test('430 is a phase whatever stands beside it, and never the voltage', () => {
  const rows = [[0, 3.25, -45], [1, 3.5, -44]];
  for (const beside of [6, 8]) {
    const curve = read([[4, 8], [beside, 4], [430, 4]], rows);
    expect(curve).toMatchObject({ 'Phase(Zwe-ce)/deg': [-45, -44] });
    expect(curve).not.toHaveProperty('<Ewe>/V');
  }
});
