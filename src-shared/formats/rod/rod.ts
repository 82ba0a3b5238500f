/**
 * Raman Open Database .rod: CIF (Hall, Allen, Brown 1991) with the dictionary of the database; the spectrum is a loop of
 * _raman_spectrum.raman_shift and _raman_spectrum.intensity.
 */
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum } from '../support/build-spectrum';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { blanks, readNumberRows } from '../support/number-rows';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';

export const ramanOpenDatabase: FormatReader = { id: 'rod', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  const head = headText(file.bytes, 16_384);
  return /(?:^|\n)data_/.test(head) && /\n_raman_|\n_rod_/.test(head) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes).text);
  const metadata = new Metadata();
  for (const [i, line] of lines.entries()) {
    const [, name, value] = /^_(\S+)\s+'?(.*?)'?\s*$/.exec(line) ?? [];
    if (name !== undefined) metadata.set(name, value!);
    else if (/^_\S+\s*$/.test(line) && (lines[i + 1] ?? '').startsWith(';')) metadata.set(line.trim().slice(1), textField(lines, i + 1));
  }
  const loop = lines.findIndex((line, i) => line.trim() === 'loop_' && (lines[i + 1] ?? '').trim().startsWith('_raman_spectrum.'));
  if (loop < 0) throw new FormatError('format.error.partMissing', { part: '_raman_spectrum' }, atLine(lines.length));
  const names: string[] = [];
  let first = loop + 1;
  while ((lines[first] ?? '').trim().startsWith('_')) names.push(lines[first++]!.trim());
  const [shift, intensity] = [names.indexOf('_raman_spectrum.raman_shift'), names.indexOf('_raman_spectrum.intensity')];
  if (shift < 0 || intensity < 0) throw new FormatError('format.error.columnMissing', { column: shift < 0 ? 'raman_shift' : 'intensity' }, atLine(loop + 1));
  const rows = readNumberRows(lines, first, { separator: blanks, take: [shift, intensity], isEnd: (line) => line.trim() === '' || /^\s*(?:#|loop_|_|data_)/.test(line) });
  const report = createReport();
  report.understood('format.note.spectra', { count: 1 });
  const spectrum = buildSpectrum({
    technique: 'raman',
    name: metadata.get('chemical_name_mineral') ?? metadata.get('chemical_name_common') ?? metadata.get('chemical_compound_source') ?? '',
    axis: 'raman-shift',
    x: rows.columns[0]!,
    y: rows.columns[1]!,
    intensity: areWholeCounts(rows.columns[1]!) ? 'counts' : 'arbitrary',
    dwellS: Number(metadata.get('raman_measurement.integration_time') ?? Number.NaN) || null,
    metadata: metadata.toRecord(),
    placeOf: (row) => atLine(rows.firstLine + row),
  });
  return report.finish('rod', [spectrum]);
}

/** Text between two lines that begin with a semicolon. */
function textField(lines: readonly string[], from: number): string {
  const end = lines.findIndex((line, i) => i > from && line.startsWith(';'));
  return [lines[from]!.slice(1), ...lines.slice(from + 1, end < 0 ? from + 1 : end)].join(' ').trim();
}
