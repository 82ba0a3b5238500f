/** Numbers as people type them: with either decimal sign, a true minus, or the full-width characters of a Japanese keyboard. */

/** What keeps a typed text from being taken. */
export type NumberTrouble = 'notANumber' | 'notWhole' | 'outside';

/** An end of the range that a number may lie in. */
export type BoundEnd = 'min' | 'max';

export type TypedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly trouble: Exclude<NumberTrouble, 'outside'> }
  | { readonly ok: false; readonly trouble: 'outside'; readonly beyond: BoundEnd };

/** Minus signs that are typed or pasted in place of the hyphen; the last is what a Japanese input method puts beside full-width digits. */
const minusSigns = /[−–‐ー]/g;

/** Reads a typed number between two bounds; a count must be whole. */
export function readTypedNumber(text: string, min: number, max: number, isWhole = false): TypedNumber {
  const plain = text.normalize('NFKC').replace(minusSigns, '-').trim().replace(',', '.');
  const value = Number(plain);
  if (plain === '' || !Number.isFinite(value)) return { ok: false, trouble: 'notANumber' };
  if (isWhole && !Number.isInteger(value)) return { ok: false, trouble: 'notWhole' };
  return value < min || value > max ? { ok: false, trouble: 'outside', beyond: value < min ? 'min' : 'max' } : { ok: true, value };
}
