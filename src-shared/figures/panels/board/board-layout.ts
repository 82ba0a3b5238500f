/**
 * Where everything stands on the sheet of a board. States that find no room beside each other go on in a further block below, and a
 * row is at least as high as its words and its curves want, so that no word is left out or stands on a curve. Pure.
 */
import { truncated, wrapped } from '../../scene/text-width';
import type { Board, BoardCell, BoardHead, BoardRow } from './board';
import { aboveHeight, besideHeight, besideLetters, titleWidth, type Letters } from './row-titles';

export interface WordLine {
  readonly text: string;
  readonly isHeadline: boolean;
}

/** Distances and letters of a sheet, px. */
export interface Measures {
  readonly left: number;
  readonly gap: number;
  readonly axisHeight: number;
  /** Titles stand beside the rows; else above them. */
  readonly isBeside: boolean;
  /** From words to the border of their cell. */
  readonly inset: number;
  readonly letters: Letters;
  readonly headSize: number;
  /** Height of the curves of a row of weight 1, at least. */
  readonly curve: number;
}

/** One row of a block. */
export interface RowBox {
  readonly row: BoardRow;
  /** Of the states of the block. */
  readonly cells: readonly (BoardCell | null)[];
  readonly words: readonly (readonly WordLine[])[];
  /** The same for every cell, so that equal values stand at equal heights. */
  readonly wordsHeight: number;
  readonly plotTop: number;
  readonly plotHeight: number;
}

export interface HeadBox {
  readonly head: BoardHead;
  readonly name: readonly string[];
  readonly note: string;
}

/** States beside each other with their rows. */
export interface Block {
  readonly top: number;
  readonly heads: readonly HeadBox[];
  readonly rows: readonly RowBox[];
}

export interface BoardLayout {
  readonly width: number;
  readonly height: number;
  /** Of a column with the gap to the next. */
  readonly columnWidth: number;
  readonly measures: Measures;
  readonly blocks: readonly Block[];
}

/** Of the title of the board, px. */
const titleHeight = 31;
/** Between the rows of one block and the names of the next. */
const blockGap = 14;
/** Least widths of a column where titles stand beside the rows, and where they stand above them. */
const [leastBeside, leastAbove] = [130, 112];
const beside: Measures = { left: titleWidth, gap: 12, axisHeight: 18, isBeside: true, inset: 5, letters: { size: 10, lineHeight: 13 }, headSize: 12, curve: 40 };
const above: Measures = { left: 8, gap: 6, axisHeight: 15, isBeside: false, inset: 3, letters: { size: 8.5, lineHeight: 10.5 }, headSize: 10, curve: 34 };
/** Symbol of a state before its name, with its gap, px. */
export const markRoom = 14;
const nameLines = 2;
/** From the line over the names to the foot of their first line, and from their last one to the first row, px. */
export const [nameTop, belowNames] = [16, 11];
/** From line to line of a name, in sizes of its letters. */
export const nameLine = 1.2;
/** Between words and the curves below them. */
const wordsAir = 4;
/** Words never take more than this share of a plot: beyond it curves would go flat. */
const mostWords = 0.6;

/** The least layout of a board, as high as it wants to be. @param width px */
function leastLayout({ states, rows }: Board, width: number): BoardLayout {
  const count = Math.max(1, states.length);
  const isBeside = (width - beside.left - beside.gap) / count >= leastBeside;
  const measures = isBeside ? beside : above;
  const { left, gap } = measures;
  const room = width - left - (isBeside ? gap : left - gap);
  const blockCount = isBeside ? 1 : Math.ceil(count / Math.max(1, Math.floor(room / leastAbove)));
  const columns = Math.ceil(count / blockCount);
  const columnWidth = room / columns;
  const blocks: Block[] = [];
  let top = titleHeight - blockGap;
  for (let first = 0; first < states.length; first += columns) {
    const heads = states.slice(first, first + columns).map((head) => headBox(head, columnWidth - gap, measures));
    const blockTop = top + blockGap;
    top = blockTop + headHeight(heads, measures);
    const boxes = rows.flatMap((row): RowBox[] => {
      const cells = row.cells.slice(first, first + columns);
      if (cells.every((cell) => cell === null)) return [];
      const words = cells.map((cell) => cellLines(cell, columnWidth - gap - 2 * measures.inset, measures.letters));
      const most = Math.max(0, ...words.map(({ length }) => length));
      const wordsHeight = most === 0 ? 0 : wordsAir + measures.letters.lineHeight * most;
      const plotHeight = Math.max(wordsHeight + measures.curve * row.weight, wordsHeight / mostWords, isBeside ? besideHeight(row) - axisOf(row, measures) : 0);
      const box = { row, cells, words, wordsHeight, plotTop: top + (isBeside ? 0 : aboveHeight(row, width)), plotHeight };
      top = box.plotTop + plotHeight + axisOf(row, measures) + gap;
      return [box];
    });
    blocks.push({ top: blockTop, heads, rows: boxes });
  }
  return { width, height: top, columnWidth, measures, blocks };
}

/** Height that a board wants at a width, px. */
export const boardHeight = (board: Board, width: number): number => leastLayout(board, width).height;

/** The layout of a board in a room: what is over goes to the curves, by the weights of their rows. Smaller letters where the room is too low. @param size px */
export function boardLayout(board: Board, { width, height }: { readonly width: number; readonly height: number }): BoardLayout {
  let scale = 1;
  let layout = leastLayout(board, width);
  while (layout.height > scale * height && scale < mostScale) {
    scale *= scaleStep;
    layout = leastLayout(board, scale * width);
  }
  const over = Math.max(0, scale * height - layout.height);
  const weights = layout.blocks.flatMap(({ rows }) => rows).reduce((sum, { row }) => sum + row.weight, 0) || 1;
  let moved = 0;
  const blocks = layout.blocks.map((block): Block => ({
    ...block,
    top: block.top + moved,
    rows: block.rows.map((box) => {
      const more = (over * box.row.weight) / weights;
      const higher = { ...box, plotTop: box.plotTop + moved, plotHeight: box.plotHeight + more };
      moved += more;
      return higher;
    }),
  }));
  return { ...layout, height: Math.max(layout.height, scale * height), blocks };
}
/** A room that is too low is filled by a drawing of smaller letters; beyond this it is drawn as it wants to be. */
const [scaleStep, mostScale] = [1.05, 4];

export const axisOf = ({ axis }: BoardRow, { axisHeight }: Measures): number => (axis === '' ? 0 : axisHeight);

// ── words ───────────────────────────────────────────────────────────────────

function headBox(head: BoardHead, width: number, { headSize }: Measures): HeadBox {
  const room = width - markRoom;
  const name = wrapped(head.label, room, nameLines, { size: headSize, isBold: true }).map((line) => truncated(line, room, headSize, true));
  return { head, name, note: head.note === '' ? '' : wrapped(head.note, width, 1, besideLetters).join('') };
}

/** Of the line over the names, the names and the notes on their states. */
const headHeight = (heads: readonly HeadBox[], { headSize }: Measures): number =>
  nameTop + nameLine * headSize * Math.max(0, ...heads.map(({ name }) => name.length - 1)) + (heads.some(({ note }) => note !== '') ? besideLetters.lineHeight : 0) + belowNames;

/** The words of a cell in as many lines as they take. */
function cellLines(cell: BoardCell | null, room: number, { size }: Letters): WordLine[] {
  const lines = (text: string, isHeadline: boolean): WordLine[] => wrapped(text, room, Infinity, { size, isBold: isHeadline }).map((line) => ({ text: line, isHeadline }));
  return cell ? [...lines(cell.headline, true), ...lines(cell.note, false)] : [];
}
