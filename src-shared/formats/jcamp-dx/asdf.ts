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

const squeezed = '@ABCDEFGHI';
const squeezedNegative = 'abcdefghi';
const difference = '%JKLMNOPQR';
const differenceNegative = 'jklmnopqr';
const duplicate = 'STUVWXYZs';

/** @throws {FormatError} at the line for a character that belongs to no number. */
export function decodeLine(line: string, number: number): DecodedLine {
  const [head] = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3}(?=[\s,;+-]|$))?/i.exec(line) ?? [];
  if (head === undefined) throw new FormatError('format.error.notANumber', { expected: 'abscissa', found: line.slice(0, 60) }, atLine(number));
  const ordinates: number[] = [];
  let lastWasDifference = false;
  let lastValue = 0;
  let step = 0;
  for (const [whole, lead = '', digits = '', exponent = ''] of line.slice(head.length).matchAll(/(?=[@A-Za-s%+\-.\d])([@A-Za-s%+-]?)(\d+\.?\d*|\.\d+)?(E[+-]\d{1,3})?|[\s\S]/g)) {
    if (/^[\s,;]$/.test(whole)) continue;
    if (lead !== '' && duplicate.includes(lead)) {
      // The count includes the value that is repeated.
      const count = Number(`${duplicate.indexOf(lead) + 1}${digits}`) - 1;
      if (ordinates.length === 0 || !Number.isInteger(count) || ordinates.length + count > limits.values) {
        throw new FormatError('format.error.notACount', { expected: 'repetitions', found: count + 1 }, atLine(number));
      }
      for (let i = 0; i < count; i++) ordinates.push((lastValue = lastWasDifference ? lastValue + step : lastValue));
      continue;
    }
    const isDifference = lead !== '' && (difference.includes(lead) || differenceNegative.includes(lead));
    const value = numberOf(lead, digits, exponent);
    if (value === null) throw new FormatError('format.error.notANumber', { expected: 'ordinate', found: whole.slice(0, 60) }, atLine(number));
    if (isDifference) step = value;
    lastValue = isDifference ? lastValue + value : value;
    lastWasDifference = isDifference;
    ordinates.push(lastValue);
  }
  return { x: Number(head), xResolution: resolutionOf(head), ordinates, endsWithDifference: lastWasDifference };
}

/** "399.2" is known to 0.1, "1e3" to 1000. */
function resolutionOf(text: string): number {
  const [, decimals = '', exponent = '0'] = /^\s*[+-]?\d*\.?(\d*)(?:E([+-]?\d+))?/i.exec(text) ?? [];
  return 10 ** (Number(exponent) - decimals.length);
}

function numberOf(lead: string, digits: string, exponent: string): number | null {
  if (lead === '' || lead === '+' || lead === '-') return digits === '' ? null : Number(`${lead}${digits}${exponent}`);
  for (const [table, sign, first] of [[squeezed, 1, 0], [squeezedNegative, -1, 1], [difference, 1, 0], [differenceNegative, -1, 1]] as const) {
    const at = table.indexOf(lead);
    if (at >= 0) return sign * Number(`${at + first}${digits}${exponent}`);
  }
  return null;
}
