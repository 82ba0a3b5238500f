/**
 * BioLogic EC-Lab and BT-Lab text (.mpt): "Nb header lines : n", settings, then a table with tabs. The decimal sign is
 * that of the exporting PC. Also the same table exported without any header.
 * Layout: read off the files of the test folders and the EC-Lab manual's list of variables.
 */
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { lineSource, readCurveTable, rowsOfLines } from '../support/curve-table';
import { dateTimeSeconds, isDateTime, isDayFirst } from '../support/date-time';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';
import { biologicMeanings, reportVoltage } from './columns';

export const biologicMpt: FormatReader = { id: 'biologic-mpt', version: 3, sniff, parse };

const bareTable = /^(?:[^\t\n]+\t)*(?:time\/s|freq\/Hz)\t/;

function sniff(file: SourceFile): number {
  const head = headText(file.bytes);
  if (/^\s*(?:EC|BT)-Lab ASCII FILE/.test(head)) return 1;
  return bareTable.test(head) && /\b<?E(?:we|ce|cell)/.test(head) ? 0.9 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const { text } = decodeText(file.bytes, 'blank'); // always windows-1252 or UTF-8: only µ, ², ° are at stake
  const lines = splitLines(text);
  const report = createReport();
  const header = findHeader(lines);
  const names = lines[header]!.split('\t').map((name) => name.trim());
  while (names.length > 0 && names[names.length - 1] === '') names.pop();
  const metadata = readSettings(lines.slice(0, header));
  const meanings = biologicMeanings(names);
  if (names.length < 2 || !meanings.some(({ quantity }) => quantity === 'time' || quantity === 'frequency')) {
    throw new FormatError('format.error.unexpected', { expected: 'column names with time/s or freq/Hz', found: lines[header]!.slice(0, 60) }, atLine(header + 1));
  }
  reportVoltage(names, meanings, report);
  const decimal = usesComma(lines, header + 1) ? ',' : '.';
  if (decimal === ',') report.understood('format.note.decimalComma');
  const splitRow = relativeTime(lines, header + 1, meanings.findIndex(({ quantity }) => quantity === 'time'), metadata, report);
  const columns = readCurveTable({ rows: rowsOfLines(lineSource(lines), header + 1, splitRow), decimal, names, meaningOf: (_, i) => meanings[i]! }, metadata, report);
  const name = metadata.get('technique') ?? '';
  report.understood('format.note.curve', { rows: columns[0]!.values.length, columns: columns.length });
  return report.finish('biologic-mpt', [{ kind: 'curve', technique: 'electrochemistry', name, columns, metadata: metadata.toRecord() }]);
}

/** Index of the line with the column names: the last one of the header, as its second line counts. */
function findHeader(lines: readonly string[]): number {
  const at = lines.findIndex((line) => /^Nb header lines/i.test(line));
  if (at < 0) {
    const names = lines.findIndex((line) => bareTable.test(line));
    if (names < 0) throw new FormatError('format.error.truncated', { expected: 'Nb header lines' }, atLine(lines.length));
    return names;
  }
  const [, digits] = /:\s*(\d+)/.exec(lines[at]!) ?? [];
  const count = Number(digits ?? Number.NaN);
  if (!Number.isInteger(count) || count < 2) throw new FormatError('format.error.notACount', { expected: 'Nb header lines', found: (digits ?? lines[at]!).slice(0, 60) }, atLine(at + 1));
  if (count > lines.length) throw new FormatError('format.error.truncated', { expected: `${count} header lines` }, atLine(lines.length));
  return count - 1;
}

/**
 * Splits rows; EC-Lab can write the time of each record as date and time of day, which become seconds since the first record.
 * The first one is kept in the metadata.
 */
function relativeTime(lines: readonly string[], from: number, column: number, metadata: Metadata, report: ReportBuilder): (line: string) => string[] {
  const cellOf = (line: string): string => line.split('\t')[column] ?? '';
  const start = cellOf(lines[from] ?? '').trim();
  if (column < 0 || !isDateTime(start)) return (line) => line.split('\t');
  const dayFirst = isDayFirst(lines.slice(from).map(cellOf));
  const zero = dateTimeSeconds(start, dayFirst);
  metadata.set('start of the records', start);
  report.understood('format.note.absoluteTime', { start });
  return (line) => {
    const cells = line.split('\t');
    const seconds = dateTimeSeconds(cells[column] ?? '', dayFirst) - zero;
    // To the microsecond: the differences of large numbers carry noise below.
    if (Number.isFinite(seconds)) cells[column] = String(Math.round(seconds * 1e6) / 1e6);
    return cells;
  };
}

function usesComma(lines: readonly string[], from: number): boolean {
  return lines.slice(from, from + 50).some((line) => /(?:^|\t)[+-]?\d*,\d/.test(line));
}

/** The lines of the header: "name : value", the technique's own line, and the settings table, each in the file's words. */
function readSettings(lines: readonly string[]): Metadata {
  const metadata = new Metadata();
  const settings = lines.findIndex((line) => /^Run on channel/i.test(line));
  // The technique stands above the first setting, below what a user may have written.
  const technique = lastFilled(lines, settings);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '' || /^(?:(?:EC|BT)-Lab ASCII FILE|Nb header lines)/i.test(line)) continue;
    const [, name, value] = /^\s*([^:]{1,60}?)\s*:\s+(.*)$/.exec(line) ?? [];
    const [, setting, columns] = /^(.{20})(\S.*)$/.exec(line) ?? [];
    if (i === technique) metadata.set('technique', line);
    else if (name !== undefined) metadata.set(name, value!);
    else if (setting !== undefined && setting.endsWith(' ')) metadata.set(setting, columns!.replace(/\s{2,}/g, ' | '));
    else metadata.set(`line ${i + 1}`, line);
  }
  return metadata;
}

function lastFilled(lines: readonly string[], end: number): number {
  let i = end - 1;
  while (i >= 0 && lines[i]!.trim() === '') i--;
  return i;
}
