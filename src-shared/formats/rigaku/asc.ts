/**
 * Rigaku ASCII .asc: "*KEY = value" lines, per group *BEGIN, *START, *STOP, *STEP, *COUNT and the intensities, four a line;
 * the abscissa follows from start and step. Layout read off the test file.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { equidistant } from '../support/build-spectrum';
import { buildPattern } from '../support/diffraction';
import { FormatError, atLine } from '../support/format-error';
import { limits } from '../support/limits';
import { Metadata } from '../support/metadata';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';

export const rigakuAsc: FormatReader = { id: 'rigaku-asc', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  return /^\s*\*TYPE\s*=\s*\S+\s+\*CLASS\s*=\s*ASCII/.test(headText(file.bytes, 300)) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes, 'blank').text);
  const report = createReport();
  const spectra: Spectrum[] = [];
  const head = new Metadata();
  let group: Metadata | null = null;
  let values: number[] = [];
  let firstLine = 0;
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('*BEGIN')) {
      group = head.copy();
      values = [];
    } else if (line.startsWith('*END') && group !== null) {
      spectra.push(groupSpectrum(group, values, firstLine, i, report));
      group = null;
    } else if (line.startsWith('*')) {
      const [, name, value] = /^\*(\S+)\s*=\s*(.*)$/.exec(line) ?? [];
      if (name !== undefined) (group ?? head).set(name, value!);
    } else if (group !== null && line.trim() !== '') {
      if (values.length === 0) firstLine = i + 1;
      readIntensities(line, i + 1, values);
    }
  }
  if (group !== null) throw new FormatError('format.error.truncated', { expected: '*END' }, atLine(lines.length));
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('rigaku-asc', spectra);
}

function readIntensities(line: string, number: number, values: number[]): void {
  for (const cell of line.split(',')) {
    const text = cell.trim();
    if (text === '') continue;
    const value = Number(text);
    if (!Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: 'intensity', found: text.slice(0, 60) }, atLine(number));
    values.push(value);
  }
  if (values.length > limits.values) throw new FormatError('format.error.tooManyValues', { count: values.length, limit: limits.values }, atLine(number));
}

function groupSpectrum(group: Metadata, values: readonly number[], firstLine: number, lastLine: number, report: ReportBuilder): Spectrum {
  const number = (key: string): number => {
    const value = Number(group.get(key) ?? Number.NaN);
    if (!Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: `*${key}`, found: (group.get(key) ?? '').slice(0, 60) }, atLine(lastLine + 1));
    return value;
  };
  const [start, stop, step] = [number('START'), number('STOP'), number('STEP')];
  const points = Math.round((stop - start) / step) + 1;
  if (points !== values.length) throw new FormatError('format.error.truncated', { expected: `${points} intensities, ${values.length} found` }, atLine(lastLine + 1));
  const perStep = /sec/i.test(group.get('SPEED_DIM') ?? '');
  return buildPattern(
    {
      name: group.get('SAMPLE') ?? '',
      twoTheta: equidistant(start, step, points).map((angle) => Math.round(angle * 1e9) / 1e9),
      intensity: Float64Array.from(values),
      attenuation: null,
      unit: group.get('YUNIT') ?? '',
      axisName: group.get('SCAN_AXIS') ?? '',
      dwellS: perStep ? number('SPEED') : null,
      metadata: group,
      placeOf: (channel) => atLine(firstLine + Math.floor(channel / 4)),
    },
    report,
  );
}
