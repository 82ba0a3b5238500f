const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?$/;
const withComma = /^[+-]?(?:\d+,?\d*|,\d+)(?:[eEdD][+-]?\d+)?$/;
/** How programs write what is not a number: IEEE names and those of old Windows C libraries. */
const notFinite = /^[+-]?(?:nan|nanq|inf(?:inity)?|[+-]?1\.#(?:ind|inf|qnan|snan)\d*|∞)$/i;

export type DecimalSign = '.' | ',';

/**
 * The number a token stands for: NaN for words such as "NaN", "-1.#IND" or "Inf" and for overflow,
 * `null` when the token is no number at all. Fortran's D exponents are read.
 */
export function readNumber(token: string, decimal: DecimalSign = '.'): number | null {
  const trimmed = token.trim();
  if (decimal === '.') {
    const value = Number(trimmed);
    // Number() reads "" as 0 and accepts hexadecimal; both are no measured values.
    if (Number.isFinite(value)) return plain.test(trimmed) ? value : null;
  } else if (withComma.test(trimmed)) {
    return finiteOrNaN(Number(trimmed.replace(',', '.').replace(/d/i, 'e')));
  }
  if (plain.test(trimmed)) return decimal === '.' || !trimmed.includes('.') ? finiteOrNaN(Number(trimmed.replace(/d/i, 'e'))) : null;
  return notFinite.test(trimmed) ? Number.NaN : null;
}

function finiteOrNaN(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
