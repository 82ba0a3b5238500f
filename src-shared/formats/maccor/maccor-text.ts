/**
 * Maccor text export: a header of "name<tab>value" lines, then a table with tabs.
 * The current has no sign; the column "Md" or "State" tells charge (C) from discharge (D), and discharge becomes negative here.
 * Time is "2d 00:03:04.5", or a number of seconds, or one without unit (minutes in older exports), which is checked against the time
 * stamps. Layout read off the test file and the other example of cellpy's test data.
 */
import type { CurveColumn } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { isClock, lineSource, readCurveTable, rowsOfLines, type ColumnMeaning, type TableRows } from '../support/curve-table';
import { dateTimeSeconds, isDayFirst } from '../support/date-time';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';

export const maccorText: FormatReader = { id: 'maccor-text', version: 3, sniff, parse };

/** Names with and without blanks and units, by version of the export. */
const columnLine = /^Rec#?\t.*\t(?:Md|MD|State)\t/;

function sniff(file: SourceFile): number {
  const head = headText(file.bytes, 8192);
  return splitLines(head).some((line) => columnLine.test(line) && /Volt/i.test(line) && /Amp|Current/i.test(line)) ? 0.95 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes, 'blank').text);
  const report = createReport();
  const header = lines.findIndex((line) => columnLine.test(line));
  if (header < 0) throw new FormatError('format.error.truncated', { expected: 'column names' }, atLine(lines.length));
  const names = lines[header]!.split('\t').map((name) => name.trim());
  while (names[names.length - 1] === '') names.pop();
  const metadata = readHeader(lines.slice(0, header));
  let from = header + 1;
  while (from < lines.length && lines[from]!.trim() === '') from++;
  const rows = rowsOfLines(lineSource(lines), from, (line) => line.split('\t'));
  const first = rows.count > 0 ? rows.cellsOf(0) : [];
  const isTimeOfDay = isClock(first[names.findIndex((name) => testTime.test(name))] ?? '');
  const { unit, from: unitFrom } = timeUnit(names, rows);
  if (!isTimeOfDay && unitFrom === 'custom') report.assumed('format.note.timeUnitTaken', { unit });
  else if (!isTimeOfDay) report.understood(unitFrom === 'name' ? 'format.note.timeUnit' : 'format.note.timeUnitChecked', { unit });
  const meanings = names.map((name) => maccorMeaning(name, isTimeOfDay ? { isClock: true } : { factor: secondsOf[unit] }));
  for (const quantity of ['time', 'voltage', 'current'] as const) {
    if (!meanings.some((meaning) => meaning.quantity === quantity)) throw new FormatError('format.error.columnMissing', { column: quantity }, atLine(header + 1));
  }
  const decimal = first.some((cell, i) => meanings[i]?.isNeeded === true && /^\s*[+-]?\d*,\d+\s*$/.test(cell)) ? ',' : '.';
  if (decimal === ',') report.understood('format.note.decimalComma');
  const columns = readCurveTable({ rows, decimal, names, meaningOf: (_, i) => meanings[i]! }, metadata, report);
  const signed = signCurrent(columns, metadata);
  if (signed !== columns) report.understood('format.note.currentSigned');
  report.understood('format.note.curve', { rows: columns[0]!.values.length, columns: columns.length });
  return report.finish('maccor-text', [{ kind: 'curve', technique: 'electrochemistry', name: metadata.get('Name') ?? '', columns: signed, metadata: metadata.toRecord() }]);
}

function readHeader(lines: readonly string[]): Metadata {
  const metadata = new Metadata();
  for (const line of lines) {
    const [name = '', ...values] = line.split('\t');
    // Old controllers leave control bytes behind the text.
    // eslint-disable-next-line no-control-regex -- these bytes are what is taken out
    metadata.set(name.replace(/:$/, ''), values.join(' ').replace(/[\u0000-\u001f\u007f\u00ff]+/g, ' '));
  }
  return metadata;
}

const testTime = /^Test(?: ?Time| ?\()/i;

const secondsOf = { s: 1, min: 60, h: 3600 } as const;
type TimeUnit = keyof typeof secondsOf;

/** The unit of the test time: as stated, or the one that agrees with the time stamps, or minutes as these exports have it. */
function timeUnit(names: readonly string[], rows: TableRows): { unit: TimeUnit; from: 'name' | 'stamps' | 'custom' } {
  const column = names.findIndex((name) => testTime.test(name));
  const stated = /[[(](s|sec|min|h|hr|hour)s?[\])]/i.exec(names[column] ?? '')?.[1]?.toLowerCase();
  if (stated !== undefined) return { unit: stated.startsWith('s') ? 's' : stated.startsWith('m') ? 'min' : 'h', from: 'name' };
  const stamp = names.findIndex((name) => /^DPT/i.test(name));
  const elapsed = stamp < 0 || column < 0 ? null : elapsedByStamps(rows, column, stamp);
  const fits = (Object.keys(secondsOf) as TimeUnit[]).find((unit) => elapsed !== null && Math.abs(elapsed.value * secondsOf[unit] - elapsed.seconds) < 0.02 * elapsed.seconds + 2);
  return fits === undefined ? { unit: 'min', from: 'custom' } : { unit: fits, from: 'stamps' };
}

/** Last minus first row: by the time column, and in seconds by the stamps "5/11/2021 3:40:24 PM". */
function elapsedByStamps(rows: TableRows, column: number, stamp: number): { value: number; seconds: number } | null {
  if (rows.count < 2) return null;
  const ends = [rows.cellsOf(0), rows.cellsOf(rows.count - 1)] as const;
  const dayFirst = isDayFirst(ends.map((cells) => cells[stamp] ?? ''));
  const [first, end] = ends.map((cells) => ({ value: Number((cells[column] ?? '').replace(',', '.')), seconds: dateTimeSeconds(cells[stamp] ?? '', dayFirst) })) as [{ value: number; seconds: number }, { value: number; seconds: number }];
  const elapsed = { value: end.value - first.value, seconds: end.seconds - first.seconds };
  return Number.isFinite(elapsed.value) && elapsed.seconds > 60 ? elapsed : null;
}

function maccorMeaning(name: string, time: Pick<ColumnMeaning, 'factor' | 'isClock'>): ColumnMeaning {
  const unit = (/[[(]([^\])]*)[\])]/.exec(name)?.[1] ?? '').replace(/^(m?[AW])h$/i, '$1 h');
  const needed = (quantity: CurveColumn['quantity'], usual: string): ColumnMeaning => ({ quantity, unit: unit === '' ? usual : unit, isNeeded: true });
  if (testTime.test(name)) return { quantity: 'time', unit: 's', ...time, isNeeded: true };
  if (/^Step(?: ?Time| ?\()/i.test(name)) return { quantity: 'other', unit: 's', ...time };
  if (/^Volt/i.test(name)) return needed('voltage', 'V');
  if (/^(?:Cap|Amp-?hr)/i.test(name)) return { quantity: 'capacity', unit: unit || 'A h' };
  if (/^Watt-?hr/i.test(name)) return { quantity: 'other', unit: unit || 'W h' };
  if (/^(?:Amps?|Current)\b/i.test(name)) return needed('current', 'A');
  if (/^Cycle C$|^Cyc(?:#|le)?$/i.test(name)) return { quantity: 'cycle', unit: '' };
  if (/^Step$/i.test(name)) return { quantity: 'step', unit: '' };
  if (/^(?:Md|State)$/i.test(name)) return { quantity: 'mode', unit: '' };
  return { quantity: 'other', unit };
}

/** The same columns with the current negative where "Md" says discharge; as they are when nothing says so. */
function signCurrent(columns: CurveColumn[], metadata: Metadata): CurveColumn[] {
  const mode = columns.find(({ quantity }) => quantity === 'mode');
  const codes = mode === undefined ? undefined : metadata.get(`${mode.name} codes`);
  const discharge = /(\d+) = D(?:,|$)/.exec(codes ?? '')?.[1];
  const current = columns.find(({ quantity }) => quantity === 'current')!;
  if (mode === undefined || discharge === undefined || current.values.some((value) => value < 0)) return columns;
  const values = current.values.map((value, i) => (mode.values[i] === Number(discharge) ? -value || 0 : value));
  return columns.map((column) => (column === current ? { ...column, values } : column));
}
