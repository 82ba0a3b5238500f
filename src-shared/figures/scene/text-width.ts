/**
 * Widths of words without a screen that could measure them: advances of Noto Sans in shares of the letter size, grouped. The other
 * fonts of figures are a little narrower, so that words which fit by this fit in them too.
 */
const advances: readonly (readonly [characters: RegExp, advance: number])[] = [
  [/[ijl.,:;'|!\u2009\u202f·]/u, 0.27],
  [/[ \u00a0()[\]{}frtI/\\"\-⁺⁻⁰-⁹²³¹₀-₉ᵣ°]/u, 0.36],
  [/[mMW@%]/u, 0.9],
  [/[wO-QGDNHU\u2014…]/u, 0.75],
  [/[A-Z+=<>≤≥±×−–&]/u, 0.6],
  // Scripts of full-width characters begin with the CJK radicals.
  [/[\u2e80-\uffff\u{10000}-\u{3ffff}]/u, 1],
];
const usual = 0.57;

/** Of bold letters against regular ones. */
const boldFactor = 1.07;

/** @param size of the letters, px; defaults to 12 */
export function textWidth(text: string, size = 12, isBold = false): number {
  let sum = 0;
  for (const character of text) sum += advances.find(([characters]) => characters.test(character))?.[1] ?? usual;
  return sum * size * (isBold ? boldFactor : 1);
}

/** The words as far as there is room for them, the rest as dots. @param width px */
export function truncated(text: string, width: number, size = 12, isBold = false): string {
  if (textWidth(text, size, isBold) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size, isBold) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
