import { unzipSync } from 'fflate';
import { ComparePage } from '../pages/compare';
import { CyclingPage } from '../pages/cycling';
import { Frame } from '../pages/frame';
import { saved } from '../pages/saving';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

const fileOf = (table: string, ending: string): string => `LiRuCl4-cathode-five-states-synthetic-${table}.${ending}`;

/** The cells of a file after RFC 4180: lines end with CRLF, quotes are doubled within quotes, the first line names the columns. Excel wants a byte order mark. */
function csvCells(bytes: Buffer): string[][] {
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  expect(text.endsWith('\r\n')).toBe(true);
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const rows: string[][] = [[]];
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const found = field.exec(text);
    if (!found) throw new Error(`no field of RFC 4180 at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    rows.at(-1)!.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '\r\n') rows.push([]);
  }
  rows.pop();
  for (const row of rows) expect(row).toHaveLength(rows[0]!.length);
  return rows;
}

const plain = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** The cells of the only sheet of a workbook, by the places that they name. */
function xlsxCells(bytes: Buffer): { readonly cells: string[][]; readonly numbers: number; readonly formulas: number } {
  const files = unzipSync(bytes);
  const sheets = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/'));
  expect(sheets).toHaveLength(1);
  const xml = new TextDecoder().decode(files[sheets[0]!]);
  const cells: string[][] = [];
  let numbers = 0;
  for (const [, column, row, more, inner] of xml.matchAll(/<c r="([A-Z]+)(\d+)"([^>]*)>(.*?)<\/c>/gs)) {
    const at = [...column!].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
    const line = (cells[Number(row) - 1] ??= []);
    while (line.length < at) line.push('');
    line[at] = plain(/<(?:t|v)[^>]*>(.*)<\/(?:t|v)>/s.exec(inner!)![1]!);
    if (!more!.includes('inlineStr')) numbers += 1;
  }
  return { cells: cells.map((line) => cells[0]!.map((_, at) => line[at] ?? '')), numbers, formulas: xml.match(/<f\b/g)?.length ?? 0 };
}

/** Both files hold the same, and numbers as numbers. */
function isSameTable(csv: string[][], xlsx: Buffer): void {
  const { cells, numbers, formulas } = xlsxCells(xlsx);
  expect(cells).toEqual(csv);
  expect(formulas).toBe(0);
  expect(numbers).toBeGreaterThan(0);
}

test('by mouse, a table of results leaves as CSV and XLSX with units and uncertainties, and is copied as it is shown', async ({ window, shell }) => {
  await new StartPage(window).openSample();
  const frame = new Frame(window);
  await frame.show('cycling');
  const cycling = new CyclingPage(window);
  await cycling.isComputed();
  await cycling.showResults('states');
  const button = (name: string) => cycling.results.getByRole('button', { name, exact: true });

  const csv = csvCells(await saved(frame, shell, fileOf('cycling-states', 'csv'), () => button('CSV').click()));
  isSameTable(csv, await saved(frame, shell, fileOf('cycling-states', 'xlsx'), () => button('XLSX').click()));
  const [head, ...rows] = csv as [string[], ...string[][]];
  const capacity = words('cycling.column.netCapacity');
  expect(capacity).toMatch(/mA ?h\/g/);
  const at = head.indexOf(capacity);
  expect(head[at + 1]).toBe(`${capacity} 1σ`);
  expect(rows.map(([state]) => state)).toEqual(['Before cycling', '1st charge', '1st discharge', '2nd charge', '2nd discharge']);
  // truth.json of the sample: 70 mAh/g in the first charge, 150 out of it; in full precision, and the uncertainty of both is a share of them.
  const [charged, discharged] = [rows[1]!, rows[2]!].map((row) => [Number(row[at]), Number(row[at + 1])] as const);
  expect(Math.abs(charged![0] - 70)).toBeLessThan(0.1);
  expect(Math.abs(discharged![0] + 80)).toBeLessThan(0.2);
  expect(rows.flat().filter((cell) => /^-?\d+\.\d{9,}$/.test(cell)).length).toBeGreaterThan(10);
  expect(charged![1] / charged![0]).toBeGreaterThan(0.001);
  expect(discharged![1] / -discharged![0]).toBeCloseTo(charged![1] / charged![0], 9);

  // A right click offers the same, and what is copied is what is read: 70.0(9) in cells that a spreadsheet takes apart.
  await cycling.results.getByRole('cell').first().click({ button: 'right' });
  await window.getByRole('menuitem', { name: words('plot.copyWholeTable') }).click();
  await expect(frame.status.filter({ hasText: words('figure.copied') })).toBeVisible();
  const shown = await cycling.cells('1st charge');
  await expect.poll(async () => (await shell.copiedText()).split('\n').map((line) => line.split('\t'))[2]).toEqual(shown);
  expect(shown.join(' ')).toMatch(/70\.0\(\d+\)/);
});

test('by keyboard alone, all key numbers leave with unit, uncertainty and source', async ({ window, shell }) => {
  const frame = new Frame(window);
  const { keyboard } = window;
  await expect(window.getByRole('region', { name: words('start.begin') })).toBeVisible();
  await keyboard.press('Control+Shift+S');
  await expect(frame.views).toBeVisible();
  await frame.run(words('view.cycling'));
  await new CyclingPage(window).isComputed();
  await frame.run(words('view.compare'));
  await keyboard.press('Control+j');
  await expect(new ComparePage(window).numbers.getByRole('table')).toBeVisible();

  const csv = csvCells(await saved(frame, shell, fileOf('key-numbers', 'csv'), () => frame.run(words('plot.saveTable'))));
  isSameTable(csv, await saved(frame, shell, fileOf('key-numbers', 'xlsx'), () => frame.run(words('plot.saveWorkbook'))));
  const [head, ...rows] = csv as [string[], ...string[][]];
  const column = (name: 'quantity' | 'state' | 'value' | 'uncertainty' | 'unit' | 'source'): number => head.indexOf(words(`compare.column.${name}`));
  const capacity = rows.find((row) => row[column('quantity')] === words('key.cycling.capacity') && row[column('state')] === '1st charge')!;
  expect(capacity[column('unit')]).toMatch(/mA ?h\/g/);
  expect(Number(capacity[column('value')])).toBeCloseTo(70, 0);
  expect(Number(capacity[column('uncertainty')])).toBeGreaterThan(0.05);
  expect(capacity[column('source')]).not.toBe('');

  await frame.run(words('plot.copyWholeTable'));
  await expect(frame.status.filter({ hasText: words('figure.copied') })).toBeVisible();
  await expect.poll(async () => (await shell.copiedText()).split('\n').map((line) => line.split('\t'))).toEqual(csv);
});
