/** What each frame of a stack shows: its rows, how far each is lifted, and its y-range. */
import { visibleIndices } from '../scene/visible-indices';
import type { Range } from '../scene/zoom';
import { isOneFrame, type StackLook, type StackRow } from './stack-rows';

export interface FrameContent {
  readonly rows: readonly { readonly row: StackRow; readonly lift: number }[];
  readonly range: Range;
  /** Lifted curves have no scale that could be read. */
  readonly hasScale: boolean;
}

/** Lowest and highest value that a row draws in a range, or null when nothing is there. */
export function rowRange(row: StackRow, range: Range): Range | null {
  let low = Infinity;
  let high = -Infinity;
  for (const { x, y } of row.traces) {
    if (x.length === 0) continue;
    const [first, last] = visibleIndices(x, range);
    for (let i = first; i <= last; i += 1) {
      if (x[i]! < range[0] || x[i]! > range[1]) continue;
      if (y[i]! < low) low = y[i]!;
      if (y[i]! > high) high = y[i]!;
    }
  }
  for (const { y } of row.levels) high = Math.max(high, y);
  return low <= high ? [low, high] : null;
}

/** A little air below and above; more above where marks point at the data. */
export function padded([low, high]: Range, hasMarks: boolean): Range {
  const span = high - low || Math.max(1, Math.abs(high));
  return [low - 0.06 * span, high + (hasMarks ? 0.24 : 0.1) * span];
}

const zoomed = ([low, high]: Range, yZoom: number): Range => [low, low + (high - low) / yZoom];

/** @param columns frames side by side: the leftmost have the scale where all share one */
export function frameContents(rows: readonly StackRow[], look: StackLook, columns: number): FrameContent[] {
  const ranges = rows.map((row) => rowRange(row, look.range));
  const hasMarks = rows.some(({ marks, notes = [] }) => marks.some(({ isLine }) => !isLine) || notes.some(({ kind }) => kind !== 'range'));
  const known = ranges.filter((range) => range !== null);
  const common: Range = known.length === 0 ? [0, 1] : [Math.min(...known.map(([low]) => low)), Math.max(...known.map(([, high]) => high))];
  if (look.arrangement === 'heat') return rows.map((row) => ({ rows: [{ row, lift: 0 }], range: zoomed(common, look.yZoom), hasScale: false }));
  if (!isOneFrame(look.arrangement)) {
    return rows.map((row, at) => {
      const own = look.hasCommonScale ? common : (ranges[at] ?? [0, 1]);
      return { rows: [{ row, lift: 0 }], range: zoomed(padded(own, hasMarks), look.yZoom), hasScale: look.hasCommonScale ? at % columns === 0 && known.length > 0 : ranges[at] !== null };
    });
  }
  const tallest = Math.max(...known.map(([low, high]) => high - low), 0) || 1;
  const isLifted = look.arrangement === 'offset';
  // The first row stands on top, as the rows do.
  const content = rows.map((row, at) => ({ row, lift: isLifted ? (rows.length - 1 - at) * look.offset * tallest : 0 }));
  let [low, high] = [Infinity, -Infinity];
  content.forEach(({ lift }, at) => {
    const range = ranges[at];
    if (range) [low, high] = [Math.min(low, range[0] + lift), Math.max(high, range[1] + lift)];
  });
  return [{ rows: content, range: zoomed(padded(low <= high ? [low, high] : [0, 1], hasMarks), look.yZoom), hasScale: !isLifted && known.length > 0 }];
}

/** Where the crosshair's dot stands: part of a frame's height from its bottom at which a value of a row is drawn. */
export function levelInFrame(contents: readonly FrameContent[], arrangement: StackLook['arrangement'], rowIndex: number, value: number): { frame: number; level: number } {
  const [frame, index] = isOneFrame(arrangement) ? [0, rowIndex] : [rowIndex, 0];
  const { rows, range } = contents[frame]!;
  return { frame, level: (value + rows[index]!.lift - range[0]) / (range[1] - range[0]) };
}

/** The highest drawn value of a row at a position, for marks that stand on the data. */
export function heightAt(row: StackRow, x: number, lift: number): number {
  let high = -Infinity;
  for (const trace of row.traces) {
    if (trace.x.length === 0 || x < trace.x[0]! || x > trace.x[trace.x.length - 1]!) continue;
    // A mark stands clear of the noise beside it too.
    const [first, last] = visibleIndices(trace.x, [x, x]);
    for (let i = Math.max(0, first - 3); i <= Math.min(trace.y.length - 1, last + 3); i += 1) high = Math.max(high, trace.y[i]! + lift);
  }
  return high;
}
