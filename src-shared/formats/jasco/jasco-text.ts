/**
 * JASCO Spectra Manager text (.txt with tabs, .csv with commas): JCAMP-like names and values, XYDATA, rows, and a footer whose
 * language is that of the PC (Shift_JIS on Japanese ones). DATA TYPE may be empty; the footer's axis and model then tell.
 * Layout read off the test files.
 */
import type { AxisQuantity, Spectrum, Technique } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum } from '../support/build-spectrum';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { firstCells, readNumberRows } from '../support/number-rows';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';

export const jascoText: FormatReader = { id: 'jasco-text', version: 2, sniff, parse };

function sniff(file: SourceFile): number {
  const head = headText(file.bytes);
  return /^TITLE[\t,;]/.test(head) && /[\r\n](?:ORIGIN[\t,;]\s*JASCO|XYDATA)/.test(head) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const { text, encoding, isGuess } = decodeText(file.bytes, 'blank');
  const report = createReport();
  if (isGuess) report.assumed('format.note.encoding', { encoding });
  const lines = splitLines(text);
  const delimiter = lines[0]!.charAt(5);
  const metadata = new Metadata();
  const start = lines.findIndex((line) => line.startsWith('XYDATA'));
  if (start < 0) throw new FormatError('format.error.truncated', { expected: 'XYDATA' }, atLine(lines.length));
  readEntries(lines.slice(0, start), delimiter, metadata);
  const decimal = delimiter !== ',' && /\d,\d/.test(lines[start + 1] ?? '') ? ',' : '.';
  const width = (lines[start + 1] ?? '').split(delimiter).length;
  if (width < 2) throw new FormatError('format.error.noData', {}, atLine(start + 2));
  const rows = readNumberRows(lines, start + 1, { separator: delimiter, take: firstCells(width), isEnd: (line) => /^\s*(?:$|[#[])/.test(line), decimal });
  readEntries(lines.slice(rows.next), delimiter, metadata);
  const announced = Number(metadata.get('NPOINTS') ?? Number.NaN);
  if (Number.isFinite(announced) && rows.columns[0]!.length !== announced) {
    throw new FormatError('format.error.truncated', { expected: `${announced} rows, ${rows.columns[0]!.length} found` }, atLine(rows.next));
  }
  const footer = lines.slice(rows.next).join('\n');
  const technique = techniqueOf(metadata, footer);
  const axis = jascoAxis(metadata.get('XUNITS') ?? '', technique);
  const spectra: Spectrum[] = rows.columns.slice(1).map((y, channel) =>
    buildSpectrum({
      technique,
      name: `${metadata.get('TITLE') ?? ''}${width > 2 ? ` ${channel + 1}` : ''}`,
      axis,
      x: rows.columns[0]!.slice(),
      y,
      intensity: technique === 'raman' && areWholeCounts(y) ? 'counts' : 'arbitrary',
      dwellS: seconds(metadata.get('Exposure') ?? metadata.get('露光時間')),
      scans: Number(metadata.get('Accumulation') ?? metadata.get('積算回数') ?? Number.NaN) || null,
      metadata: metadata.toRecord(),
      placeOf: (row) => atLine(rows.firstLine + row),
    }),
  );
  if (technique === null) report.assumed('format.note.otherTechnique', { technique: metadata.get('YUNITS') ?? '?' });
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('jasco-text', spectra);
}

function readEntries(lines: readonly string[], delimiter: string, metadata: Metadata): void {
  for (const line of lines) {
    const at = line.indexOf(delimiter);
    if (at > 0) metadata.set(line.slice(0, at), line.slice(at + 1));
  }
}

function techniqueOf(metadata: Metadata, footer: string): Technique | null {
  if (/raman/i.test(metadata.get('DATA TYPE') ?? '')) return 'raman';
  return /Raman Shift|ラマンシフト/i.test(footer) || /\bN?RS-\d|RMP-\d/.test(footer) ? 'raman' : null;
}

/** Axis of JASCO unit words. "1/CM" is the Raman shift in Raman files and the wavenumber of infrared light in others. */
function jascoAxis(units: string, technique: Technique | null): AxisQuantity {
  if (/1\/cm|cm-1/i.test(units)) return technique === 'raman' ? 'raman-shift' : 'unknown';
  return /nanometer|^nm$/i.test(units) ? 'wavelength' : 'unknown';
}

function seconds(text: string | undefined): number | null {
  const [, value, unit] = /^([\d.]+)\s*(m?sec|m?s)/.exec(text ?? '') ?? [];
  return value === undefined ? null : Number(value) / (unit!.startsWith('m') ? 1000 : 1);
}
