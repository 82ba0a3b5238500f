/**
 * A list of reflections as a table: 2θ or d, relative intensity, and h k l in one column or three. The indices are what tells it from a
 * measured pattern, so a list without them is left to the reader of plain tables.
 */
import { braggAngle, copper } from '@shared/xrd/geometry';
import type { FormatReader, ParsedFile, ReferenceSticks, SourceFile } from '../parsed-file';
import { FormatError, atLine } from '../support/format-error';
import { limits } from '../support/limits';
import { readNumber, type DecimalSign } from '../support/read-number';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';
import { sticksTable } from './sticks-table';

export const stickList: FormatReader = { id: 'stick-list', version: 1, sniff, parse };

interface Columns {
  readonly delimiter: string;
  readonly twoTheta: number;
  readonly spacing: number;
  readonly intensity: number;
  /** One column "1 1 0", or three. */
  readonly indices: readonly number[];
}

const commentSign = /^\s*(?:#+|%+|\/\/|!|\*)\s*/;

/** The columns that a line of names speaks of; `null` when it is none of a list of reflections. */
function columnsOf(line: string): Columns | null {
  const bare = line.replace(commentSign, '');
  const delimiter = ['\t', ';', ','].find((sign) => bare.includes(sign)) ?? ' ';
  const names = cellsOf(bare, delimiter);
  const find = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const hkl = find(/^\(?h\s*k\s*l\)?$|^(?:miller|indices)/i);
  const single = ['h', 'k', 'l'].map((index) => find(new RegExp(`^${index}$`, 'i')));
  const columns = {
    delimiter,
    twoTheta: find(/^(?:2[\s_-]?th(?:eta)?|two[\s_-]?theta|2[θΘϑ]|tth)/i),
    spacing: find(/^d(?:$|[\s_([/-])|^d[_ ]?(?:spacing|hkl)/i),
    intensity: find(/^(?:rel(?:ative)?[\s_.-]*)?(?:i(?:$|[\s_([/%])|int)/i),
    indices: hkl >= 0 ? [hkl] : single.every((at) => at >= 0) ? single : [],
  };
  return columns.indices.length > 0 && columns.intensity >= 0 && (columns.twoTheta >= 0 || columns.spacing >= 0) ? columns : null;
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells = delimiter === ' ' ? line.trim().split(/\s+/) : line.split(delimiter);
  return cells.map((cell) => cell.trim().replace(/^"|"$/g, ''));
}

function sniff(file: SourceFile): number {
  return splitLines(headText(file.bytes)).slice(0, 40).some((line) => columnsOf(line) !== null) ? 0.45 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes).text);
  const header = lines.findIndex((line) => columnsOf(line) !== null);
  if (header < 0) throw new FormatError('format.error.noTable');
  const columns = columnsOf(lines[header]!)!;
  const report = createReport();
  const { kAlpha1A } = copper;
  const decimal: DecimalSign = columns.delimiter !== ',' && /\d,\d/.test(lines[header + 1] ?? '') ? ',' : '.';
  const sticks: ReferenceSticks['sticks'][number][] = [];
  for (let i = header + 1; i < lines.length; i++) {
    if (lines[i]!.trim() === '' || commentSign.test(lines[i]!)) continue;
    if (sticks.length >= limits.columns) throw new FormatError('format.error.countTooLarge', { expected: 'reflections', found: sticks.length + 1, limit: limits.columns }, atLine(i + 1));
    sticks.push(readStick(cellsOf(lines[i]!, columns.delimiter), columns, decimal, i + 1));
  }
  const strongest = sticks.reduce((most, { relIntensity }) => Math.max(most, relIntensity), 0);
  if (strongest === 0) throw new FormatError('format.error.noData', {}, atLine(header + 1));
  const phase: ReferenceSticks = {
    name: file.name.replace(/\.[^.]*$/, '').slice(0, 100),
    wavelengthA: kAlpha1A,
    sticks: sticks.map((stick) => ({ ...stick, relIntensity: (100 * stick.relIntensity) / strongest })).sort((a, b) => a.twoTheta - b.twoTheta),
  };
  if (columns.twoTheta >= 0) report.assumed('format.note.sticksWavelength', { wavelength: kAlpha1A });
  report.understood('format.note.reflections', { name: phase.name, wavelength: kAlpha1A, rows: sticks.length });
  return { ...report.finish('stick-list', [], [sticksTable(phase)]), phases: [phase] };
}

function readStick(cells: readonly string[], columns: Columns, decimal: DecimalSign, line: number): ReferenceSticks['sticks'][number] {
  const number = (column: number, expected: string): number => {
    const value = readNumber(cells[column] ?? '', decimal);
    if (value === null || !Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected, found: (cells[column] ?? '').slice(0, 60) }, atLine(line));
    return value;
  };
  const twoTheta = columns.twoTheta >= 0 ? number(columns.twoTheta, '2θ') : braggAngle(number(columns.spacing, 'd'), copper.kAlpha1A);
  const relIntensity = number(columns.intensity, 'I');
  if (twoTheta === null || twoTheta <= 0 || twoTheta >= 180 || relIntensity < 0) throw new FormatError('format.error.unexpected', { expected: '2θ, I', found: cells.join(' ').slice(0, 60) }, atLine(line));
  return { twoTheta, relIntensity, hkl: columns.indices.map((column) => cells[column] ?? '').join(' ').replace(/[()]/g, '').trim() };
}
