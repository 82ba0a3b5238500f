/**
 * Bruker/Siemens UXD text (.uxd): "_KEY=value" lines, and per range a line that names what follows: "_COUNTS" and "_CPS" give intensities
 * alone, several a line, whose angles follow from _START and _STEPSIZE; "_2THETACOUNTS" and "_2THETACPS" give pairs.
 * Layout: the description and sample files of xylib (github.com/wojdyr/xylib).
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

export const brukerUxd: FormatReader = { id: 'bruker-uxd', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  return /^(?:\s*;.*\r?\n|\s*\r?\n)*_(?:FILEVERSION|SAMPLE|DRIVE|STEPTIME)\s*=/.test(headText(file.bytes, 4096)) ? 1 : 0;
}

/** The numbers under one data line. */
interface Range {
  readonly isPairs: boolean;
  readonly isRate: boolean;
  /** Line (from 1) of the data line. */
  readonly line: number;
  readonly entries: ReadonlyMap<string, string>;
  readonly numbers: number[];
  /** Decimals with which the angles of pairs are written, by point. */
  readonly decimals: number[];
}

function parse(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes, 'blank').text);
  const report = createReport();
  /** A range begins with what was said before and not said anew. */
  const entries = new Map<string, string>();
  const ranges: Range[] = [];
  let open: Range | null = null;
  for (const [i, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith(';')) continue;
    const [, pairs, unit] = /^_(2THETA)?(COUNTS|CPS)\s*$/i.exec(line) ?? [];
    if (unit !== undefined) {
      open = { isPairs: pairs !== undefined, isRate: unit.toUpperCase() === 'CPS', line: i + 1, entries: new Map(entries), numbers: [], decimals: [] };
      ranges.push(open);
    } else if (line.startsWith('_')) {
      const [, key, value] = /^_([^=]+?)\s*=\s*(.*)$/.exec(line) ?? [];
      if (key !== undefined) entries.set(key, value!.replace(/^'(.*)'$/, '$1'));
    } else if (open !== null) readNumbers(line, i + 1, open);
  }
  if (ranges.length === 0) throw new FormatError('format.error.truncated', { expected: '_COUNTS' }, atLine(lines.length));
  const spectra = ranges.map((range, i) => rangeSpectrum(range, ranges.length > 1 ? i + 1 : null, report));
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('bruker-uxd', spectra);
}

function readNumbers(line: string, number: number, { numbers, decimals, isPairs }: Range): void {
  for (const cell of line.split(/[\s,]+/)) {
    // A comma at either end of a line separates nothing.
    if (cell === '') continue;
    const value = Number(cell);
    if (!Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: 'intensity', found: cell.slice(0, 60) }, atLine(number));
    if (isPairs && numbers.length % 2 === 0) decimals.push(/\.(\d*)/.exec(cell)?.[1]!.length ?? 0);
    numbers.push(value);
  }
  if (numbers.length > 2 * limits.values) throw new FormatError('format.error.tooManyValues', { count: numbers.length, limit: limits.values }, atLine(number));
}

function rangeSpectrum(range: Range, number: number | null, report: ReportBuilder): Spectrum {
  const { entries, numbers, isPairs, line } = range;
  if (isPairs && numbers.length % 2 !== 0) throw new FormatError('format.error.truncated', { expected: 'intensity' }, atLine(line));
  const drive = entries.get('DRIVE') ?? '';
  const sample = entries.get('SAMPLE') ?? '';
  const announced = positive(entries.get('STEPCOUNT'));
  const count = isPairs ? numbers.length / 2 : numbers.length;
  if (announced !== null && announced > count) report.assumed('format.note.fewerPoints', { announced, count });
  const metadata = new Metadata();
  for (const [key, value] of entries) metadata.set(key, value);
  return buildPattern(
    {
      name: number === null ? sample : `${sample} ${number}`.trim(),
      twoTheta: isPairs ? anglesOfPairs(range) : gridOf(range, count),
      intensity: Float64Array.from(isPairs ? numbers.filter((_, i) => i % 2 === 1) : numbers),
      attenuation: null,
      unit: range.isRate ? 'cps' : 'counts',
      // COUPLED moves 2θ and θ together; files without a drive are of such scans.
      axisName: /^(?:COUPLED|2THETA|)$/i.test(drive) ? '2theta' : drive,
      dwellS: positive(entries.get('STEPTIME')),
      metadata,
      placeOf: (channel) => atLine(line + 1 + (isPairs ? channel : 0)),
    },
    report,
  );
}

/** @throws {FormatError} when a file of intensities alone does not say where they begin and how far they stand apart. */
function gridOf({ entries, line }: Range, points: number): Float64Array {
  const needed = (key: string, other: string): number => {
    const text = entries.get(key) ?? entries.get(other) ?? '';
    const value = Number(text);
    if (text === '' || !Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: `_${key}`, found: text.slice(0, 60) }, atLine(line));
    return value;
  };
  return equidistant(needed('START', '2THETA'), needed('STEPSIZE', 'STEPSIZE'), points).map((angle) => Math.round(angle * 1e9) / 1e9);
}

/** The angles as written; the exact grid where they are nothing but that grid, rounded ("10.02", "10.03", "10.05" in steps of 0.0156). */
function anglesOfPairs(range: Range): Float64Array {
  const { entries, numbers, decimals } = range;
  const written = Float64Array.from(numbers.filter((_, i) => i % 2 === 0));
  if (positive(entries.get('STEPSIZE')) === null || !Number.isFinite(Number(entries.get('START') ?? Number.NaN))) return written;
  const grid = gridOf(range, written.length);
  return grid.every((angle, i) => Math.abs(angle - written[i]!) <= 0.51 * 10 ** -decimals[i]!) ? grid : written;
}

function positive(text: string | undefined): number | null {
  const value = Number(text ?? '');
  return Number.isFinite(value) && value > 0 ? value : null;
}
