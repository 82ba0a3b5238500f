/** Reads the table of a cycler: one row per record, numbers and a few words. */
import type { CurveColumn } from '@shared/spectrum/spectrum';
import { FormatError, atLine } from './format-error';
import { limits } from './limits';
import type { Metadata } from './metadata';
import type { ReportBuilder } from './report';
import type { LineSource } from './text-lines';

/** What a column is; `factor` brings the file's number to `unit`. */
export interface ColumnMeaning {
  readonly quantity: CurveColumn['quantity'];
  readonly unit: string;
  readonly factor?: number;
  /** A column that the science cannot do without: a cell that is no number is a failure, not a column left aside. */
  readonly isNeeded?: boolean;
  /** "144:02:18" counts as hours, minutes, seconds. */
  readonly isClock?: boolean;
}

export interface CurveTableSource {
  readonly rows: TableRows;
  readonly decimal: '.' | ',';
  readonly names: readonly string[];
  readonly meaningOf: (name: string, column: number) => ColumnMeaning;
}

/** The records of a table, cut into cells one at a time. */
export interface TableRows {
  readonly count: number;
  readonly cellsOf: (row: number) => readonly string[];
  /** Line in the file, from 1. */
  readonly lineOf: (row: number) => number;
}

/** All lines from `from` on; blank ones at the end of the file do not count. */
export function rowsOfLines(lines: LineSource, from: number, split: (line: string) => readonly string[]): TableRows {
  let end = lines.count;
  while (end > from && lines.line(end - 1).trim() === '') end--;
  return { count: end - from, cellsOf: (row) => split(lines.line(from + row)), lineOf: (row) => from + row + 1 };
}

/** Lines that were cut out already. */
export const lineSource = (lines: readonly string[]): LineSource => ({ count: lines.length, line: (index) => lines[index]! });

/** A column of words ("Rest", "CC Chg") is kept as codes if it has at most this many different ones. */
const mostWords = 30;

const isMoment = /\d:\d\d|\d{4}[-/.年]\d|\d[-/.]\d{4}/;

/**
 * The columns of the table. Words become codes 1, 2, … with their meaning in the metadata; columns with gaps, dates or too many
 * different words are left aside and named in the report.
 * @throws {FormatError} at the line of a row with another number of cells or of a needed value that is no number
 */
export function readCurveTable(source: CurveTableSource, metadata: Metadata, report: ReportBuilder): CurveColumn[] {
  const { rows: { count, cellsOf, lineOf }, names, decimal } = source;
  const place = atLine(Math.max(1, lineOf(0)));
  if (names.length > limits.columns) throw new FormatError('format.error.countTooLarge', { expected: 'columns', found: names.length, limit: limits.columns }, place);
  if (count <= 0) throw new FormatError('format.error.noData', {}, place);
  if (count * names.length > limits.tableValues) throw new FormatError('format.error.tooManyValues', { count: count * names.length, limit: limits.tableValues }, place);
  const columns = names.map((name, i) => new ColumnInProgress(name, source.meaningOf(name, i), count, decimal));
  for (let row = 0; row < count; row++) {
    const cells = cellsOf(row);
    if (cells.length < names.length || cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      throw new FormatError('format.error.rowWidth', { expected: names.length, found: cells.length }, atLine(lineOf(row)));
    }
    for (let i = 0; i < columns.length; i++) columns[i]!.put(row, cells[i]!, lineOf(row));
  }
  const kept = columns.filter((column) => column.isUsable);
  const left = columns.filter((column) => !column.isUsable && column.name !== '');
  if (left.length > 0) report.ignored('format.note.columnsIgnored', { columns: left.map(({ name }) => name).join(', ') });
  for (const { name, words } of kept) {
    if (words.size > 0) metadata.set(`${name} codes`, [...words].map(([word, code]) => `${code} = ${word}`).join(', '));
  }
  return kept.map((column) => ({ name: column.name, quantity: column.meaning.quantity, unit: column.meaning.unit, values: column.values }));
}

class ColumnInProgress {
  readonly values: Float64Array;
  /** Codes of words, in the order in which they occur. */
  readonly words = new Map<string, number>();
  #hasNumbers = false;
  #hasGaps = false;

  constructor(
    readonly name: string,
    readonly meaning: ColumnMeaning,
    rows: number,
    private readonly decimal: '.' | ',',
  ) {
    this.values = new Float64Array(rows);
  }

  get isUsable(): boolean {
    return this.name !== '' && !this.#hasGaps && !(this.#hasNumbers && this.words.size > 0) && this.words.size <= mostWords;
  }

  put(row: number, cell: string, line: number): void {
    const value = this.meaning.isClock === true ? clockSeconds(cell) : Number(this.decimal === ',' ? cell.replace(',', '.') : cell);
    if (Number.isFinite(value) && cell.trim() !== '') {
      this.#hasNumbers = true;
      this.values[row] = value * (this.meaning.factor ?? 1);
      return;
    }
    const word = cell.trim();
    if (this.meaning.isNeeded === true) {
      if (/^[+-]?(?:nan|inf|1\.#)/i.test(word)) throw new FormatError('format.error.notFinite', { channel: row + 1 }, atLine(line));
      throw new FormatError('format.error.notANumber', { expected: this.name, found: word.slice(0, 60) }, atLine(line));
    }
    // A moment is no word: codes of moments would only count the rows.
    if (word === '' || this.words.size > mostWords || isMoment.test(word)) {
      this.#hasGaps = true;
      return;
    }
    const code = this.words.get(word) ?? this.words.size + 1;
    this.words.set(word, code);
    this.values[row] = code;
  }
}

/** Whether a cell is a time as {@link clockSeconds} reads it. */
export const isClock = (text: string): boolean => Number.isFinite(clockSeconds(text));

/** Seconds of "h:m:s", also beyond a day and with "2d 01:02:03" or "1-02:03:04" before it; NaN when it is none. */
function clockSeconds(text: string): number {
  const match = /^\s*(?:(\d+)(?:d|[ -])\s*)?(\d+):(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)\s*$/i.exec(text);
  if (match === null) return Number.NaN;
  const [, days = '0', hours, minutes, seconds] = match;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds!.replace(',', '.'));
}
