/** The words that name a row of the board: beside it, or above it where columns need the width. Pure. */
import { markup, type Markup } from '@shared/report/markup';
import { plotThemes } from '../../scene/plot-theme';
import { fittedSize, textWidth, wrapped } from '../../scene/text-width';
import type { BoardRow } from './board';

export interface Letters {
  readonly size: number;
  readonly lineHeight: number;
}

/** Of the column with titles beside rows, px. */
export const titleWidth = 128;
/** Of the words beside a row. */
export const besideLetters: Letters = { size: 9, lineHeight: 11.5 };
const { ink, text: soft, bad } = plotThemes.light;
/** Place of the first letters, and the width that words beside a row have, px. */
const margin = 8;
const besideRoom = titleWidth - margin - 4;
/** From the top of a row to the foot of its title, px. */
const titleFoot = 14;
/** A colour before a word of a key, with its gap, px. */
const [swatch, swatchRoom] = [8, 11];

const fixed = (value: number): string => value.toFixed(1);
const square = (left: number, foot: number, colour: string): Markup => markup`<rect x="${fixed(left)}" y="${fixed(foot - swatch + 0.5)}" width="${swatch}" height="${swatch}" fill="${colour}" opacity="0.85"/>`;

const besideLines = (words: string): string[] => wrapped(words, besideRoom, 2, { size: besideLetters.size });

/** Height that the words beside a row take, px. */
export function besideHeight({ caution, notes, key, axis }: BoardRow): number {
  return titleFoot + besideLetters.lineHeight * ([caution, ...notes, axis].flatMap(besideLines).length + key.length) + 6;
}

/** Beside a row: its title, what must be known of it, its notes and its key; at the foot its axis. @param top, height of the row with its axis, px */
export function titleBeside({ title, caution, notes, key, axis }: BoardRow, { top, height }: { readonly top: number; readonly height: number }): Markup {
  const { size, lineHeight } = besideLetters;
  const at = (line: number): number => top + titleFoot + 1.5 + lineHeight * line;
  const warned = besideLines(caution);
  const said = notes.flatMap(besideLines);
  const foot = besideLines(axis);
  const line = (words: string, y: number, left = margin): Markup => markup`<text x="${fixed(left)}" y="${fixed(y)}" font-size="${size}" fill="${soft}">${words}</text>`;
  const keyAt = 1 + warned.length + said.length;
  return markup`<text x="${margin}" y="${fixed(top + titleFoot)}" font-size="${fittedSize(title, besideRoom, 12, true)}" font-weight="600">${title}</text>${warned.map(
    (words, i) => markup`<text x="${margin}" y="${fixed(at(1 + i))}" font-size="${size}" font-weight="600" fill="${bad}">${words}</text>`,
  )}${said.map((words, i) => line(words, at(1 + warned.length + i)))}${key.map(({ label, colour }, i) => markup`${square(margin, at(keyAt + i), colour)}${line(label, at(keyAt + i), margin + swatchRoom)}`)}${foot.map((words, i) => line(words, top + height - 4 - lineHeight * (foot.length - 1 - i)))}`;
}

/** What stands above a row: words with their letters, some behind a square of a colour. */
interface Word {
  readonly words: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly fill: string;
  /** null for words without a square. */
  readonly colour: string | null;
}

const plain = (words: string): Word => ({ words, size: 10, isBold: false, fill: soft, colour: null });

/** The same words above a row, from the left in as many lines as they take, each with its place. @param width of the sheet, px */
function flowed({ title, caution, notes, key, axis }: BoardRow, width: number): { readonly word: Word; readonly left: number; readonly line: number }[] {
  const all: readonly Word[] = [{ ...plain(title), size: 12, isBold: true, fill: ink }, { ...plain(caution), isBold: true, fill: bad }, plain(axis), ...notes.map(plain), ...key.map(({ label, colour }) => ({ ...plain(label), colour }))];
  let [left, line] = [margin, 0];
  return all
    .filter(({ words }) => words !== '')
    .map((word) => {
      const room = (word.colour === null ? 0 : swatchRoom) + textWidth(word.words, word.size, word.isBold);
      if (left > margin && left + room > width - margin) [left, line] = [margin, line + 1];
      const placed = { word, left, line };
      left += room + 10;
      return placed;
    });
}

/** From the foot of the last words above a row to the row, px. */
const belowWords = 5;
const aboveLine = 12.5;

/** Height of the words above a row, px. */
export const aboveHeight = (row: BoardRow, width: number): number => 13 + belowWords + aboveLine * flowed(row, width).at(-1)!.line;

/** The title of a row and all that belongs to it above it. @param top of the row @param width of the sheet, px */
export function titleAbove(row: BoardRow, top: number, width: number): Markup {
  const placed = flowed(row, width);
  const last = placed.at(-1)!.line;
  return markup`${placed.map(({ word: { words, size, isBold, fill, colour }, left, line }) => {
    const foot = top - belowWords - aboveLine * (last - line);
    const text = markup`<text x="${fixed(left + (colour === null ? 0 : swatchRoom))}" y="${fixed(foot)}" font-size="${size}"${isBold ? markup` font-weight="600"` : null} fill="${fill}">${words}</text>`;
    return colour === null ? text : markup`${square(left, foot, colour)}${text}`;
  })}`;
}
