/**
 * Tables as one Excel workbook (ECMA-376, Office Open XML): a sheet for each table, header line bold, frozen and on every printed page, as wide as
 * the paper, numbers in full precision, text as text – no cell is ever a formula. Written here because libraries for it compress in workers made from blobs,
 * which the program's own policy forbids.
 */
import { strToU8, zipSync } from 'fflate';
import type { Cell, Table } from './csv';
import { escapeMarkup } from './markup';

export interface Sheet {
  /** Name on the tab; shortened and cleaned to what Excel takes. */
  readonly title: string;
  readonly table: Table;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** The earliest time that zip files know, so that equal tables give equal files. */
const noTime = new Date(1980, 0, 1);

/** @throws when there is no table, or a number is not finite */
export function workbookBytes(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  if (sheets.length === 0) throw new Error('A workbook needs at least one table');
  const names = sheetNames(sheets.map(({ title }) => title));
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${names.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, i) => `<sheet name="${escapeMarkup(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets><definedNames>${names.map((name, i) => `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escapeMarkup(`'${name.replace(/'/g, "''")}'!$1:$1`)}</definedName>`).join('')}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelations}">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map(({ table }, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(table)])),
  };
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(declaration + text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: noTime });
}

/** Widest column that is opened by itself, characters. */
const widest = 40;

function sheetXml({ name, columns, rows }: Table): string {
  const width = (at: number): number => Math.min(widest, 2 + [columns[at]!, ...rows.slice(0, 100).map((row) => String(row[at] ?? ''))].reduce((most, text) => Math.max(most, text.length), 0));
  const row = (cells: readonly Cell[], at: number, style: string): string => `<row r="${at}">${cells.map((cell, i) => cellXml(cell, `${columnName(i)}${at}`, style, name)).join('')}</row>`;
  return `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length === 0 ? '' : `<cols>${columns.map((_, i) => `<col min="${i + 1}" max="${i + 1}" width="${width(i)}" customWidth="1"/>`).join('')}</cols>`}<sheetData>${row(columns, 1, ' s="1"')}${rows.map((cells, i) => row(cells, i + 2, '')).join('')}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

function cellXml(cell: Cell, place: string, style: string, table: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"${style}><is><t xml:space="preserve">${escapeMarkup(cell)}</t></is></c>`;
  if (!Number.isFinite(cell)) throw new Error(`A number of "${table}" must be finite; got ${cell}`);
  return `<c r="${place}"${style}><v>${cell}</v></c>`;
}

/** 0 → "A", 25 → "Z", 26 → "AA". */
export function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Names that Excel takes: at most 31 characters without []:*?/\, not empty, no two alike whatever their case. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '').trim() || 'Table';
    let name = plain.slice(0, 31);
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${plain.slice(0, 31 - ` (${n})`.length)} (${n})`;
    taken.add(name.toLowerCase());
    return name;
  });
}
