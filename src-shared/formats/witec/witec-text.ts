/**
 * WITec Project ASCII export: [Header] with "name = value", [Data] with a line of names, a line of units and rows; further columns
 * are further spectra. The abscissa is wavelength or Raman shift, as its unit says. Layout read off the test file.
 */
import type { AxisQuantity, Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum } from '../support/build-spectrum';
import { FormatError, atLine } from '../support/format-error';
import { limits } from '../support/limits';
import { Metadata } from '../support/metadata';
import { firstCells, readNumberRows } from '../support/number-rows';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';

export const witecText: FormatReader = { id: 'witec-text', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  const head = headText(file.bytes, 1024);
  return /^\/\/Exported ASCII-File/.test(head) && head.includes('[Header]') ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const { text } = decodeText(file.bytes, 'blank');
  const lines = splitLines(text);
  const report = createReport();
  const metadata = new Metadata();
  const start = lines.findIndex((line) => line.startsWith('[Data]'));
  if (start < 0 || start + 3 >= lines.length) throw new FormatError('format.error.truncated', { expected: '[Data]' }, atLine(lines.length));
  for (const line of lines.slice(0, start)) {
    const [, name, value] = /^([^=]+?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) metadata.set(name, value!);
  }
  const separator = lines[start + 1]!.includes('\t') ? '\t' : ',';
  const names = lines[start + 1]!.split(separator).map((name) => name.trim());
  const units = lines[start + 2]!.split(separator).map((unit) => unit.trim());
  if (names.length < 2 || names.length > limits.columns) throw new FormatError('format.error.rowWidth', { expected: 2, found: names.length }, atLine(start + 2));
  const rows = readNumberRows(lines, start + 3, { separator, take: firstCells(names.length), isEnd: (line) => line.trim() === '' || line.startsWith('[') });
  const announced = Number(metadata.get('SizeGraph') ?? Number.NaN);
  if (Number.isFinite(announced) && rows.columns[0]!.length !== announced) {
    throw new FormatError('format.error.truncated', { expected: `${announced} rows, ${rows.columns[0]!.length} found` }, atLine(rows.next));
  }
  const axis = axisOf(metadata.get('XAxisUnit') ?? units[0] ?? '');
  if (axis === 'wavelength') report.assumed('format.note.wavelengthAxis');
  const spectra: Spectrum[] = rows.columns.slice(1).map((y, i) => {
    const saturated = y.reduce((count, value) => count + (value === 65535 ? 1 : 0), 0);
    if (saturated > 0) report.assumed('format.note.saturated', { name: names[i + 1]!, count: saturated });
    return buildSpectrum({
      technique: 'raman',
      name: names[i + 1]!,
      axis,
      x: rows.columns[0]!.slice(),
      y,
      intensity: /cts|counts/i.test(units[i + 1] ?? '') && areWholeCounts(y) ? 'counts' : 'arbitrary',
      metadata: metadata.toRecord(),
      placeOf: (row) => atLine(rows.firstLine + row),
    });
  });
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('witec-text', spectra);
}

function axisOf(unit: string): AxisQuantity {
  if (/1\/cm|cm-1|cm⁻¹/i.test(unit)) return 'raman-shift';
  return /^nm$/i.test(unit) ? 'wavelength' : 'unknown';
}
