/**
 * Thermo Avantage export to Excel: one sheet per spectrum ("Axis | Energy | Elements= | n", names in row 15, units in row 16),
 * fitted curves beside the data, and sheets with peak tables. Layout read off the test file; rows are found by their words.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, ResultTable, SourceFile } from '../parsed-file';
import { buildSpectrum } from '../support/build-spectrum';
import { FormatError, atBlock } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { energyScaleOf } from '../support/photoelectrons';
import { createReport, type ReportBuilder } from '../support/report';
import { readWorkbook, type Cell, type Sheet } from '../support/workbook';
import { isZip, zipNames } from '../support/zip';

export const avantageXlsx: FormatReader = { id: 'avantage-xlsx', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  return isZip(file.bytes) && zipNames(file.bytes).includes('xl/workbook.xml') ? 0.8 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const report = createReport();
  const spectra: Spectrum[] = [];
  const tables: ResultTable[] = [];
  for (const sheet of readWorkbook(file.bytes)) {
    const spectrum = readSpectrum(sheet, report);
    if (spectrum !== null) spectra.push(spectrum);
    const table = spectrum === null ? readTable(sheet) : null;
    if (table === null) continue;
    tables.push(table);
    report.understood('format.note.resultTable', { title: table.title, rows: table.rows.length });
  }
  if (spectra.length === 0) throw new FormatError('format.error.noSpectraInWorkbook');
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('avantage-xlsx', spectra, tables);
}

function readSpectrum(sheet: Sheet, report: ReportBuilder): Spectrum | null {
  const rows = [...sheet.rows].sort(([a], [b]) => a - b);
  const axis = rows.find(([, cells]) => cells.get(0) === 'Axis' && /^Energy$/i.test(String(cells.get(1) ?? '')));
  const header = rows.find(([, cells]) => energyScaleOf(String(cells.get(0) ?? '')) !== null);
  if (axis === undefined || header === undefined) return null;
  const units = sheet.rows.get(header[0] + 1);
  const column = [...(units ?? [])].find(([index, unit]) => index > 0 && /count/i.test(String(unit)) && !header[1].has(index))?.[0];
  if (column === undefined) throw new FormatError('format.error.noIntensity', {}, atBlock(sheet.name));
  const expected = [...axis[1].values()].find((cell) => typeof cell === 'number');
  const data = rows.filter(([number, cells]) => number > header[0] + 1 && typeof cells.get(0) === 'number');
  if (typeof expected === 'number' && data.length !== expected) {
    throw new FormatError('format.error.truncated', { expected: `${expected} rows, ${data.length} found` }, atBlock(sheet.name));
  }
  const numbers = (index: number): Float64Array =>
    Float64Array.from(data, ([number, cells]) => {
      const cell = cells.get(index);
      if (typeof cell !== 'number') throw new FormatError('format.error.notANumber', { expected: 'number', found: (cell ?? '').slice(0, 60) }, atBlock(`${sheet.name}, ${number}`));
      return cell;
    });
  const curves = [...header[1]].filter(([index]) => index > column).map(([, name]) => String(name));
  if (curves.length > 0) report.ignored('format.note.columnsIgnored', { columns: `${sheet.name}: ${curves.join(', ')}` });
  const fileScale = energyScaleOf(String(header[1].get(0)))!;
  const metadata = new Metadata();
  metadata.set('sheet', sheet.name);
  if (curves.length > 0) metadata.set('fitted curves', curves.join(', '));
  const source = rows.find(([, cells]) => /\.VGD$/i.test(String(cells.get(0) ?? '')));
  if (source !== undefined) metadata.set('file', String(source[1].get(0)));
  return buildSpectrum({
    technique: 'xps',
    name: sheet.name.replace(/\s*Scan$/i, ''),
    axis: fileScale,
    x: numbers(0),
    y: numbers(column),
    intensity: /\/\s*s/.test(String(units?.get(column))) ? 'count-rate' : 'counts',
    xps: { photonEnergyEv: null, passEnergyEv: null, workFunctionEv: null, fileScale },
    metadata: metadata.toRecord(),
    placeOf: (channel) => atBlock(`${sheet.name}, ${data[channel]?.[0] ?? 0}`),
  });
}

/** Peak tables: a row with the word "Name" and the rows below it. */
function readTable({ name, rows }: Sheet): ResultTable | null {
  const sorted = [...rows].sort(([a], [b]) => a - b);
  const at = sorted.findIndex(([, cells]) => [...cells.values()].includes('Name'));
  if (at < 0) return null;
  const columns = [...sorted[at]![1]].filter(([, cell]) => String(cell).trim() !== '');
  const cellAt = (cells: ReadonlyMap<number, Cell>, index: number): Cell | null => cells.get(index) ?? null;
  return { title: name, columns: columns.map(([, cell]) => String(cell)), rows: sorted.slice(at + 1).map(([, cells]) => columns.map(([index]) => cellAt(cells, index))) };
}
