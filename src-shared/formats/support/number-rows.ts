import { FormatError, atLine } from './format-error';
import { limits } from './limits';

/** Separator of columns set apart by any number of blanks or tabs. */
export const blanks = Symbol('blanks');

export interface NumberRows {
  /** In the order of `take`. */
  readonly columns: Float64Array[];
  /** Index of the first line behind the rows. */
  readonly next: number;
  /** Line (from 1) of the first row. */
  readonly firstLine: number;
}

/**
 * Rows of numbers from a line on, until `isEnd` or the end of the lines.
 * @param options.take indices of the cells that are read from each row
 * @param options.decimal decimal sign; defaults to "."
 * @throws {FormatError} at the line of a row that is too short or holds a word or a value that is not finite
 */
export function readNumberRows(
  lines: readonly string[],
  from: number,
  options: { separator: string | typeof blanks; take: readonly number[]; isEnd: (line: string) => boolean; decimal?: '.' | ',' },
): NumberRows {
  const { separator, take, isEnd, decimal = '.' } = options;
  const width = Math.max(...take) + 1;
  let next = from;
  while (next < lines.length && !isEnd(lines[next]!)) next++;
  const count = next - from;
  if (count * take.length > limits.values) throw new FormatError('format.error.tooManyValues', { count: count * take.length, limit: limits.values }, atLine(from + 1));
  const columns = take.map(() => new Float64Array(count));
  for (let row = 0; row < count; row++) {
    const cells = cellsOf(lines[from + row]!, separator);
    if (cells.length < width) throw new FormatError('format.error.rowWidth', { expected: width, found: cells.length }, atLine(from + row + 1));
    for (let i = 0; i < take.length; i++) columns[i]![row] = readCell(cells[take[i]!]!, decimal, from + row + 1);
  }
  return { columns, next, firstLine: from + 1 };
}

/** Blanks are split by hand: a regular expression takes most of the time of reading a large file. */
function cellsOf(line: string, separator: string | typeof blanks): string[] {
  if (separator !== blanks) return line.trim().split(separator);
  const cells: string[] = [];
  let start = -1;
  for (let i = 0; i <= line.length; i++) {
    const isBlank = i === line.length || line.charCodeAt(i) <= 32 || line.charCodeAt(i) === 160;
    if (isBlank && start >= 0) {
      cells.push(line.slice(start, i));
      start = -1;
    } else if (!isBlank && start < 0) start = i;
  }
  return cells;
}

function readCell(cell: string, decimal: '.' | ',', line: number): number {
  const text = decimal === ',' ? cell.replace(',', '.') : cell;
  const value = Number(text);
  if (Number.isFinite(value) && text.trim() !== '') return value;
  if (/^\s*[+-]?(?:nan|inf|1\.#)/i.test(text)) throw new FormatError('format.error.notFinite', { channel: 1 }, atLine(line));
  throw new FormatError('format.error.notANumber', { expected: 'number', found: cell.slice(0, 60) }, atLine(line));
}

/** 0, 1, …, count − 1: all cells of a row. */
export function firstCells(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
