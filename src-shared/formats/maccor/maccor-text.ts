/**
 * Maccor text export: a header of "name<tab>value" lines, then a table with tabs.
 * The current has no sign; the column "Md" tells charge (C) from discharge (D), and discharge becomes negative here.
 * Time has no unit in older exports (minutes); it is checked against the time stamps. Layout read off the test file.
 */
import type { CurveColumn } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { readCurveTable, type ColumnMeaning } from '../support/curve-table';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';

export const maccorText: FormatReader = { id: 'maccor-text', label: 'Maccor text', version: 1, sniff, parse };

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
  const time = timeUnit(names, lines, from);
  report.understood(time.isStated ? 'format.note.timeUnit' : 'format.note.timeUnitChecked', { unit: time.unit });
  const meanings = names.map((name) => maccorMeaning(name, time.seconds));
  for (const quantity of ['time', 'voltage', 'current'] as const) {
    if (!meanings.some((meaning) => meaning.quantity === quantity)) throw new FormatError('format.error.columnMissing', { column: quantity }, atLine(header + 1));
  }
  const columns = readCurveTable({ lines, from, splitRow: (line) => line.split('\t'), decimal: '.', names, meaningOf: (_, i) => meanings[i]! }, metadata, report);
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

const secondsOf = { s: 1, min: 60, h: 3600 } as const;
type TimeUnit = keyof typeof secondsOf;

/** The unit of the test time: as stated, or the one that agrees with the time stamps, or minutes as these exports have it. */
function timeUnit(names: readonly string[], lines: readonly string[], from: number): { unit: TimeUnit; seconds: number; isStated: boolean } {
  const column = names.findIndex((name) => /^Test ?Time/i.test(name));
  const stated = /[[(](s|sec|min|h|hr|hour)s?[\])]/i.exec(names[column] ?? '')?.[1]?.toLowerCase();
  if (stated !== undefined) {
    const unit: TimeUnit = stated.startsWith('s') ? 's' : stated.startsWith('m') ? 'min' : 'h';
    return { unit, seconds: secondsOf[unit], isStated: true };
  }
  const stamp = names.findIndex((name) => /^DPT/i.test(name));
  const elapsed = stamp < 0 || column < 0 ? null : elapsedByStamps(lines, from, column, stamp);
  const fits = (Object.keys(secondsOf) as TimeUnit[]).find((unit) => elapsed !== null && Math.abs(elapsed.value * secondsOf[unit] - elapsed.seconds) < 0.02 * elapsed.seconds + 2);
  return { unit: fits ?? 'min', seconds: secondsOf[fits ?? 'min'], isStated: false };
}

/** Last minus first row: by the time column, and in seconds by the stamps "5/11/2021 3:40:24 PM" (month first). */
function elapsedByStamps(lines: readonly string[], from: number, column: number, stamp: number): { value: number; seconds: number } | null {
  let last = lines.length - 1;
  while (last > from && lines[last]!.trim() === '') last--;
  const ends = [lines[from], lines[last]].map((line) => {
    const cells = line?.split('\t') ?? [];
    const [, month, day, year, hour, minute, second, half] = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+):(\d+)(?: ([AP])M)?$/.exec(cells[stamp] ?? '') ?? [];
    const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'P' ? 12 : 0);
    return { value: Number(cells[column]), seconds: Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second)) / 1000 };
  });
  const [first, end] = ends as [{ value: number; seconds: number }, { value: number; seconds: number }];
  const elapsed = { value: end.value - first.value, seconds: end.seconds - first.seconds };
  return Number.isFinite(elapsed.value) && elapsed.seconds > 60 ? elapsed : null;
}

function maccorMeaning(name: string, secondsPerUnit: number): ColumnMeaning {
  const unit = (/[[(]([^\])]*)[\])]/.exec(name)?.[1] ?? '').replace(/^(m?[AW])h$/i, '$1 h');
  const needed = (quantity: CurveColumn['quantity'], usual: string): ColumnMeaning => ({ quantity, unit: unit === '' ? usual : unit, isNeeded: true });
  if (/^Test ?Time/i.test(name)) return { quantity: 'time', unit: 's', factor: secondsPerUnit, isNeeded: true };
  if (/^Step ?Time/i.test(name)) return { quantity: 'other', unit: 's', factor: secondsPerUnit };
  if (/^(?:Volt|Voltage)/i.test(name)) return needed('voltage', 'V');
  if (/^(?:Amps?|Current)/i.test(name)) return needed('current', 'A');
  if (/^(?:Cap|Amp-hr)/i.test(name)) return { quantity: 'capacity', unit: unit || 'A h' };
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
