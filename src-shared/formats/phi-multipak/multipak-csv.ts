/**
 * PHI MultiPak text (.csv): per region four lines – number of the area, its description (may be empty), name of the region, a count –,
 * then "file#,2,4,…" where several files are overlaid, then rows "energy,intensity,…"; "0,0" may end a region. No public file was at
 * hand: layout as described, alike, by three public programs that read these files.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum } from '../support/build-spectrum';
import { coreLevelEv, coreLevelsIn } from '../support/core-levels';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { firstCells, readNumberRows } from '../support/number-rows';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';

export const phiMultipakCsv: FormatReader = { id: 'phi-multipak-csv', version: 1, sniff, parse };

const whole = /^\s*"?\d+"?[\s,]*$/;
const row = /^\s*[+-]?\d[\d.eE+-]*\s*,\s*[+-]?[\d.][\d.eE+-]*/;
const files = /^\s*"?file#/i;

/** Whether the four lines of a region stand at an index, with rows behind them. */
function startsRegion(lines: readonly string[], at: number): boolean {
  if (!whole.test(lines[at] ?? '') || !whole.test(lines[at + 3] ?? '') || (lines[at + 2] ?? '').trim() === '' || row.test(lines[at + 2]!)) return false;
  return files.test(lines[at + 4] ?? '') || row.test(lines[at + 4] ?? '');
}

function sniff(file: SourceFile): number {
  return startsRegion(splitLines(headText(file.bytes)), 0) ? 0.9 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const { text, encoding, isGuess } = decodeText(file.bytes);
  const lines = splitLines(text);
  const report = createReport();
  report.assumed('format.note.untested');
  if (isGuess) report.assumed('format.note.encoding', { encoding });
  const spectra: Spectrum[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at]!.trim() === '' || /^\s*0\s*,\s*0[\s,]*$/.test(lines[at]!)) {
      at++;
      continue;
    }
    if (!startsRegion(lines, at)) throw new FormatError('format.error.unexpected', { expected: 'area, description, region, count', found: lines[at]!.slice(0, 60) }, atLine(at + 1));
    const region = readRegion(lines, at, report);
    spectra.push(...region.spectra);
    at = region.next;
  }
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('phi-multipak-csv', spectra);
}

function readRegion(lines: readonly string[], at: number, report: ReportBuilder): { spectra: Spectrum[]; next: number } {
  const name = lines[at + 2]!.trim().replace(/^"|"$/g, '');
  const numbers = files.test(lines[at + 4]!) ? lines[at + 4]!.split(',').slice(1).map((cell) => cell.trim()) : [];
  const from = at + (numbers.length > 0 ? 5 : 4);
  const width = (lines[from] ?? '').split(',').filter((cell) => cell.trim() !== '').length;
  if (width < 2) throw new FormatError('format.error.truncated', { expected: 'energy, intensity' }, atLine(from + 1));
  const rows = readNumberRows(lines, from, { separator: ',', take: firstCells(width), isEnd: (line) => !row.test(line) || /^\s*0\s*,\s*0[\s,]*$/.test(line) });
  const isKinetic = isKineticAxis(name, rows.columns[0]!);
  report.assumed(isKinetic ? 'format.note.axisByRange' : 'format.note.axisByName', isKinetic ? { axis: 'kinetic-energy' } : { axis: 'binding-energy', name });
  const metadata = new Metadata();
  metadata.set('area', lines[at]!);
  metadata.set('description', lines[at + 1]!);
  metadata.set('region', name);
  metadata.set('count', lines[at + 3]!);
  const spectra = rows.columns.slice(1).map((y, i) => {
    const entries = metadata.copy();
    if (numbers[i] !== undefined) entries.set('file', numbers[i]);
    const axis = isKinetic ? 'kinetic-energy' : 'binding-energy';
    return buildSpectrum({
      technique: 'xps',
      name: width > 2 ? `${name} ${numbers[i] ?? String(i + 1)}` : name,
      axis,
      x: rows.columns[0]!.slice(),
      y,
      intensity: areWholeCounts(y) ? 'counts' : 'arbitrary',
      xps: { photonEnergyEv: null, passEnergyEv: null, workFunctionEv: null, fileScale: axis },
      metadata: entries.toRecord(),
      placeOf: (channel) => atLine(rows.firstLine + channel),
    });
  });
  return { spectra, next: rows.next };
}

/** The program writes binding energies unless told otherwise; a named core level far outside the axis says that it was. */
function isKineticAxis(name: string, x: Float64Array): boolean {
  const [low, high] = [Math.min(x[0]!, x[x.length - 1]!), Math.max(x[0]!, x[x.length - 1]!)];
  const levels = coreLevelsIn(name);
  return levels.length > 0 && levels.every((level) => coreLevelEv[level]! < low - 30 || coreLevelEv[level]! > high + 30) && x[0]! < x[x.length - 1]!;
}
