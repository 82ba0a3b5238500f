/**
 * PANalytical CSV export: "[Measurement conditions]" with names and values (values may hold unquoted commas), then
 * "[Scan points]" with a line of names and rows. Layout read off the test file.
 */
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { buildPattern } from '../support/diffraction';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { readNumberRows } from '../support/number-rows';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';

export const panalyticalCsv: FormatReader = { id: 'panalytical-csv', version: 2, sniff, parse };

function sniff(file: SourceFile): number {
  return /^\s*\[Measurement conditions\]/.test(headText(file.bytes, 100)) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes).text);
  const report = createReport();
  const start = lines.findIndex((line) => line.startsWith('[Scan points]'));
  if (start < 0 || start + 2 >= lines.length) throw new FormatError('format.error.truncated', { expected: '[Scan points]' }, atLine(lines.length));
  const metadata = new Metadata();
  // The list separator and decimal sign are those of the exporting PC.
  const separator = lines[start + 1]!.includes(';') ? ';' : ',';
  const decimal = separator === ';' && /\d,\d/.test(lines[start + 2]!) ? ',' : '.';
  if (decimal === ',') report.understood('format.note.decimalComma');
  for (const line of lines.slice(1, start)) {
    const at = line.indexOf(separator);
    if (at > 0) metadata.set(line.slice(0, at), line.slice(at + 1).replace(/^"|"$/g, ''));
  }
  const names = lines[start + 1]!.split(separator).map((name) => name.trim());
  const [angle, intensity] = [names.findIndex((name) => /^(?:angle|2theta)/i.test(name)), names.findIndex((name) => /intensity|counts/i.test(name))];
  if (angle < 0 || intensity < 0) throw new FormatError('format.error.columnMissing', { column: angle < 0 ? 'Angle' : 'Intensity' }, atLine(start + 2));
  const rows = readNumberRows(lines, start + 2, { separator, take: [angle, intensity], isEnd: (line) => line.trim() === '', decimal });
  const announced = Number(metadata.get('No. of points') ?? Number.NaN);
  if (Number.isFinite(announced) && rows.columns[0]!.length !== announced) {
    throw new FormatError('format.error.truncated', { expected: `${announced} rows, ${rows.columns[0]!.length} found` }, atLine(rows.next));
  }
  const dwell = Number((metadata.get('Time per step') ?? 'NaN').replace(',', '.'));
  const spectrum = buildPattern(
    {
      name: metadata.get('Sample identification') ?? '',
      twoTheta: rows.columns[0]!,
      intensity: rows.columns[1]!,
      attenuation: null,
      unit: 'counts',
      axisName: metadata.get('Scan axis') ?? '2Theta',
      dwellS: Number.isFinite(dwell) ? dwell : null,
      metadata,
      placeOf: (channel) => atLine(rows.firstLine + channel),
    },
    report,
  );
  report.understood('format.note.spectra', { count: 1 });
  return report.finish('panalytical-csv', [spectrum]);
}
