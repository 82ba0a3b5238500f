/** Where everything of a stack stands, in px. */
import type { Box } from '../aligned-layout';

export interface StackLayout {
  /** One frame for each drawn row, or a single one that holds them all. */
  readonly frames: readonly { readonly main: Box; readonly residual: Box | null }[];
  /** A frame for each strip of reference lines. */
  readonly sticks: readonly Box[];
  /** Frame of the extra row at the bottom, or null. */
  readonly extra: Box | null;
  /** From the first frame's top to the last frame's bottom, without the extra row. */
  readonly plot: Box;
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
  /** Width kept free beside the rows; 0 for none. */
  readonly asideWidth: number;
}

const titleHeight = 26;
const secondAxisHeight = 22;
const axisHeight = 46;
const leftAxisWidth = 56;
const rightMargin = 14;
const rowGap = 6;
const stickHeight = 20;
/** A row lower than this cannot be read: further rows scroll. */
const leastRowHeight = 64;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

interface Heights {
  readonly top: number;
  /** For the rows together. */
  readonly body: number;
  readonly extra: number;
}

function heights({ height, hasSecondAxis, sticks, hasExtra }: Omit<StackLayoutInput, 'rows'>): Heights {
  const top = titleHeight + (hasSecondAxis ? secondAxisHeight : 0);
  const rest = height - top - axisHeight - sticks * stickHeight;
  const extra = hasExtra ? clamp(rest * 0.17, 48, 120) : 0;
  return { top, body: Math.max(leastRowHeight, rest - (hasExtra ? extra + titleHeight : 0)), extra };
}

/** How many rows fit; the others scroll. Rows that share one frame always fit. */
export function rowSlots(input: StackLayoutInput): number {
  return input.isOneFrame ? input.rows : clamp(Math.floor(heights(input).body / leastRowHeight), 1, input.rows);
}

export function stackLayout(input: StackLayoutInput): StackLayout {
  const { width, rows, isOneFrame, hasResiduals, sticks, hasExtra, asideWidth } = input;
  const { top, body, extra } = heights(input);
  const count = Math.max(1, rows);
  const rowHeight = body / count;
  const plotWidth = Math.max(80, width - leftAxisWidth - rightMargin - (asideWidth > 0 ? asideWidth + rightMargin : 0));
  const box = (boxTop: number, height: number): Box => ({ left: leftAxisWidth, top: boxTop, width: plotWidth, height });
  const frameHeight = isOneFrame ? body : rowHeight;
  const frames = Array.from({ length: isOneFrame ? 1 : count }, (_, at) => frameBoxes(box(top + at * frameHeight, frameHeight - rowGap), hasResiduals));
  const bottom = top + body + sticks * stickHeight;
  return {
    frames,
    sticks: Array.from({ length: sticks }, (_, at) => box(top + body + at * stickHeight, stickHeight - 4)),
    extra: hasExtra ? box(bottom + titleHeight, extra - rowGap) : null,
    plot: box(top, bottom - top - rowGap),
    rowHeight,
    aside: asideWidth > 0 ? Array.from({ length: count }, (_, at) => ({ left: leftAxisWidth + plotWidth + rightMargin, top: top + at * rowHeight, width: asideWidth, height: rowHeight - rowGap })) : [],
  };
}

function frameBoxes(frame: Box, hasResiduals: boolean): { main: Box; residual: Box | null } {
  if (!hasResiduals) return { main: frame, residual: null };
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
