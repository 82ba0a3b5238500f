/**
 * Rigaku .ras (SmartLab, Ultima): *RAS_HEADER_START … END with `*NAME "value"`, then *RAS_INT_START … END with rows
 * "2θ intensity attenuation factor". One file can hold several scans. Layout read off the test file and the
 * text export as RigakuFiles.jl describes it; text may be Shift_JIS.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { buildPattern } from '../support/diffraction';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { blanks, firstCells, readNumberRows } from '../support/number-rows';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';

export const rigakuRas: FormatReader = { id: 'rigaku-ras', version: 3, sniff, parse };

/** The text export of newer programs has the same entries and rows without the marks around them. */
const bareExport = /^\s*\*(?:FILE|MEAS|HW|DISP)_\S+ "/;

function sniff(file: SourceFile): number {
  const head = headText(file.bytes, 400);
  return /^\s*\*RAS_DATA_START/.test(head) ? 1 : bareExport.test(head) ? 0.9 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const { text, encoding, isGuess } = decodeText(file.bytes, 'blank');
  const lines = splitLines(text);
  const report = createReport();
  if (isGuess) report.assumed('format.note.encoding', { encoding });
  const spectra: Spectrum[] = [];
  let metadata = new Metadata();
  const isBare = bareExport.test(text);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.startsWith('*RAS_HEADER_START')) metadata = new Metadata();
    const [, name, value] = /^\*(\S+)\s+"(.*)"\s*$/.exec(line) ?? [];
    if (name !== undefined) metadata.set(name, value!);
    const [, note, said] = /^#(\w+)=(.*)$/.exec(line) ?? [];
    if (note !== undefined) metadata.set(note, said!);
    const isBareRow = isBare && /^\s*[\d.+-]/.test(line);
    if (!line.startsWith('*RAS_INT_START') && !isBareRow) continue;
    const scan = readScan(lines, isBareRow ? at : at + 1, isBare, metadata, report);
    spectra.push(scan.spectrum);
    at = scan.next;
  }
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('rigaku-ras', spectra);
}

function readScan(lines: readonly string[], from: number, isBare: boolean, metadata: Metadata, report: ReportBuilder): { spectrum: Spectrum; next: number } {
  const width = Math.min(3, (lines[from] ?? '').trim().split(/\s+/).length);
  if (width < 2) throw new FormatError('format.error.truncated', { expected: 'intensity rows' }, atLine(from + 1));
  const rows = readNumberRows(lines, from, { separator: blanks, take: firstCells(width), isEnd: (line) => line.startsWith('*') || (isBare && /^\s*(?:#|$)/.test(line)) });
  const [twoTheta, intensity, attenuation] = rows.columns as [Float64Array, Float64Array, Float64Array | undefined];
  const announced = Math.round(Number(metadata.get('MEAS_DATA_COUNT') ?? Number.NaN));
  if ((rows.next >= lines.length && !isBare) || (Number.isFinite(announced) && announced !== twoTheta.length)) {
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
