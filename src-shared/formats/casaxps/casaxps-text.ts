/**
 * CasaXPS text: the ASCII export of spectra (tab separated columns, one block per spectrum, "Cycle n:sample:region") and the
 * quantification report. Layout read off the test files.
 * The export lists kinetic and binding energy side by side; the fitted components become a table, never data.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, ResultTable, SourceFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum } from '../support/build-spectrum';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { readNumberRows } from '../support/number-rows';
import { readNumber } from '../support/read-number';
import { bindingFromKinetic, energyScaleOf } from '../support/photoelectrons';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';

export const casaxpsText: FormatReader = { id: 'casaxps-text', version: 2, sniff: sniffExport, parse: parseExport };
export const casaxpsReport: FormatReader = { id: 'casaxps-report', version: 1, sniff: sniffReport, parse: parseReport };

const blockStart = /^Cycle (\d+):(?:(.*):)?([^:]*)$/;

function sniffExport(file: SourceFile): number {
  const head = headText(file.bytes);
  return /(?:^|\n)Cycle \d+:.*\r?\n\t?Characteristic Energy eV\t/.test(head) || isSideBySide(head) ? 1 : 0;
}

/** The layout "rows of tables": all spectra beside each other, each with its axis, its intensity and an empty column. */
const isSideBySide = (text: string): boolean => /^\t?Characteristic Energy eV\t.*Acquisition Time s\t/.test(text);

function parseExport(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes, 'blank').text);
  const report = createReport();
  if (isSideBySide(lines[0]!)) return report.finish('casaxps-text', readSideBySide(lines, report));
  const spectra: Spectrum[] = [];
  const tables: ResultTable[] = [];
  // What a program wrote above the first spectrum is no spectrum.
  for (let at = Math.max(0, lines.findIndex((line) => blockStart.test(line))); at < lines.length; ) {
    if (!blockStart.test(lines[at]!)) {
      if (lines[at]!.trim() !== '') throw new FormatError('format.error.unexpected', { expected: 'Cycle n:sample:region', found: lines[at]!.slice(0, 60) }, atLine(at + 1));
      at++;
      continue;
    }
    const block = readBlock(lines, at, report);
    spectra.push(block.spectrum);
    if (block.components !== null) tables.push(block.components);
    at = block.next;
  }
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('casaxps-text', spectra, tables);
}

function readBlock(lines: readonly string[], at: number, report: ReportBuilder): { spectrum: Spectrum; components: ResultTable | null; next: number } {
  const [, cycle, sample = '', region] = blockStart.exec(lines[at]!)!;
  const metadata = new Metadata();
  metadata.set('cycle', cycle!);
  metadata.set('sample', sample);
  metadata.set('region', region!);
  const header = lines.findIndex((line, i) => i > at && /^[KB]\.E\.\t/.test(line));
  if (header < 0) throw new FormatError('format.error.truncated', { expected: 'column names K.E., B.E.' }, atLine(lines.length));
  const settings = lines[at + 1]!.split('\t').map((cell) => cell.trim());
  for (let i = 0; i + 1 < settings.length; i++) if (/[A-Za-z]/.test(settings[i]!) && !/[A-Za-z]{2}/.test(settings[i + 1]!)) metadata.set(settings[i]!, settings[i + 1]!);
  const names = lines[header]!.split('\t').map((name) => name.trim());
  // An empty column stands between the kinetic and the binding half; of the others only axes and the spectrum are data.
  const wanted = ['K.E.', 'B.E.', 'Counts', 'CPS'].filter((name) => names.includes(name));
  const rows = readNumberRows(lines, header + 1, {
    separator: '\t',
    take: wanted.map((name) => names.indexOf(name)),
    isEnd: (line) => line.trim() === '' || blockStart.test(line),
  });
  const column = (name: string): Float64Array | undefined => rows.columns[wanted.indexOf(name)];
  const counts = column('Counts');
  const intensity = counts ?? column('CPS');
  if (intensity === undefined) throw new FormatError('format.error.noIntensity', {}, atLine(header + 1));
  const photonEnergyEv = positive(metadata.get('Characteristic Energy eV'));
  const binding = column('B.E.');
  const x = binding ?? column('K.E.')!;
  if (counts !== undefined && !areWholeCounts(counts)) report.assumed('format.note.countsNotWhole', { name: region! });
  const components = readComponents(lines.slice(at, header), `${sample}: ${region!}`);
  if (components !== null) report.understood('format.note.resultTable', { title: components.title, rows: components.rows.length });
  return {
    spectrum: buildSpectrum({
      technique: 'xps',
      name: region!,
      axis: binding === undefined ? 'kinetic-energy' : 'binding-energy',
      x,
      y: intensity,
      intensity: counts === undefined ? 'count-rate' : 'counts',
      dwellS: positive(metadata.get('Acquisition Time s')),
      xps: { photonEnergyEv, passEnergyEv: null, workFunctionEv: null, fileScale: column('K.E.') === undefined ? 'binding-energy' : 'kinetic-energy' },
      metadata: metadata.toRecord(),
      placeOf: (channel) => atLine(rows.firstLine + channel),
    }),
    components,
    next: rows.next,
  };
}

/** "B.E.", "Cycle 0:sample:region" and an empty cell over each spectrum; columns of shorter spectra end in empty cells. */
function readSideBySide(lines: readonly string[], report: ReportBuilder): Spectrum[] {
  const header = lines.findIndex((line) => /Cycle \d+:/.test(line));
  if (header < 0) throw new FormatError('format.error.truncated', { expected: 'Cycle n:sample:region' }, atLine(lines.length));
  const names = lines[header]!.split('\t').map((name) => name.trim());
  const rows = lines.slice(header + 1).filter((line) => line.trim() !== '').map((line) => line.split('\t'));
  const starts = names.map((_, i) => i).filter((i) => i % 3 === 0 && (names[i + 1] ?? '') !== '');
  const settings = lines[0]!.split('\t').map((cell) => cell.trim());
  const photonEnergyEv = positive(settings[settings.indexOf('Characteristic Energy eV') + 1]);
  const spectra = starts.map((start) => {
    const own = rows.filter((cells) => (cells[start] ?? '').trim() !== '');
    const column = (at: number): Float64Array => Float64Array.from(own, (cells, row) => numberAt(cells[at] ?? '', header + row + 2));
    const [, cycle = '', sample = '', region = names[start + 1]!] = /^Cycle (\d+):([^:]*):([^:]*)/.exec(names[start + 1]!) ?? [];
    const metadata = new Metadata();
    for (const [name, value] of [['cycle', cycle], ['sample', sample], ['region', region], ['Characteristic Energy eV', String(photonEnergyEv ?? '')]] as const) metadata.set(name, value);
    const fileScale = energyScaleOf(names[start]!);
    if (fileScale === null) report.assumed('format.note.axisUnknown');
    const x = column(start);
    const y = column(start + 1);
    return buildSpectrum({
      technique: 'xps',
      name: region,
      axis: fileScale === null ? 'unknown' : fileScale === 'kinetic-energy' && photonEnergyEv === null ? fileScale : 'binding-energy',
      x: fileScale === 'kinetic-energy' && photonEnergyEv !== null ? bindingFromKinetic(x, photonEnergyEv) : x,
      y,
      intensity: /cps|per second/i.test(names[start + 1]!) ? 'count-rate' : areWholeCounts(y) ? 'counts' : 'arbitrary',
      xps: fileScale === null ? null : { photonEnergyEv, passEnergyEv: null, workFunctionEv: null, fileScale },
      metadata: metadata.toRecord(),
      placeOf: (channel) => atLine(header + channel + 2),
    });
  });
  report.understood('format.note.spectra', { count: spectra.length });
  return spectra;
}

function numberAt(cell: string, line: number): number {
  const value = readNumber(cell);
  if (value === null || !Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: 'number', found: cell.slice(0, 60) }, atLine(line));
  return value;
}

/** Name, position, FWHM, area and line shape of the fitted components stand above the columns that draw them. */
function readComponents(lines: readonly string[], title: string): ResultTable | null {
  const rowOf = (name: string): string[] => lines.find((line) => line.startsWith(`${name}\t`))?.split('\t').slice(2).map((cell) => cell.trim()) ?? [];
  const names = rowOf('Name').filter((name) => name !== '');
  if (names.length === 0) return null;
  const [position, fwhm, area, shape] = ['Position', 'FWHM', 'Area', 'Lineshape'].map(rowOf) as [string[], string[], string[], string[]];
  return {
    title,
    columns: ['Name', 'Position', 'FWHM', 'Area', 'Lineshape'],
    rows: names.map((name, i) => [name, ...[position[i], fwhm[i], area[i]].map(cellOf), shape[i] ?? null]),
  };
}

function positive(text: string | undefined): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && value > 0 ? value : null;
}

/** A number where it is a finite one; "-1.#IND" and empty cells are null; other words stay. */
function cellOf(text: string | undefined): string | number | null {
  if (text === undefined || text.trim() === '') return null;
  const value = readNumber(text);
  if (value === null) return text.trim();
  return Number.isFinite(value) ? value : null;
}

function sniffReport(file: SourceFile): number {
  const head = headText(file.bytes);
  return /(?:^|\n)Name\tPosition\tFWHM\t(?:Raw )?Area/.test(head) && /%\s?(?:At )?Conc/.test(head) ? 0.9 : 0;
}

function parseReport(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes, 'blank').text);
  const report = createReport();
  const tables: ResultTable[] = [];
  let title = '';
  for (let at = 0; at < lines.length; at++) {
    const cells = trimmedCells(lines[at]!);
    if (cells[0] !== 'Name' || cells.length < 2) {
      if (cells.length === 1 && cells[0] !== '') title = cells[0]!;
      continue;
    }
    const rows: (string | number | null)[][] = [];
    for (let row = at + 1; row < lines.length && lines[row]!.trim() !== ''; row++) {
      const values = lines[row]!.split('\t');
      if (values[0]!.trim() !== '') rows.push(cells.map((_, i) => cellOf(values[i])));
    }
    tables.push({ title, columns: cells, rows });
    report.understood('format.note.resultTable', { title, rows: rows.length });
    at += rows.length;
  }
  return report.finish('casaxps-report', [], tables);
}

function trimmedCells(line: string): string[] {
  const cells = line.split('\t').map((cell) => cell.trim());
  while (cells.length > 1 && cells[cells.length - 1] === '') cells.pop();
  return cells;
}
