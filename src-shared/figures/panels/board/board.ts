/**
 * The board of all states on one page: techniques in rows, states in columns, a small plot with its words in each cell.
 * The same shapes are drawn on screen and in the figure. Pure.
 */
import { markup, type Markup } from '@shared/report/markup';
import { linearScale, ticks } from '@shared/report/svg/ticks';
import type { Box } from '../../scene/box';
import { plotFont } from '../../scene/plot-theme';
import { textWidth, truncated } from '../../scene/text-width';

export interface BoardCurve {
  /** Increasing. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly colour: string;
  readonly width: number;
  readonly isDashed: boolean;
}

export interface BoardArea {
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly colour: string;
  readonly opacity: number;
}

export interface BoardCell {
  readonly stateId: string;
  readonly curves: readonly BoardCurve[];
  readonly areas: readonly BoardArea[];
  /** The place of the state on a curve of all states. */
  readonly pin: { readonly x: number; readonly y: number; readonly colour: string } | null;
  readonly headline: string;
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
  readonly states: readonly { readonly id: string; readonly label: string; readonly colour: string }[];
  readonly rows: readonly BoardRow[];
}

export interface CellShapes {
  readonly paths: readonly { readonly d: string; readonly fill: string; readonly stroke: string; readonly width: number; readonly opacity: number; readonly dash: string }[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly pin: { readonly x: number; readonly y: number; readonly colour: string } | null;
}

/** What is drawn in a cell whose plot stands in `box`. @param wordsHeight room above the curve for its words, px */
export function cellShapes(cell: BoardCell, row: BoardRow, box: Box, wordsHeight = twoLines): CellShapes {
  const [low, high] = row.yRange ?? cellRange(cell, row.range);
  const air = row.yRange ? 0 : 0.06 * (high - low) || 1;
  // Two lines of words stand above the curve, however low the cell is.
  const head = row.yRange || (cell.headline === '' && cell.note === '') ? 0.3 * air : (high - low) * Math.min(2, wordsHeight / Math.max(1, box.height - wordsHeight)) || 1;
  const [from, to] = row.isReversed ? [row.range[1], row.range[0]] : row.range;
  const toX = linearScale(from, to, box.left, box.left + box.width);
  const toY = linearScale(low - air, high + head, box.top + box.height, box.top);
  const point = (x: number, y: number): string => `${toX(x).toFixed(1)} ${toY(y).toFixed(1)}`;
  const areas = cell.areas.map(({ x, low: bottom, high: top, colour, opacity }) => {
    const kept = keptIndices(x, top, row.range, box.width);
    const d = kept.length < 2 ? '' : `M${kept.map((i) => point(x[i]!, top[i]!)).join('L')}L${[...kept].reverse().map((i) => point(x[i]!, bottom[i]!)).join('L')}Z`;
    return { d, fill: colour, stroke: 'none', width: 0, opacity: cell.isStale ? opacity * 0.4 : opacity, dash: '' };
  });
  const curves = cell.curves.map(({ x, y, colour, width, isDashed }, at) => {
    const kept = keptIndices(x, y, row.range, box.width);
    return { d: kept.length < 2 ? '' : `M${kept.map((i) => point(x[i]!, y[i]!)).join('L')}`, fill: 'none', stroke: colour, width, opacity: cell.isStale && at > 0 ? 0.4 : 1, dash: isDashed ? '3 2' : '' };
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
  };
}

/** Height of two lines of words in a cell, px. */
const twoLines = 36;

/** Lowest and highest value of what a cell shows. */
function cellRange({ curves, areas }: BoardCell, [from, to]: readonly [number, number]): [number, number] {
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
  const inside: number[] = [];
  for (let i = 0; i < x.length; i += 1) if (x[i]! >= from && x[i]! <= to) inside.push(i);
  const columns = Math.max(8, Math.round(pixels));
  if (inside.length <= 2 * columns) return inside;
  const kept: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    const first = Math.floor((column * inside.length) / columns);
    const last = Math.floor(((column + 1) * inside.length) / columns);
    let low = inside[first]!;
    let high = low;
    for (let at = first; at < last; at += 1) {
      const i = inside[at]!;
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
const gap = 12;
const axisHeight = 18;
const ink = '#171b20';
const soft = '#454d57';
const line = '#dfe3e8';

/** Where there is less room than this for a column, titles stand above the rows instead of beside them, px. */
const leastColumn = 130;
const lineHeight = 13;
const letterSize = 10;
/** Of a line with the title of a row, px. */
const titleLine = 20;

/** Words in lines of a width, broken at spaces; the last of so many lines ends in "…" where it must. */
export function wrapped(text: string, width: number, mostLines: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, letterSize) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else if (word !== '') lines.push(word);
  }
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), truncated(lines.slice(mostLines - 1).join(' '), width, letterSize)];
}

/** The whole board as one drawing in the colours of paper; text stays text. @param size px */
export function boardFigure(board: Board, { width, height }: { readonly width: number; readonly height: number }): Markup {
  const count = Math.max(1, board.states.length);
  const isNarrow = (width - leftWidth - gap) / count < leastColumn;
  const left = isNarrow ? 8 : leftWidth;
  const columnWidth = (width - left - (isNarrow ? 0 : gap)) / count;
  const weights = board.rows.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const above = isNarrow ? titleLine : 0;
  const unit = (height - headHeight - board.rows.length * (gap + above)) / weights;
  let top = headHeight;
  const rows = board.rows.map((row) => {
    const box: Box = { left, top: top + above, width: columnWidth - gap, height: row.weight * unit };
    top += row.weight * unit + gap + above;
    return markup`${isNarrow ? titleAbove(row, box, width) : titleBeside(row, box)}
${row.cells.map((cell, at) => (cell ? cellMarkup(cell, row, { ...box, left: box.left + at * columnWidth }) : markup``))}`;
  });
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${plotFont}" font-size="10" fill="${ink}">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="8" y="18" font-size="14" font-weight="600">${board.title}</text>
${board.states.map(
  ({ label, colour }, at) => markup`<path d="M${(left + at * columnWidth).toFixed(1)} 31h${(columnWidth - gap).toFixed(1)}" stroke="${colour}" stroke-width="2.5"/><text x="${(left + at * columnWidth).toFixed(1)}" y="47" font-size="${isNarrow ? 10 : 12}" font-weight="600">${wrapped(label, columnWidth - gap, 1).join('')}</text>`,
)}
${rows}
</svg>`;
}

function titleBeside(row: BoardRow, box: Box): Markup {
  return markup`<text x="8" y="${(box.top + 14).toFixed(1)}" font-size="12" font-weight="600">${row.title}</text>${row.notes.map((note, at) => markup`<text x="8" y="${(box.top + 28 + lineHeight * at).toFixed(1)}" fill="${soft}">${note}</text>`)}${
    row.axis === '' ? null : markup`<text x="8" y="${(box.top + box.height - 4).toFixed(1)}" fill="${soft}">${row.axis}</text>`
  }`;
}

/** The title of a row in one line, with its notes and its axis as far as there is room. */
function titleAbove(row: BoardRow, { top }: Box, width: number): Markup {
  const more = [...row.notes, row.axis].filter((words) => words !== '').join(' · ');
  const from = 16 + 7.4 * Array.from(row.title).length;
  return markup`<text x="8" y="${(top - 6).toFixed(1)}" font-size="12" font-weight="600">${row.title}<tspan dx="8" font-size="10" font-weight="400" fill="${soft}">${wrapped(more, width - from, 1).join('')}</tspan></text>`;
}

function cellMarkup(cell: BoardCell, row: BoardRow, box: Box): Markup {
  const plot: Box = { ...box, height: Math.max(10, box.height - (row.axis === '' ? 0 : axisHeight)) };
  const room = plot.width - 10;
  const lines = [...wrapped(cell.headline, room, 1).map((text) => ({ text, isHeadline: true })), ...wrapped(cell.note, room, 2).map((text) => ({ text, isHeadline: false }))];
  const { paths, ticks: marks, pin } = cellShapes(cell, row, plot, Math.max(twoLines, 10 + lineHeight * lines.length));
  const fixed = (value: number): string => value.toFixed(1);
  const side = fixed(row.wordsAt === 'right' ? plot.left + plot.width - 5 : plot.left + 5);
  const anchor = row.wordsAt === 'right' ? 'end' : 'start';
  return markup`<rect x="${fixed(plot.left)}" y="${fixed(plot.top)}" width="${fixed(plot.width)}" height="${fixed(plot.height)}" fill="none" stroke="${line}"/>${paths.map(
    ({ d, fill, stroke, width, opacity, dash }) => markup`<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round" opacity="${opacity}"${dash === '' ? null : markup` stroke-dasharray="${dash}"`}/>`,
  )}${pin ? markup`<circle cx="${fixed(pin.x)}" cy="${fixed(pin.y)}" r="4.5" fill="#fff" stroke="${pin.colour}" stroke-width="2"/>` : null}${marks.map(
    ({ at, label }) => markup`<path d="M${fixed(at)} ${fixed(plot.top + plot.height)}v3" stroke="${line}"/><text x="${fixed(at)}" y="${fixed(plot.top + plot.height + 13)}" text-anchor="middle" fill="${soft}">${label}</text>`,
  )}${lines.map(
    ({ text, isHeadline }, at) => markup`<text x="${side}" y="${fixed(plot.top + lineHeight * (at + 1))}" text-anchor="${anchor}"${isHeadline ? markup` font-weight="600"` : markup` fill="${soft}"`} opacity="${cell.isStale ? 0.5 : 1}">${text}</text>`,
  )}
`;
}
