/**
 * The board of all states on one page: techniques in rows, states in columns, a small plot with its words in each cell.
 * The same shapes are drawn on screen and in the figure. Pure.
 */
import { lowerBound } from '@shared/numerics/lower-bound';
import type { Anchor } from '@shared/project/annotation-anchor';
import { markup, type Markup } from '@shared/report/markup';
import { linearScale, ticks } from '@shared/report/svg/ticks';
import type { Box } from '../../scene/box';
import { noteElements, placeNotes, type PlacedNote, type PlotNote } from '../../scene/notes';
import { plotFont, plotThemes } from '../../scene/plot-theme';
import { elementsMarkup } from '../../scene/scene-svg';
import { fittedSize, textWidth, wrapped } from '../../scene/text-width';

export interface BoardCurve {
  /** Increasing. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly colour: string;
  readonly width: number;
  readonly isDashed: boolean;
  /** Defaults to 1. */
  readonly opacity?: number;
}

export interface BoardArea {
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly colour: string;
  readonly opacity: number;
}

export interface CellDrawing {
  readonly curves: readonly BoardCurve[];
  readonly areas: readonly BoardArea[];
}

export interface BoardCell {
  readonly stateId: string;
  /** What is drawn, made when it is first asked for: of fifty states most stand outside of the window. */
  readonly drawing: () => CellDrawing;
  /** The place of the state on a curve of all states. */
  readonly pin: { readonly x: number; readonly y: number; readonly colour: string } | null;
  readonly headline: string;
  /** What people wrote on places and ranges of what is drawn. */
  readonly plotNotes: readonly PlotNote[];
  /** What a note at a position of the axis is anchored on; null where nothing was measured. */
  readonly anchorAt: (x: number) => Anchor | null;
  /** A headline that is a verdict, to be seen from afar. */
  readonly tone?: 'good' | 'bad';
  readonly note: string;
  readonly isStale: boolean;
}

export interface BoardRow {
  readonly id: string;
  readonly title: string;
  /** Small lines under the title. */
  readonly notes: readonly string[];
  /** Quantity and unit; empty for a row without a scale. */
  readonly axis: string;
  readonly isReversed: boolean;
  /** Shown part of the axis, the same for every state. */
  readonly range: readonly [number, number];
  /** Range of y that all cells share; null where each has its own. */
  readonly yRange: readonly [number, number] | null;
  /** Where the words of a cell stand: on the side that its curves leave free. */
  readonly wordsAt: 'left' | 'right';
  /** Height against other rows; 1 for a plot. */
  readonly weight: number;
  /** One for each state, in order. */
  readonly cells: readonly (BoardCell | null)[];
}

export interface Board {
  readonly title: string;
  readonly states: readonly BoardHead[];
  readonly rows: readonly BoardRow[];
}

/** What stands over a column. */
export interface BoardHead {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  /** What people wrote on the state, in few words; may be empty. */
  readonly note: string;
}

export interface CellShapes {
  readonly paths: readonly { readonly d: string; readonly fill: string; readonly stroke: string; readonly width: number; readonly opacity: number; readonly dash: string }[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly pin: { readonly x: number; readonly y: number; readonly colour: string } | null;
  readonly notes: readonly PlacedNote[];
  /** The position on the axis of a place, px. */
  readonly xAt: (px: number) => number;
}

/**
 * What is drawn in a cell whose plot stands in `box`.
 * @param words room for the words of its analysis, px: what is drawn stays below them, notes keep off them; defaults to two lines across, and to none in a row with one scale, where words stand beside the curve
 */
export function cellShapes(cell: BoardCell, row: BoardRow, box: Box, words: { readonly width: number; readonly height: number } = { width: box.width, height: row.yRange ? 0 : twoLines }): CellShapes {
  const wordsHeight = words.height;
  const drawing = cell.drawing();
  const [low, high] = row.yRange ?? cellRange(drawing, row.range);
  const air = row.yRange ? 0 : 0.06 * (high - low) || 1;
  const head = row.yRange ? sharedHead(row, row.yRange, wordsHeight / box.height) : cell.headline === '' && cell.note === '' ? 0.3 * air : (high - low + air) * Math.min(mostHead, wordsHeight / Math.max(1, box.height - wordsHeight)) || 1;
  const [from, to] = row.isReversed ? [row.range[1], row.range[0]] : row.range;
  const toX = linearScale(from, to, box.left, box.left + box.width);
  const toY = linearScale(low - air, high + head, box.top + box.height, box.top);
  const point = (x: number, y: number): string => `${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`;
  const areas = drawing.areas.map(({ x, low: bottom, high: top, colour, opacity }) => {
    const kept = keptIndices(x, top, row.range, box.width);
    const d = kept.length < 2 ? '' : `M${kept.map((i) => point(x[i]!, top[i]!)).join('L')}L${[...kept].reverse().map((i) => point(x[i]!, bottom[i]!)).join('L')}Z`;
    return { d, fill: colour, stroke: 'none', width: 0, opacity: cell.isStale ? opacity * 0.4 : opacity, dash: '' };
  });
  const curves = drawing.curves.map(({ x, y, colour, width, isDashed, opacity = 1 }, at) => {
    const kept = keptIndices(x, y, row.range, box.width);
    return { d: kept.length < 2 ? '' : `M${kept.map((i) => point(x[i]!, y[i]!)).join('L')}`, fill: 'none', stroke: colour, width, opacity: cell.isStale && at > 0 ? 0.4 * opacity : opacity, dash: isDashed ? '3 2' : '' };
  });
  return {
    paths: [...areas, ...curves].filter(({ d }) => d !== ''),
    ticks:
      row.axis === ''
        ? []
        : ticks(row.range[0], row.range[1], Math.max(2, Math.round(box.width / 60)))
            .map((value) => ({ at: toX(value), label: String(value).replace('-', '−') }))
            // A label at the very end would be cut off there or meet its neighbour's.
            .filter(({ at, label }) => at - 3 * label.length >= box.left && at + 3 * label.length <= box.left + box.width),
    pin: cell.pin && { x: toX(cell.pin.x), y: toY(cell.pin.y), colour: cell.pin.colour },
    notes: placeNotes(cell.plotNotes, { box, range: row.range, pixelOf: toX, topOf: (note) => toY(note.y ?? heightAt(drawing, note.from)), taken: [{ ...words, left: row.wordsAt === 'left' ? box.left : box.left + box.width - words.width, top: box.top }] }),
    xAt: (px) => from + ((to - from) * (px - box.left)) / box.width,
  };
}

/** Of the curve that was measured, at the point next to a position; NaN without curves. */
function heightAt({ curves: [curve] }: CellDrawing, x: number): number {
  if (!curve || curve.x.length === 0) return NaN;
  const above = Math.min(lowerBound(curve.x, x), curve.x.length - 1);
  return curve.y[above > 0 && x - curve.x[above - 1]! < curve.x[above]! - x ? above - 1 : above]!;
}

/** What the common scale of a row must reach beyond itself, so that nothing of any cell lies in this share of the height. */
function sharedHead({ cells, range }: BoardRow, [low, high]: readonly [number, number], share: number): number {
  if (share <= 0) return 0;
  const highest = Math.max(low, ...cells.map((cell) => (cell ? cellRange(cell.drawing(), range)[1] : low)));
  return Math.max(0, low + (highest - low) / (1 - Math.min(mostWords, share)) - high);
}

/** Words of a figure never take more than this share of a cell. */
const mostWords = 0.6;
/** Height of words against that of the curve below them, at most. */
const mostHead = 2;

/** Height of two lines of words in a cell, px. */
const twoLines = 36;

/** Lowest and highest value of what a cell shows. */
function cellRange({ curves, areas }: CellDrawing, [from, to]: readonly [number, number]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { x, values } of [...curves.map(({ x, y }) => ({ x, values: y })), ...areas.map(({ x, high: top }) => ({ x, values: top }))]) {
    for (let i = 0; i < x.length; i += 1) {
      if (x[i]! < from || x[i]! > to) continue;
      if (values[i]! < low) low = values[i]!;
      if (values[i]! > high) high = values[i]!;
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** Points that draw the same picture in so many px: all of them, or the lowest and highest of each px in their order. */
function keptIndices(x: Float64Array, y: Float64Array, [from, to]: readonly [number, number], pixels: number): number[] {
  // Indices alone, and no list of them: a pattern may have a million points.
  let begin = 0;
  while (begin < x.length && x[begin]! < from) begin += 1;
  let end = x.length;
  while (end > begin && x[end - 1]! > to) end -= 1;
  const count = end - begin;
  const columns = Math.max(8, Math.round(pixels));
  if (count <= 2 * columns) return Array.from({ length: count }, (_, i) => begin + i);
  const kept: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    const first = begin + Math.floor((column * count) / columns);
    const last = begin + Math.floor(((column + 1) * count) / columns);
    let low = first;
    let high = first;
    for (let i = first; i < last; i += 1) {
      if (y[i]! < y[low]!) low = i;
      if (y[i]! > y[high]!) high = i;
    }
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
  }
  return kept;
}

// ── the figure ──────────────────────────────────────────────────────────────

const leftWidth = 128;
const headHeight = 58;
/** Of a line under the names of the states. */
const headNote = 13;
const { background: paper, ink, text: soft, frame: line, good, bad } = plotThemes.light;
const tones = { good, bad };

/** Where there is less room than this for a column, titles stand above the rows instead of beside them, px. */
const leastColumn = 130;

/** Distances and letters of a board, px. */
interface Measures {
  readonly gap: number;
  readonly axisHeight: number;
  /** Of a line with the title of a row above it; 0 where titles stand beside. */
  readonly titleLine: number;
  /** From words to the border of their cell. */
  readonly inset: number;
  readonly letters: Letters;
}
interface Letters {
  readonly size: number;
  readonly lineHeight: number;
}
const usualLetters: Letters = { size: 10, lineHeight: 13 };
const smallLetters: Letters = { size: 8.5, lineHeight: 10.5 };
const wide: Measures = { gap: 12, axisHeight: 18, titleLine: 0, inset: 5, letters: usualLetters };
const narrow: Measures = { gap: 6, axisHeight: 15, titleLine: 18, inset: 3, letters: smallLetters };
/** Of the words beside a row. */
const besideLetters: Letters = { size: 9, lineHeight: 11.5 };

/** The whole board as one drawing in the colours of paper; text stays text. @param size px */
export function boardFigure(board: Board, { width, height }: { readonly width: number; readonly height: number }): Markup {
  const firstTop = headHeight + (board.states.some(({ note }) => note !== '') ? headNote : 0);
  const count = Math.max(1, board.states.length);
  const isNarrow = (width - leftWidth - wide.gap) / count < leastColumn;
  const measures = isNarrow ? narrow : wide;
  const { gap, titleLine } = measures;
  const left = isNarrow ? 8 : leftWidth;
  const columnWidth = (width - left - (isNarrow ? 8 - gap : gap)) / count;
  const weights = board.rows.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const unit = (height - firstTop - board.rows.length * (gap + titleLine)) / weights;
  let top = firstTop;
  const rows = board.rows.map((row) => {
    const box: Box = { left, top: top + titleLine, width: columnWidth - gap, height: row.weight * unit };
    top += row.weight * unit + gap + titleLine;
    return markup`${isNarrow ? titleAbove(row, box, width) : titleBeside(row, box)}${rowCells(row, box, columnWidth, measures)}`;
  });
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${plotFont}" font-size="10" fill="${ink}">
<rect width="${width}" height="${height}" fill="${paper}"/>
<text x="8" y="18" font-size="${fittedSize(board.title, width - 16, 14, true)}" font-weight="600">${wrapped(board.title, width - 16, 1, { size: fittedSize(board.title, width - 16, 14, true), isBold: true }).join('')}</text>
${board.states.map((head, at) => stateHead(head, left + at * columnWidth, columnWidth - gap, isNarrow ? 10 : 12))}
${rows}
</svg>`;
}

/** The name of a state over its column, and what was written on it. */
function stateHead({ label, colour, note }: BoardHead, left: number, width: number, most: number): Markup {
  const size = fittedSize(label, width, most, true);
  const written = note === '' ? null : markup`<text x="${left.toFixed(1)}" y="${47 + headNote}" font-size="${besideLetters.size}" fill="${soft}">${wrapped(note, width, 1, besideLetters).join('')}</text>`;
  return markup`<path d="M${left.toFixed(1)} 31h${width.toFixed(1)}" stroke="${colour}" stroke-width="2.5"/><text x="${left.toFixed(1)}" y="47" font-size="${size}" font-weight="600">${wrapped(label, width, 1, { size, isBold: true }).join('')}</text>${written}`;
}

/** Beside a row: its title, its notes and its axis, each in as many lines as it takes. */
function titleBeside(row: BoardRow, { top, height }: Box): Markup {
  const { size, lineHeight } = besideLetters;
  const room = leftWidth - 12;
  const lines = (words: string): string[] => wrapped(words, room, 2, { size });
  const axis = lines(row.axis);
  const line = (words: string, y: number): Markup => markup`<text x="8" y="${y.toFixed(1)}" font-size="${size}" fill="${soft}">${words}</text>`;
  return markup`<text x="8" y="${(top + 14).toFixed(1)}" font-size="${fittedSize(row.title, room, 12, true)}" font-weight="600">${row.title}</text>${row.notes.flatMap(lines).map((words, at) => line(words, top + 27 + lineHeight * at))}${axis.map((words, at) => line(words, top + height - 4 - lineHeight * (axis.length - 1 - at)))}`;
}

/** The title of a row in one line, with its notes and its axis as far as there is room. */
function titleAbove(row: BoardRow, { top }: Box, width: number): Markup {
  const more = [...row.notes, row.axis].filter((words) => words !== '').join(' · ');
  const room = width - 24 - textWidth(row.title, 12, true);
  return markup`<text x="8" y="${(top - 5).toFixed(1)}" font-size="12" font-weight="600">${row.title}<tspan dx="8" font-size="10" font-weight="400" fill="${soft}">${wrapped(more, room, 1, { size: 10 }).join('')}</tspan></text>`;
}

interface WordLine {
  readonly text: string;
  readonly isHeadline: boolean;
}

/** The words of a cell with letters of a size: the headline as far as there is room, and the note; whether they fit. */
function cellLines({ headline, note }: BoardCell, plot: Box, inset: number, { size, lineHeight }: Letters): { readonly headline: readonly WordLine[]; readonly note: readonly WordLine[]; readonly fits: boolean } {
  const room = plot.width - 2 * inset;
  const most = Math.max(1, Math.floor((mostWords * plot.height - wordsAir) / lineHeight));
  const lines = (text: string, isHeadline: boolean, mostLines: number): WordLine[] => wrapped(text, room, mostLines, { size, isBold: isHeadline }).map((line) => ({ text: line, isHeadline }));
  const more = lines(note, false, Infinity);
  return { headline: lines(headline, true, most), note: more, fits: lines(headline, true, Infinity).length + more.length <= most };
}

/** Between the words and what is drawn below them, px. */
const wordsAir = 4;

function rowCells(row: BoardRow, box: Box, columnWidth: number, { axisHeight, inset, letters: wanted }: Measures): Markup {
  const plot: Box = { ...box, height: Math.max(10, box.height - (row.axis === '' ? 0 : axisHeight)) };
  const wordsIn = (letters: Letters) => row.cells.map((cell) => (cell ? cellLines(cell, plot, inset, letters) : { headline: [], note: [], fits: true }));
  // Smaller letters say more than words left out. Notes stand in all cells or in none: one that is missing would read as one that is empty.
  const letters = wordsIn(wanted).every(({ fits }) => fits) ? wanted : smallLetters;
  const words = wordsIn(letters);
  const hasNotes = words.every(({ fits }) => fits);
  const lines = words.map(({ headline, note }) => (hasNotes ? [...headline, ...note] : headline));
  // One height for the words of a row, so that equal values stand at equal heights.
  const wordsHeight = wordsAir + letters.lineHeight * Math.max(0, ...lines.map(({ length }) => length));
  return markup`${row.cells.map((cell, at) => (cell ? cellMarkup(cell, row, { ...plot, left: plot.left + at * columnWidth }, { lines: lines[at]!, letters, wordsHeight, inset }) : markup``))}
`;
}

interface CellWords {
  readonly lines: readonly WordLine[];
  readonly letters: Letters;
  readonly wordsHeight: number;
  readonly inset: number;
}

function cellMarkup(cell: BoardCell, row: BoardRow, plot: Box, { lines, letters: { size, lineHeight }, wordsHeight, inset }: CellWords): Markup {
  const { paths, ticks: marks, pin, notes } = cellShapes(cell, row, plot, { width: 2 * inset + Math.max(0, ...lines.map(({ text, isHeadline }) => textWidth(text, size, isHeadline))), height: wordsHeight });
  const fixed = (value: number): string => value.toFixed(1);
  const side = fixed(row.wordsAt === 'right' ? plot.left + plot.width - inset : plot.left + inset);
  const anchor = row.wordsAt === 'right' ? 'end' : 'start';
  return markup`<rect x="${fixed(plot.left)}" y="${fixed(plot.top)}" width="${fixed(plot.width)}" height="${fixed(plot.height)}" fill="none" stroke="${line}"/>${paths.map(
    ({ d, fill, stroke, width, opacity, dash }) => markup`<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round" opacity="${opacity}"${dash === '' ? null : markup` stroke-dasharray="${dash}"`}/>`,
  )}${pin ? markup`<circle cx="${fixed(pin.x)}" cy="${fixed(pin.y)}" r="${inset - 0.5}" fill="${paper}" stroke="${pin.colour}" stroke-width="2"/>` : null}${marks.map(
    ({ at, label }) => markup`<path d="M${fixed(at)} ${fixed(plot.top + plot.height)}v3" stroke="${line}"/><text x="${fixed(at)}" y="${fixed(plot.top + plot.height + 3 + size)}" font-size="${size}" text-anchor="middle" fill="${soft}">${label}</text>`,
  )}${lines.map(
    ({ text, isHeadline }, at) => markup`<text x="${side}" y="${fixed(plot.top + lineHeight * (at + 1))}" font-size="${fittedSize(text, plot.width - 2 * inset, size, isHeadline)}" text-anchor="${anchor}"${isHeadline ? markup` font-weight="600"` : null} fill="${isHeadline ? (cell.tone ? tones[cell.tone] : ink) : soft}" opacity="${cell.isStale ? 0.5 : 1}">${text}</text>`,
  )}${elementsMarkup(noteElements(notes, plot, plotThemes.light))}
`;
}
