/**
 * Rigaku .ras (SmartLab, Ultima): *RAS_HEADER_START … END with `*NAME "value"`, then *RAS_INT_START … END with rows
 * "2θ intensity attenuation factor". One file can hold several scans. Layout read off the test file; text may be Shift_JIS.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { buildPattern } from '../support/diffraction';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { blanks, firstCells, readNumberRows } from '../support/number-rows';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';

export const rigakuRas: FormatReader = { id: 'rigaku-ras', label: 'Rigaku (.ras)', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  return /^\s*\*RAS_DATA_START/.test(headText(file.bytes, 100)) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const { text, encoding, isGuess } = decodeText(file.bytes, 'blank');
  const lines = splitLines(text);
  const report = createReport();
  if (isGuess) report.assumed('format.note.encoding', { encoding });
  const spectra: Spectrum[] = [];
  let metadata = new Metadata();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.startsWith('*RAS_HEADER_START')) metadata = new Metadata();
    const [, name, value] = /^\*(\S+)\s+"(.*)"\s*$/.exec(line) ?? [];
    if (name !== undefined) metadata.set(name, value!);
    if (!line.startsWith('*RAS_INT_START')) continue;
    const scan = readScan(lines, at + 1, metadata, report);
    spectra.push(scan.spectrum);
    at = scan.next;
  }
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('rigaku-ras', spectra);
}

function readScan(lines: readonly string[], from: number, metadata: Metadata, report: ReportBuilder): { spectrum: Spectrum; next: number } {
  const width = Math.min(3, (lines[from] ?? '').trim().split(/\s+/).length);
  if (width < 2) throw new FormatError('format.error.truncated', { expected: 'intensity rows' }, atLine(from + 1));
  const rows = readNumberRows(lines, from, { separator: blanks, take: firstCells(width), isEnd: (line) => line.startsWith('*') });
  const [twoTheta, intensity, attenuation] = rows.columns as [Float64Array, Float64Array, Float64Array | undefined];
  const announced = Math.round(Number(metadata.get('MEAS_DATA_COUNT') ?? Number.NaN));
  if (rows.next >= lines.length || (Number.isFinite(announced) && announced !== twoTheta.length)) {
    throw new FormatError('format.error.truncated', { expected: `${announced} rows, ${twoTheta.length} found` }, atLine(rows.next));
  }
  const spectrum = buildPattern(
    {
      name: metadata.get('FILE_SAMPLE') ?? '',
      twoTheta, intensity,
      attenuation: attenuation ?? null,
      unit: metadata.get('MEAS_SCAN_UNIT_Y') ?? '',
      axisName: metadata.get('MEAS_SCAN_AXIS_X_INTERNAL') ?? metadata.get('MEAS_SCAN_AXIS_X') ?? '',
      dwellS: dwellOf(metadata),
      metadata,
      placeOf: (channel) => atLine(rows.firstLine + channel),
    },
    report,
  );
  return { spectrum, next: rows.next };
}

/** Continuous scans give step and speed ("deg/min"), step scans the time per step ("sec/step"). */
function dwellOf(metadata: Metadata): number | null {
  const step = Number(metadata.get('MEAS_SCAN_STEP') ?? Number.NaN);
  const speed = Number(metadata.get('MEAS_SCAN_SPEED') ?? Number.NaN);
  const unit = metadata.get('MEAS_SCAN_SPEED_UNIT') ?? '';
  const dwell = /^deg\/min$/i.test(unit) ? (step / speed) * 60 : /sec/i.test(unit) ? speed : Number.NaN;
  return Number.isFinite(dwell) && dwell > 0 ? dwell : null;
}
