/**
 * Ordinates of a JCAMP-DX line in any of its forms: AFFN (plain numbers), PAC (signs as separators), SQZ, DIF and DUP characters.
 * Source: McDonald, Wilks, Appl. Spectrosc. 42 (1988) 151, doi 10.1366/0003702884428734, tables of ASDF characters.
 */
import { FormatError, atLine } from '../support/format-error';
import { limits } from '../support/limits';

export interface DecodedLine {
  /** Abscissa at the start of the line, before XFACTOR. */
  readonly x: number;
  /** Unit of the last digit of `x`. */
  readonly xResolution: number;
  readonly ordinates: number[];
  /** True when the last ordinate was a difference: the next line then begins with a check value. */
  readonly endsWithDifference: boolean;
}

/** @throws {FormatError} at the line for a character that belongs to no number. */
export function decodeLine(line: string, number: number): DecodedLine {
  const [head] = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3}(?=[\s,;+-]|$))?/i.exec(line) ?? [];
  if (head === undefined) throw new FormatError('format.error.notANumber', { expected: 'abscissa', found: line.slice(0, 60) }, atLine(number));
  const ordinates: number[] = [];
  let lastWasDifference = false;
  let lastValue = 0;
  let step = 0;
  for (let at = head.length; at < line.length; ) {
    const code = line.charCodeAt(at);
    if (isSeparator(code)) {
      at++;
      continue;
    }
    const lead = code < leads.length ? leads[code]! : null;
    const from = lead === null ? at : at + 1;
    const end = endOfNumber(line, from);
    if (end === from && lead?.digit === undefined) throw new FormatError('format.error.notANumber', { expected: 'ordinate', found: line.slice(at, at + 1) }, atLine(number));
    if (lead?.kind === 'duplicate') {
      // The count includes the value that is repeated.
      const count = Number(`${lead.digit!}${line.slice(from, end)}`) - 1;
      if (ordinates.length === 0 || !Number.isInteger(count) || ordinates.length + count > limits.values) {
        throw new FormatError('format.error.notACount', { expected: 'repetitions', found: count + 1 }, atLine(number));
      }
      for (let i = 0; i < count; i++) ordinates.push((lastValue = lastWasDifference ? lastValue + step : lastValue));
    } else {
      const value = (lead?.sign ?? 1) * Number(lead?.digit === undefined ? line.slice(from, end) : `${lead.digit}${line.slice(from, end)}`);
      lastWasDifference = lead?.kind === 'difference';
      if (lastWasDifference) step = value;
      lastValue = lastWasDifference ? lastValue + value : value;
      ordinates.push(lastValue);
    }
    at = end;
  }
  return { x: Number(head), xResolution: resolutionOf(head), ordinates, endsWithDifference: lastWasDifference };
}

interface Lead {
  readonly kind: 'value' | 'difference' | 'duplicate';
  readonly sign: 1 | -1;
  /** First digit that the character stands for; a plain sign stands for none. */
  readonly digit?: number;
}

/** What a character at the start of an ordinate means, by its code. */
const leads: readonly (Lead | null)[] = (() => {
  const table = Array.from({ length: 128 }, (): Lead | null => null);
  const enter = (characters: string, kind: Lead['kind'], sign: Lead['sign'], first: number): void => {
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = { kind, sign, digit: first + i };
  };
  enter('@ABCDEFGHI', 'value', 1, 0);
  enter('abcdefghi', 'value', -1, 1);
  enter('%JKLMNOPQR', 'difference', 1, 0);
  enter('jklmnopqr', 'difference', -1, 1);
  enter('STUVWXYZs', 'duplicate', 1, 1);
  table['+'.charCodeAt(0)] = { kind: 'value', sign: 1 };
  table['-'.charCodeAt(0)] = { kind: 'value', sign: -1 };
  return table;
})();

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Blanks of every kind, comma and semicolon. */
const isSeparator = (code: number): boolean => code <= 32 || code === 44 || code === 59 || code === 160 || code === 0xfeff;

/** Index behind digits, a decimal point among them, and an exponent that has its sign: "E5" would be a squeezed 55. */
function endOfNumber(line: string, from: number): number {
  let at = from;
  while (isDigit(line.charCodeAt(at))) at++;
  let digits = at - from;
  if (line.charCodeAt(at) === 46) {
    const point = at++;
    while (isDigit(line.charCodeAt(at))) at++;
    digits += at - point - 1;
  }
  if (digits === 0) return from;
  const sign = line.charCodeAt(at + 1);
  if (line.charCodeAt(at) === 69 && (sign === 43 || sign === 45) && isDigit(line.charCodeAt(at + 2))) {
    let end = at + 3;
    while (end < at + 5 && isDigit(line.charCodeAt(end))) end++;
    at = end;
  }
  return at;
}

/** "399.2" is known to 0.1, "1e3" to 1000. */
function resolutionOf(text: string): number {
  const [, decimals = '', exponent = '0'] = /^\s*[+-]?\d*\.?(\d*)(?:E([+-]?\d+))?/i.exec(text) ?? [];
  return 10 ** (Number(exponent) - decimals.length);
}
