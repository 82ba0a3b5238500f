/** Where everything of a stack stands, in px. */
import type { Box } from '../scene/box';

export interface StackLayout {
  /** Of the whole panel. */
  readonly size: { readonly width: number; readonly height: number };
  /** One frame for each drawn row, or a single one that holds them all. */
  readonly frames: readonly { readonly main: Box; readonly residual: Box | null }[];
  /** A frame for each strip of reference lines. */
  readonly sticks: readonly Box[];
  /** Frame of the extra row at the bottom, or null. */
  readonly extra: Box | null;
  /** Lines that the title of the extra row and the names of its levels take. */
  readonly extraLines: number;
  /** From the first frame's top to the last frame's bottom, without the extra row. */
  readonly plot: Box;
  /** The same for each column of frames; the plot itself when there is one. */
  readonly columns: readonly Box[];
  /** From one row to the next, px. */
  readonly rowHeight: number;
  /** Room beside each row for the view's own words; empty without. */
  readonly aside: readonly Box[];
}

export interface StackLayoutInput {
  readonly width: number;
  readonly height: number;
  /** Rows that are drawn. */
  readonly rows: number;
  /** Whether all rows share one frame. */
  readonly isOneFrame: boolean;
  readonly hasResiduals: boolean;
  readonly sticks: number;
  readonly hasSecondAxis: boolean;
  readonly hasExtra: boolean;
  /** Lines over the extra row; defaults to 1. */
  readonly extraLines?: number;
  /** What titles that need more than a line take above the frames and below them, px; defaults to nothing. */
  readonly furtherLines?: { readonly above: number; readonly below: number };
  /** Width kept free beside the rows; 0 for none. */
  readonly asideWidth: number;
  /** Frames side by side; defaults to 1. */
  readonly columns?: number;
  /** Between frames side by side, px; defaults to what frames without a scale of their own need. */
  readonly columnGap?: number;
  /** Lowest height of a row, px; defaults to what a curve needs. */
  readonly leastRowHeight?: number;
  /** Between rows, px; defaults to 6. */
  readonly rowGap?: number;
  /** Width for what stands at the left of the frames; defaults to that of a scale. */
  readonly leftWidth?: number;
}

const titleHeight = 26;
/** A further line of a title, px. */
export const titleLine = 15;
const secondAxisHeight = 22;
const axisHeight = 46;
const leftAxisWidth = 56;
/** At the right of frames, and of what stands beside them, px. */
export const rightMargin = 14;
const defaultRowGap = 6;
const defaultColumnGap = 12;
const stickHeight = 20;
/** A frame lower than this has no room for a strip of residuals beside its curves. */
const leastWithResiduals = 48;
/** A row lower than this cannot be read: further rows scroll. */
const defaultLeastRowHeight = 64;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

interface Heights {
  readonly top: number;
  /** For the rows together. */
  readonly body: number;
  readonly extra: number;
}

function heights({ height, hasSecondAxis, sticks, hasExtra, extraLines = 1, furtherLines = { above: 0, below: 0 }, leastRowHeight = defaultLeastRowHeight }: Omit<StackLayoutInput, 'rows'>): Heights {
  const top = titleHeight + (hasSecondAxis ? secondAxisHeight : 0) + furtherLines.above;
  const rest = height - top - axisHeight - furtherLines.below - sticks * stickHeight;
  const extra = hasExtra ? clamp(rest * 0.17, 48, 120) : 0;
  return { top, body: Math.max(leastRowHeight, rest - (hasExtra ? extra + titleHeight + titleLine * (extraLines - 1) : 0)), extra };
}

/** How many rows fit; the others scroll. Rows that share one frame always fit. */
export function rowSlots(input: StackLayoutInput): number {
  if (input.isOneFrame) return input.rows;
  const { rows, columns = 1, leastRowHeight = defaultLeastRowHeight } = input;
  return Math.min(rows, columns * clamp(Math.floor(heights(input).body / leastRowHeight), 1, Math.ceil(rows / columns)));
}

/** Boxes of the frames of a stack, px, for a plot of a given size. */
export function stackLayout(input: StackLayoutInput): StackLayout {
  const { width, height, rows, isOneFrame, hasResiduals, sticks, hasExtra, extraLines = 1, furtherLines = { above: 0, below: 0 }, asideWidth, columns = 1, columnGap = defaultColumnGap, rowGap = defaultRowGap, leftWidth = leftAxisWidth } = input;
  const { top, body, extra } = heights(input);
  const count = Math.max(1, rows);
  const rowHeight = body / Math.ceil(count / columns);
  const plotWidth = Math.max(80, width - leftWidth - rightMargin - (asideWidth > 0 ? asideWidth + rightMargin : 0));
  const pitch = (plotWidth + columnGap) / columns;
  const box = (boxTop: number, boxHeight: number, column = 0): Box => ({ left: leftWidth + column * pitch, top: boxTop, width: pitch - columnGap, height: boxHeight });
  const frameHeight = isOneFrame ? body : rowHeight;
  const frames = Array.from({ length: isOneFrame ? 1 : count }, (_, at) => frameBoxes(box(top + Math.floor(at / columns) * frameHeight, frameHeight - rowGap, at % columns), hasResiduals));
  const bottom = top + body + sticks * stickHeight;
  const plotHeight = bottom - top - rowGap;
  return {
    size: { width, height },
    frames,
    sticks: Array.from({ length: sticks }, (_, at) => box(top + body + at * stickHeight, stickHeight - 4)),
    // Its title stands between the scale of the rows and its frame.
    extra: hasExtra ? box(bottom + axisHeight + furtherLines.below + titleHeight + titleLine * (extraLines - 1) - 10, extra - rowGap) : null,
    extraLines,
    plot: { left: leftWidth, top, width: plotWidth, height: plotHeight },
    columns: Array.from({ length: columns }, (_, column) => box(top, plotHeight, column)),
    rowHeight,
    aside: asideWidth > 0 ? Array.from({ length: count }, (_, at) => ({ left: leftWidth + plotWidth + rightMargin, top: top + at * rowHeight, width: asideWidth, height: rowHeight - rowGap })) : [],
  };
}

function frameBoxes(frame: Box, hasResiduals: boolean): { main: Box; residual: Box | null } {
  if (!hasResiduals || frame.height < leastWithResiduals) return { main: frame, residual: null };
  const height = clamp(frame.height * 0.24, 20, 70);
  return { main: { ...frame, height: frame.height - height - 4 }, residual: { ...frame, top: frame.top + frame.height - height, height } };
}

/** The pixel of a position in a box that shows `range`. */
export function xToPixel(x: number, [low, high]: readonly [number, number], box: Box, isReversed: boolean): number {
  const share = (x - low) / (high - low);
  return box.left + (isReversed ? 1 - share : share) * box.width;
}

/** The position under a pixel; inverse of {@link xToPixel}. */
export function pixelToX(pixel: number, [low, high]: readonly [number, number], box: Box, isReversed: boolean): number {
  const share = (pixel - box.left) / box.width;
  return low + (isReversed ? 1 - share : share) * (high - low);
}
