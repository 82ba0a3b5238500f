/** Cells of an Excel workbook (ECMA-376, .xlsx), as far as instrument exports need: numbers and text, no formats, no formulas. */
import { FormatError, atBlock } from './format-error';
import { limits } from './limits';
import { openZip, type ZipArchive } from './zip';
import { childOf, descendants, elementAt, readXml, type XmlElement } from './xml';

export type Cell = string | number;

export interface Sheet {
  readonly name: string;
  /** Rows by number, from 1; columns by index, from 0. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>;
}

/** @throws {FormatError} when the workbook is damaged. */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
  const zip = openZip(bytes);
  const workbook = part(zip, 'xl/workbook.xml');
  const relations = new Map(part(zip, 'xl/_rels/workbook.xml.rels').children.map(({ attributes }) => [attributes['Id'], attributes['Target'] ?? '']));
  const shared = zip.names.includes('xl/sharedStrings.xml') ? part(zip, 'xl/sharedStrings.xml').children.map(textOf) : [];
  return (childOf(workbook, 'sheets')?.children ?? []).map(({ attributes }) => {
    const name = attributes['name'] ?? '';
    const target = relations.get(attributes['id']) ?? '';
    return { name, rows: readRows(part(zip, target.startsWith('/') ? target.slice(1) : `xl/${target}`), shared, name) };
  });
}

function part(zip: ZipArchive, name: string): XmlElement {
  const bytes = zip.read(name);
  if (bytes === null) throw new FormatError('format.error.partMissing', { part: name });
  return readXml(new TextDecoder('utf-8').decode(bytes));
}

/** Text of a string item: one run or several. */
function textOf(item: XmlElement): string {
  return childOf(item, 't')?.text ?? descendants(item, 't').map(({ text }) => text).join('');
}

function readRows(sheet: XmlElement, shared: readonly string[], name: string): Map<number, Map<number, Cell>> {
  const rows = new Map<number, Map<number, Cell>>();
  for (const row of elementAt(sheet, 'sheetData')?.children ?? []) {
    const cells = new Map<number, Cell>();
    for (const cell of row.children) {
      const [, letters, number] = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell.attributes['r'] ?? '') ?? [];
      if (letters === undefined) continue;
      const column = columnIndex(letters);
      if (column >= limits.columns) throw new FormatError('format.error.countTooLarge', { expected: 'columns', found: column, limit: limits.columns }, atBlock(`${name}!${letters}${number!}`));
      const value = cellValue(cell, shared, `${name}!${letters}${number!}`);
      if (value !== null) cells.set(column, value);
      if (cells.size > 0) rows.set(Number(number), cells);
    }
  }
  return rows;
}

/** "A" is 0, "Z" 25, "AA" 26. */
function columnIndex(letters: string): number {
  let index = 0;
  for (let i = 0; i < letters.length; i++) index = index * 26 + letters.charCodeAt(i) - 64;
  return index - 1;
}

function cellValue(cell: XmlElement, shared: readonly string[], place: string): Cell | null {
  const type = cell.attributes['t'] ?? 'n';
  const text = childOf(cell, 'v')?.text;
  if (type === 'inlineStr') return textOf(childOf(cell, 'is') ?? cell);
  if (text === undefined || text === '') return null;
  if (type === 's') {
    const string = shared[Number(text)];
    if (string === undefined) throw new FormatError('format.error.unexpected', { expected: 'shared string', found: text.slice(0, 60) }, atBlock(place));
    return string.trim();
  }
  if (type !== 'n') return text;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: 'number', found: text.slice(0, 60) }, atBlock(place));
  return value;
}
