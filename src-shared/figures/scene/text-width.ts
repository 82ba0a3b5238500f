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

/** Smallest letters of a figure, px: 5 pt in print, the least that journals take. */
const leastSize = 8.4;

/** The size of letters, at most `size`, at which words have room; never below what can be read in print. @param width px */
export const fittedSize = (text: string, width: number, size = 12, isBold = false): number => Math.max(leastSize, Math.min(size, Math.floor((10 * size * width) / textWidth(text, size, isBold)) / 10));

/** Words in the room that there is. */
export interface FittedTitle {
  /** Of the letters, px. */
  readonly size: number;
  readonly lines: readonly string[];
}

/** Letters of titles in several lines, from one line to the next, and most lines, px. */
const wrappedSize = 10;
export const fittedLine = 13;
const mostTitleLines = 3;

/** A title in one line, with smaller letters as long as they can be read, else in lines. @param width px */
export function fittedTitle(text: string, width: number, isBold = false): FittedTitle {
  const size = fittedSize(text, width, 12, isBold);
  return textWidth(text, size, isBold) <= width ? { size, lines: [text] } : { size: wrappedSize, lines: wrapped(text, width, mostTitleLines, { size: wrappedSize, isBold }) };
}

/** What belongs together in a line of words: up to a comma, a middle dot or two spaces. */
const phrases = /[^ ].*?(?:[,·;] +|[、；] *| {2,}|$)/gu;

/**
 * Words in lines of a width: broken between phrases where they fit, else at spaces, else at spaces that hold together; a word that is wider keeps a line of its own. Where
 * there are too many lines the last one ends in "…" after a whole word, so that no number is ever cut. @param width px
 */
export function wrapped(text: string, width: number, mostLines: number, { size = 12, isBold = false }: { readonly size?: number; readonly isBold?: boolean } = {}): string[] {
  const fits = (line: string): boolean => textWidth(line.trimEnd(), size, isBold) <= width;
  const lines: string[] = [];
  const add = (part: string): void => {
    const last = lines.at(-1);
    if (last !== undefined && fits(last + part)) lines[lines.length - 1] = last + part;
    else lines.push(part);
  };
  for (const phrase of text.match(phrases) ?? []) {
    const parts = fits(phrase) ? [phrase] : (phrase.match(/[^ ]+ */gu) ?? []);
    for (const part of parts) for (const word of fits(part) ? [part] : (part.match(/[^\u00a0]+\u00a0*/gu) ?? [])) add(word);
  }
  const kept = lines.slice(0, mostLines).map((line) => line.trimEnd());
  if (lines.length <= mostLines || mostLines < 1) return kept;
  let last = kept.pop()!;
  while (last !== '' && !fits(`${last} …`)) last = last.replace(/\s*[^ ]+$/u, '');
  return [...kept, last === '' ? '…' : `${last.replace(/[,、·;；]$/u, '')} …`];
}
