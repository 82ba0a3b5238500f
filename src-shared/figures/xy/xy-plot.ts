/** What a plot of curves against a quantity of their own shows: lines, points with error bars, reference lines and an aligned strip. */
import type { MarkShape } from '../scene/mark-shapes';
import type { Box } from '../scene/box';
import type { PlotNote } from '../scene/notes';
import { furtherTitleLines } from '../scene/scene';
import { fittedLine, fittedTitle, textWidth, wrapped, type FittedTitle } from '../scene/text-width';
import type { Range } from '../scene/zoom';

export interface XyLine {
  readonly id: string;
  readonly color: string;
  /** Lengths of line and gap in px; empty for a solid line. */
  readonly dash: readonly number[];
  readonly width: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** A head in the middle shows which way it runs; defaults to false. */
  readonly hasArrow?: boolean;
}

export interface XyPoint {
  readonly x: number;
  readonly y: number;
  /** Half length of the error bar, or null. */
  readonly spread: number | null;
  readonly color: string;
  readonly shape: MarkShape;
  readonly hollow: boolean;
  /** Written beside the point; may be empty. */
  readonly label: string;
}

/** A reference line at one x or y, with a word at its end. */
export interface XyGuide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly label: string;
  /** The word of a level line stands at its left end; defaults to the right one. */
  readonly isLabelLeft?: boolean;
}

/** Another scale along the same axis: shown = factor × value + offset. */
export interface SecondScale {
  readonly title: string;
  readonly factor: number;
  readonly offset: number;
}

export interface XyAxes {
  /** Quantity and unit. */
  readonly x: string;
  readonly y: string;
  readonly top: SecondScale | null;
  readonly right: SecondScale | null;
}

/** Filled shares of one over the same x-axis. */
export interface XyStrip {
  readonly title: string;
  readonly areas: readonly { readonly id: string; readonly label: string; readonly color: string; readonly x: ArrayLike<number>; readonly low: ArrayLike<number>; readonly high: ArrayLike<number> }[];
  /** Pale band around a line: an uncertainty. */
  readonly bands: readonly { readonly x: ArrayLike<number>; readonly low: ArrayLike<number>; readonly high: ArrayLike<number> }[];
  readonly points: readonly XyPoint[];
}

export interface XyPlot {
  readonly lines: readonly XyLine[];
  readonly points: readonly XyPoint[];
  readonly guides: readonly XyGuide[];
  /** What people wrote on places of the curves; defaults to nothing. */
  readonly notes?: readonly PlotNote[];
  /** Parts of lines that notes are about, drawn broad and pale below them; defaults to none. */
  readonly marks?: readonly Pick<XyLine, 'x' | 'y'>[];
  readonly axes: XyAxes;
  readonly strip: XyStrip | null;
}

export interface XyLook {
  readonly x: Range;
  readonly y: Range;
}

export interface XyLayout {
  /** Of the whole plot, px. */
  readonly width: number;
  readonly main: Box;
  readonly strip: Box | null;
}

const leftMargin = 58;
const axisHeight = 46;
/** Between the curve and the strip, for one line of its title, px. */
const stripGap = 26;
/** From one line of titles to the next, px. */
export const titleLine = 15;
/** From the title of an upright scale to the edge of the plot, px. */
export const edge = 8;

/** The lines of the title of the strip in a plot of this width. */
export const stripTitle = ({ title }: XyStrip, width: number): string[] => wrapped(title, width - 2 * edge - 4, 3);

/** Titles over the upright scales: beside each other, or that of the right one below where they would meet. */
export interface UprightTitles {
  readonly left: FittedTitle;
  readonly right: FittedTitle | null;
  readonly isApart: boolean;
  /** Lines that they take together. */
  readonly lines: number;
}

/** Between titles in one line, px. */
const titleGap = 12;

/** How the titles of the upright scales stand in a plot of this width. */
export function uprightTitles({ y, right }: Pick<XyAxes, 'y' | 'right'>, width: number): UprightTitles {
  const room = width - 2 * edge;
  const other = right === null ? null : fittedTitle(right.title, room);
  const isApart = other !== null && textWidth(y) + textWidth(right!.title) + titleGap > room;
  const left = fittedTitle(y, room);
  return { left, right: other, isApart, lines: isApart ? left.lines.length + other.lines.length : left.lines.length };
}

/** Whether the title of the upper scale would meet those of the upright ones: it then has a line of its own below them. */
const areTitlesCrowded = ({ y, top, right }: XyAxes, width: number): boolean => top !== null && textWidth(y) + textWidth(top.title, 12, true) + 2 * textWidth(right?.title ?? '') + 60 > width;

/** Boxes of the curve and of the strip below it, px; a low window has no strip. */
export function xyLayout(width: number, height: number, plot: Pick<XyPlot, 'axes' | 'strip'>): XyLayout {
  const right = plot.axes.right ? 46 : 16;
  const room = width - 2 * edge;
  const above = fittedLine * (uprightTitles(plot.axes, width).lines - 1) + (plot.axes.top ? furtherTitleLines(plot.axes.top.title, room) : 0);
  const top = (plot.axes.top ? 50 : 28) + (areTitlesCrowded(plot.axes, width) ? titleLine : 0) + above;
  const inner = Math.max(40, height - top - axisHeight - furtherTitleLines(plot.axes.x, room));
  // The strip gives way in a low window before the curve becomes unreadable.
  const stripHeight = plot.strip && inner > 240 ? Math.min(110, Math.round(inner * 0.24)) : 0;
  const gap = plot.strip ? stripGap + titleLine * (stripTitle(plot.strip, width).length - 1) : stripGap;
  const mainHeight = stripHeight > 0 ? inner - stripHeight - gap : inner;
  const column = { left: leftMargin, width: Math.max(60, width - leftMargin - right) };
  return { width, main: { ...column, top, height: mainHeight }, strip: stripHeight > 0 ? { ...column, top: top + mainHeight + gap, height: stripHeight } : null };
}

/** Where a value stands in a box, px from the left of the drawing. */
export const toPixelX = (x: number, [low, high]: Range, box: Box): number => box.left + ((x - low) / (high - low)) * box.width;
/** The same from its top; values rise upwards. */
export const toPixelY = (y: number, [low, high]: Range, box: Box): number => box.top + (1 - (y - low) / (high - low)) * box.height;
/** The value at a place of a box; undoes {@link toPixelX}. */
export const fromPixelX = (px: number, [low, high]: Range, box: Box): number => low + ((px - box.left) / box.width) * (high - low);
/** Undoes {@link toPixelY}. */
export const fromPixelY = (py: number, [low, high]: Range, box: Box): number => high - ((py - box.top) / box.height) * (high - low);

/** Everything that is drawn, with a little air around it; [0, 1] where nothing is. */
export function xyFullLook({ lines, points, guides }: Pick<XyPlot, 'lines' | 'points' | 'guides'>): XyLook {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  const take = (x: number, y: number): void => {
    left = Math.min(left, x);
    right = Math.max(right, x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  };
  for (const { x, y } of lines) for (let i = 0; i < x.length; i += 1) take(x[i]!, y[i]!);
  for (const { x, y, spread } of points) {
    take(x, y - (spread ?? 0));
    take(x, y + (spread ?? 0));
  }
  if (left <= right) for (const { axis, at } of guides) take(axis === 'x' ? at : left, axis === 'y' ? at : low);
  return { x: padded(left, right, 0.03), y: padded(low, high, 0.07) };
}

function padded(low: number, high: number, share: number): Range {
  if (!(low <= high)) return [0, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  // Values that differ by rounding alone are one value.
  const air = high - low > 1e-9 * size ? share * (high - low) : share * size || 1;
  return [low - air, high + air];
}
