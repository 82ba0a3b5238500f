/** Finds the table of numbers inside any text: delimiter, decimal sign, header, footer and blocks. */
import { FormatError, atLine } from '../support/format-error';
import { limits } from '../support/limits';
import { readNumber, type DecimalSign } from '../support/read-number';
import { scanRow } from '../support/scan-row';
import type { TextLines } from '../support/text-lines';

type Delimiter = '\t' | ';' | ',' | ' ';

export interface Dialect {
  readonly delimiter: Delimiter;
  readonly decimal: DecimalSign;
}

/** One run of rows of numbers under the same header. */
export interface NumberTable {
  /** Column names, empty strings where there are none. */
  readonly names: readonly string[];
  readonly hasNames: boolean;
  readonly columns: readonly Float64Array[];
  /** Line (from 1) of each row. */
  readonly lineOf: Int32Array;
}

export interface TextTables {
  readonly dialect: Dialect;
  readonly tables: readonly NumberTable[];
  /** Lines that are not part of a table, with their numbers: comments, header entries, footers. */
  readonly otherLines: readonly { readonly line: number; readonly text: string }[];
}

/** In the order in which they win when they fit equally well. */
const dialects: readonly Dialect[] = [
  { delimiter: '\t', decimal: '.' },
  { delimiter: ';', decimal: '.' },
  { delimiter: ',', decimal: '.' },
  { delimiter: ' ', decimal: '.' },
  { delimiter: '\t', decimal: ',' },
  { delimiter: ';', decimal: ',' },
  { delimiter: ' ', decimal: ',' },
];

const commentStart = /^\s*(?:#|%|\/\/|!|;|"|'|\*)/;

function splitCells(line: string, delimiter: Delimiter): string[] {
  if (delimiter === ' ') return line.trim().split(/\s+/);
  const cells = line.split(delimiter);
  // A delimiter at the end of every line is common and means nothing.
  while (cells.length > 1 && cells[cells.length - 1]!.trim() === '') cells.pop();
  return cells.map(unquote);
}

function unquote(cell: string): string {
  const trimmed = cell.trim();
  return trimmed.length >= 2 && trimmed.startsWith('"') && trimmed.endsWith('"') ? trimmed.slice(1, -1).trim() : trimmed;
}

/** The numbers of a row, or `null` when a cell is no number. */
function readRow(line: string, dialect: Dialect): number[] | null {
  const cells = splitCells(line, dialect.delimiter);
  if (cells.length > limits.columns) return null;
  const row: number[] = [];
  for (const cell of cells) {
    const value = readNumber(cell, dialect.decimal);
    if (value === null) return null;
    row.push(value);
  }
  return row;
}

const codeOf = { '\t': 9, ';': 59, ',': 44, ' ': 32 } as const;

/**
 * The dialect in which most of the sampled lines are rows of at least two numbers; `null` when none is.
 * @param wanted what is known already
 */
export function guessDialect(lines: TextLines, wanted: { readonly delimiter: Delimiter | null; readonly decimal: DecimalSign | null }): Dialect | null {
  const sample = sampleLines(lines);
  let best: Dialect | null = null;
  let bestRows = 0;
  for (const dialect of dialects) {
    if (dialect.delimiter !== (wanted.delimiter ?? dialect.delimiter) || dialect.decimal !== (wanted.decimal ?? dialect.decimal)) continue;
    const widths = new Map<number, number>();
    for (const line of sample) {
      const row = readRow(line, dialect);
      if (row !== null && row.length >= 2) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    }
    const rows = Math.max(0, ...widths.values());
    if (rows > bestRows) {
      best = dialect;
      bestRows = rows;
    }
  }
  return bestRows >= 2 ? best : null;
}

function sampleLines(lines: TextLines): string[] {
  const filled = (from: number, count: number): string[] => {
    const found: string[] = [];
    for (let i = Math.max(0, from); i < lines.count && found.length < count; i++) if (lines.line(i).trim() !== '') found.push(lines.line(i));
    return found;
  };
  return lines.count <= 600 ? filled(0, 600) : [...filled(0, 300), ...filled(Math.floor(lines.count / 2), 200), ...filled(lines.count - 100, 100)];
}

/**
 * Reads all tables of a text.
 * @throws {FormatError} at the line of a damaged row: one that is too short or holds a word between rows of numbers.
 */
export function readTables(lines: TextLines, dialect: Dialect): TextTables {
  const tables: NumberTable[] = [];
  const otherLines: { line: number; text: string }[] = [];
  const scratch = new Float64Array(limits.columns);
  let pending: TableInProgress | null = null;
  /** Lines without numbers since the last row. */
  let gap: { line: number; text: string }[] = [];

  const separator = codeOf[dialect.delimiter];
  const scan = (text: string, from: number, to: number): number => scanRow(text, from, to, separator, scratch);
  for (let i = 0; i < lines.count; i++) {
    const plain = dialect.decimal === '.' ? lines.scan(i, scan) : -1;
    if (plain >= 2 && pending !== null && gap.length === 0) {
      pending.add(scratch, plain, i + 1);
      continue;
    }
    const text = lines.line(i);
    if (text.trim() === '') continue;
    const row = readRow(text, dialect);
    const here = { line: i + 1, text };
    if (row === null || row.length < 2) {
      if (pending !== null && !commentStart.test(text)) assertNoDamage(text, dialect, pending, i + 1, row !== null);
      gap.push(here);
      continue;
    }
    if (pending !== null && gap.length > 0) {
      // Comments between rows leave the table whole; other words start a new one.
      if (gap.some(({ text: words }) => !commentStart.test(words))) {
        tables.push(pending.finish());
        pending = null;
      } else {
        otherLines.push(...gap);
        gap = [];
      }
    }
    if (pending === null) {
      pending = new TableInProgress(row.length, columnNames(gap, row.length, dialect));
      otherLines.push(...gap);
      gap = [];
    }
    pending.add(row, row.length, i + 1);
  }
  if (pending !== null) tables.push(pending.finish());
  otherLines.push(...gap);
  return { dialect, tables: tables.filter((table) => table.lineOf.length >= 2), otherLines };
}

/** A row with some numbers in it, met inside a table, is damage and not a footer. */
function assertNoDamage(text: string, dialect: Dialect, table: TableInProgress, line: number, isNumber: boolean): void {
  const cells = splitCells(text, dialect.delimiter);
  if (isNumber && cells.length < table.width) {
    throw new FormatError('format.error.rowWidth', { expected: table.width, found: cells.length }, atLine(line));
  }
  if (cells.length !== table.width) return;
  const wrong = cells.find((cell) => readNumber(cell, dialect.decimal) === null);
  const numbers = cells.filter((cell) => readNumber(cell, dialect.decimal) !== null).length;
  if (numbers > 0 && wrong !== undefined && cells[0] !== undefined && readNumber(cells[0], dialect.decimal) !== null) {
    throw new FormatError('format.error.notANumber', { expected: 'number', found: wrong.slice(0, 60) }, atLine(line));
  }
}

/**
 * Names of the columns: the nearest line above with as many cells, comment sign or not. Where that line only gives units,
 * the names stand one line higher, and both are taken: "2theta (deg)".
 */
function columnNames(above: readonly { text: string }[], width: number, dialect: Dialect): string[] | null {
  for (let i = above.length - 1; i >= Math.max(0, above.length - 3); i--) {
    const cells = headerCells(above[i]!.text, width, dialect);
    if (cells === null) continue;
    const names = i > 0 && cells.every((cell) => unitCell.test(cell)) ? headerCells(above[i - 1]!.text, width, dialect) : null;
    return names?.map((name, column) => `${name} ${cells[column]!}`.trim()) ?? cells;
  }
  return null;
}

const unitCell = /^[[(]?\s*(?:|[mk]?eV|deg(?:ree)?s?\.?|°|2?θ|[kM]?cps|[kM]?c\/s|[kM]?counts?(?:\s*(?:\/|per)\s*s(?:ec)?)?|cts|a\.?\s?u\.?|arb\.?(?:\s*u(?:nits?)?\.?)?|cm\^?[-−⁻]?[1¹]|1\/cm|nm|µm|[mµ]?[VAsWh]|sec|min|m?A\.?h(?:\/g)?|Ohm|Hz|%|rel\.?\s*1\/cm)\s*[\])]?$/i;

/** Also tries what stands after the last ";" or ":" of a comment ("# sample X; two_theta counts") and commas in a table of blanks. */
function headerCells(text: string, width: number, dialect: Dialect): string[] | null {
  const bare = text.replace(/^\s*(?:#+|%+|\/\/|!|;|\*)\s*/, '');
  for (const part of [bare, bare.replace(/^.*[;:]\s*/, '')]) {
    for (const delimiter of new Set([dialect.delimiter, ',', '\t'] as const)) {
      const cells = splitCells(part, delimiter);
      // WiRE sets its names apart by two tabs and its numbers by one.
      for (const names of [cells, cells.filter((cell) => cell !== '')]) if (names.length === width && names.some((name) => /\p{L}/u.test(name))) return names.map((name) => name.replace(/^#\s*/, ''));
    }
  }
  return null;
}

/** Rows of the first and of the largest pieces that a table is gathered in. */
const leastPiece = 256;
const largestPiece = 65_536;

interface Piece {
  /** Rows one after the other. */
  readonly values: Float64Array;
  readonly lines: Int32Array;
}

/** A table of many rows is a list of pieces, so that growing never copies it. */
class TableInProgress {
  readonly width: number;
  readonly #names: readonly string[] | null;
  readonly #full: Piece[] = [];
  #piece: Piece;
  /** Rows in the pieces before, and in this one. */
  #before = 0;
  #filled = 0;

  constructor(width: number, names: readonly string[] | null) {
    this.width = width;
    this.#names = names;
    this.#piece = this.#newPiece(leastPiece);
  }

  add(row: ArrayLike<number>, length: number, line: number): void {
    const { width } = this;
    if (length !== width) throw new FormatError('format.error.rowWidth', { expected: width, found: length }, atLine(line));
    if (this.#filled === this.#piece.lines.length) this.#grow(line);
    const { values, lines } = this.#piece;
    const at = this.#filled * width;
    for (let i = 0; i < width; i++) values[at + i] = row[i]!;
    lines[this.#filled++] = line;
  }

  finish(): NumberTable {
    const { width } = this;
    const rows = this.#before + this.#filled;
    const columns = Array.from({ length: width }, () => new Float64Array(rows));
    const lineOf = new Int32Array(rows);
    let at = 0;
    for (const { values, lines } of [...this.#full, this.#piece]) {
      const count = Math.min(lines.length, rows - at);
      for (const [column, out] of columns.entries()) for (let row = 0; row < count; row++) out[at + row] = values[row * width + column]!;
      lineOf.set(lines.subarray(0, count), at);
      at += count;
    }
    return { names: this.#names ?? columns.map(() => ''), hasNames: this.#names !== null, columns, lineOf };
  }

  #newPiece(rows: number): Piece {
    return { values: new Float64Array(rows * this.width), lines: new Int32Array(rows) };
  }

  #grow(line: number): void {
    this.#before += this.#filled;
    const rows = Math.min(largestPiece, 2 * this.#filled);
    const values = (this.#before + rows) * this.width;
    if (values > limits.tableValues) throw new FormatError('format.error.tooManyValues', { count: values, limit: limits.tableValues }, atLine(line));
    this.#full.push(this.#piece);
    this.#piece = this.#newPiece(rows);
    this.#filled = 0;
  }
}
