import { FormatError, atLine } from '../support/format-error';
import { limits } from '../support/limits';
import { plainNumber } from '../support/plain-number';
import type { TextLines } from '../support/text-lines';

/** ISO 14976 writes this for a number that is not known. */
const missing = 1e37;

/** A cursor over the items of a VAMAS file: one item per line. */
export class VamasLines {
  readonly #lines: TextLines;
  #next: number;
  #hasCommas = false;

  /** @param first index of the first line that counts */
  constructor(lines: TextLines, first = 0) {
    this.#lines = lines;
    this.#next = first;
  }

  /** Number of the line that comes next, from 1. */
  get lineNumber(): number {
    return this.#next + 1;
  }

  /** Whether numbers with a decimal comma were met. */
  get hasDecimalCommas(): boolean {
    return this.#hasCommas;
  }

  get remaining(): number {
    return this.#lines.count - this.#next;
  }

  text(item: string): string {
    if (this.remaining <= 0) throw new FormatError('format.error.truncated', { expected: item }, atLine(this.#lines.count));
    return this.#lines.line(this.#next++).trim();
  }

  texts(count: number, item: string): string[] {
    return Array.from({ length: count }, () => this.text(item));
  }

  /** With one item a line, a comma in a number can only be the decimal sign of the PC that wrote it. NaN for anything else. */
  #withComma(text: string): number {
    if (!/^[+-]?\d*,\d+(?:E[+-]?\d+)?$/i.test(text)) return Number.NaN;
    this.#hasCommas = true;
    return Number(text.replace(',', '.'));
  }

  /** A number; `null` when the file says that it is missing. */
  number(item: string): number | null {
    const line = this.lineNumber;
    const text = this.text(item);
    const value = text.includes(',') ? this.#withComma(text) : text === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: item, found: text.slice(0, 60) }, atLine(line));
    return Math.abs(value) >= missing ? null : value;
  }

  /** A number that the file cannot do without. */
  knownNumber(item: string): number {
    const line = this.lineNumber;
    const value = this.number(item);
    if (value === null) throw new FormatError('format.error.missingNumber', { expected: item }, atLine(line));
    return value;
  }

  /** A count of things that follow, so never more than the lines that are left. */
  count(item: string, most: number = limits.values): number {
    const line = this.lineNumber;
    const value = this.knownNumber(item);
    if (!Number.isInteger(value) || value < 0) throw new FormatError('format.error.notACount', { expected: item, found: value }, atLine(line));
    if (value > this.remaining) throw new FormatError('format.error.countTooLarge', { expected: item, found: value, limit: this.remaining }, atLine(line));
    if (value > most) throw new FormatError('format.error.countTooLarge', { expected: item, found: value, limit: most }, atLine(line));
    return value;
  }

  /** The interleaved ordinate values: all variables of channel 1, then of channel 2, … */
  interleaved(variables: number, channels: number): Float64Array[] {
    const columns = Array.from({ length: variables }, () => new Float64Array(channels));
    for (let channel = 0; channel < channels; channel++) {
      for (const column of columns) {
        if (this.remaining <= 0) throw new FormatError('format.error.truncated', { expected: 'ordinate value' }, atLine(this.#lines.count));
        let value = this.#lines.within(this.#next, plainNumber);
        if (Number.isNaN(value)) value = this.#withComma(this.#lines.line(this.#next).trim());
        if (Number.isNaN(value) || Math.abs(value) >= missing) {
          throw new FormatError('format.error.notANumber', { expected: 'ordinate value', found: this.#lines.line(this.#next).trim().slice(0, 60) }, atLine(this.#next + 1));
        }
        column[channel] = value;
        this.#next++;
      }
    }
    return columns;
  }
}
