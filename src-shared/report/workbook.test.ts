import { readWorkbook } from '@shared/formats/support/workbook';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hostile } from './testing/example-project';
import { columnName, sheetNames, workbookBytes } from './workbook';

const table = { name: 't', columns: ['State', 'Ru4+ (fraction)'], rows: [['1st charge', 0.6234567890123], [hostile, null]] };
const bytes = workbookBytes([{ title: 'Key numbers', table }, { title: 'key numbers', table }]);

describe('a workbook', () => {
  it('is read back by the reader of instrument workbooks: numbers in full, text as text', () => {
    const [first, second] = readWorkbook(bytes);
    expect([first!.name, second!.name]).toEqual(['Key numbers', 'key numbers (2)']);
    expect([...first!.rows].map(([row, cells]) => [row, ...cells.values()])).toEqual([
      [1, 'State', 'Ru4+ (fraction)'],
      [2, '1st charge', 0.6234567890123],
      [3, hostile],
    ]);
  });

  it('is printed as wide as the paper, with its header on every page', () => {
    const parts = unzipSync(workbookBytes([{ title: "it's", table }]));
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toContain('fitToWidth="1" fitToHeight="0"');
    expect(strFromU8(parts['xl/workbook.xml']!)).toContain('localSheetId="0">&#39;it&#39;&#39;s&#39;!$1:$1<');
  });

  it('holds no formula', () => {
    const parts = unzipSync(bytes);
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).not.toContain('<f>');
  });

  it('gives sheets names that Excel takes', () => {
    expect(sheetNames(['a/b', '', 'x'.repeat(40), 'x'.repeat(40), "'q'"])).toEqual(['a b', 'Table', 'x'.repeat(31), `${'x'.repeat(27)} (2)`, 'q']);
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });

  it('refuses what is no number', () => {
    expect(() => workbookBytes([{ title: 'a', table: { name: 'a', columns: ['x'], rows: [[Number.NaN]] } }])).toThrow('must be finite');
  });
});
