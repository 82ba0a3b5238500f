/**
 * The board of all states on one page: techniques in rows, states in columns, a small plot with its words in each cell.
 * The same shapes are drawn on screen and on the sheet. Pure.
 */
import { lowerBound } from '@shared/numerics/lower-bound';
import type { Anchor } from '@shared/project/annotation-anchor';
import { linearScale, ticks, type Scale } from '@shared/report/svg/ticks';
import type { Box } from '../../scene/box';
import type { MarkShape } from '../../scene/mark-shapes';
import { placeNotes, type PlacedNote, type PlotNote } from '../../scene/notes';
import { textWidth } from '../../scene/text-width';

export interface BoardCurve {
  /** Increasing. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly colour: string;
  readonly width: number;
  readonly isDashed: boolean;
  /** Defaults to 1. */
  readonly opacity?: number;
  /** What a crosshair reads; defaults to the first curve. */
  readonly isRead?: boolean;
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
  /** That its numbers are out of date; empty where they hold. */
  readonly caution: string;
  /** Small lines under the title. */
  readonly notes: readonly string[];
  /** What the filled colours stand for; may be empty. */
  readonly key: readonly KeyEntry[];
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

/** A colour and what it stands for. */
export interface KeyEntry {
  readonly label: string;
  readonly colour: string;
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
  readonly shape: MarkShape;
  readonly hollow: boolean;
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
  /** The place of a point of the plot, px. */
  readonly placeOf: (x: number, y: number) => readonly [number, number];
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
    ticks: row.axis === '' ? [] : axisTicks(row.range, toX, box),
    pin: cell.pin && cell.pin.x >= row.range[0] && cell.pin.x <= row.range[1] ? { x: toX(cell.pin.x), y: toY(cell.pin.y), colour: cell.pin.colour } : null,
    notes: placeNotes(cell.plotNotes, { box, range: row.range, pixelOf: toX, topOf: (note) => toY(note.y ?? heightAt(drawing, note.from)), taken: [{ ...words, left: row.wordsAt === 'left' ? box.left : box.left + box.width - words.width, top: box.top }] }),
    placeOf: (x, y) => [toX(x), toY(y)],
    xAt: (px) => from + ((to - from) * (px - box.left)) / box.width,
  };
}

/** Room of a number below an axis, of its letters, and between two of them, px. */
const [tickRoom, tickSize, tickGap] = [44, 10, 8];

/** Numbers below an axis: as many as stand apart, none of them cut by its ends. */
function axisTicks([from, to]: readonly [number, number], toX: Scale, { left, width }: Box): CellShapes['ticks'] {
  for (let count = Math.max(3, Math.round(width / tickRoom)); count > 0; count -= 1) {
    const marks = ticks(from, to, count)
      .map((value) => ({ at: toX(value), label: String(value).replace('-', '−') }))
      .map((mark) => ({ ...mark, reach: textWidth(mark.label, tickSize) / 2 }))
      .filter(({ at, reach }) => at - reach >= left && at + reach <= left + width);
    if (marks.every(({ at, reach }, i) => i === 0 || Math.abs(at - marks[i - 1]!.at) >= reach + marks[i - 1]!.reach + tickGap)) return marks;
  }
  return [];
}

/** Of the curve that was measured, at the point next to a position; NaN without curves. */
function heightAt({ curves: [curve] }: CellDrawing, x: number): number {
  if (!curve || curve.x.length === 0) return NaN;
  return curve.y[nearest(curve.x, x)]!;
}

/** The point of a cell's curve next to a position; null beyond its ends. */
export function readAt(cell: BoardCell, x: number): { readonly x: number; readonly y: number } | null {
  const { curves } = cell.drawing();
  const curve = curves.find(({ isRead }) => isRead) ?? curves.find(({ isRead }) => isRead === undefined);
  if (!curve || curve.x.length === 0 || x < curve.x[0]! || x > curve.x[curve.x.length - 1]!) return null;
  const at = nearest(curve.x, x);
  return { x: curve.x[at]!, y: curve.y[at]! };
}

/** Index of the value of an increasing array next to another one. */
function nearest(values: Float64Array, value: number): number {
  const above = Math.min(lowerBound(values, value), values.length - 1);
  return above > 0 && value - values[above - 1]! < values[above]! - value ? above - 1 : above;
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
