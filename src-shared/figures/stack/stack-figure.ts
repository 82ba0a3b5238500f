/** A stack of spectra as a figure. */
import type { Figure, FigureSize } from '../figure';
import { plotThemes } from '../scene/plot-theme';
import { furtherTitleLines } from '../scene/scene';
import { fittedLine, textWidth } from '../scene/text-width';
import { stackHeadings } from './scales';
import { rightMargin, stackLayout, type StackLayout, type StackLayoutInput } from './stack-layout';
import { extraLinesIn, stackScene, type ExtraRow } from './stack-scene';
import { besideRoom, legendRoom, mostInside } from './titles';
import { isOneFrame, type StackAxes, type StackLook, type StackRow, type StackSticks } from './stack-rows';

/** What a stack shows; the colours of its parts are those of one theme. */
export interface StackContent {
  readonly rows: readonly StackRow[];
  readonly sticks?: readonly StackSticks[];
  readonly extra?: ExtraRow | null;
  readonly axes: StackAxes;
  readonly look: StackLook;
  /** What is said where there are no rows; defaults to nothing. */
  readonly message?: string;
}

/** A narrower frame than this cannot be read beside others, px. */
const leastColumnWidth = 190;
/** Where all frames find room in one line, they may be this much narrower: one line compares best. */
const leastInOneLine = 160;

/** Frames side by side: all in one line, or lines of much the same length. */
function columnsFor(frames: number, width: number): number {
  const room = width - 70;
  if (frames * leastInOneLine <= room) return Math.max(1, frames);
  const most = Math.max(1, Math.floor(room / leastColumnWidth));
  return Math.ceil(frames / Math.ceil(frames / most));
}
const heatRoom = { leastRowHeight: 11, rowGap: 1 };
/** Names at the left of a heat map: widest, and the letters and air that they have, px. */
const heatNames = { most: 150, size: 12, air: 34 };
const heatNameWidth = (rows: readonly StackRow[]): number => Math.min(heatNames.most, Math.max(56, ...rows.map(({ label }) => heatNames.air + textWidth(label, heatNames.size))));

/**
 * Whether curves that share a frame have their names beside it, where they would lie on curves in it: lifted ones where they end, and overlaid
 * ones whose names have small words with them. Many have a list instead. @param asideWidth of the view's own words beside rows, px; defaults to none
 */
export function haveNamesBeside({ rows, axes: { fillsFrame = false }, look: { arrangement } }: Pick<StackContent, 'rows' | 'axes' | 'look'>, asideWidth = 0): boolean {
  if (asideWidth > 0 || rows.length === 0 || rows.length > mostInside || fillsFrame) return false;
  return arrangement === 'offset' || (arrangement === 'overlay' && rows.some(({ aside = '' }) => aside !== ''));
}

/** Width beside frames that names of curves take in addition to the margin that is there already, px. */
const namesRoom = (rows: readonly StackRow[]): number => besideRoom(rows) - 16;

/** How the rows of a stack are laid out in a room of so many px, before it is known how many of them fit. */
export function stackRoom({ rows, sticks = [], extra = null, axes, look }: StackContent, { width, height }: FigureSize, asideWidth = 0): StackLayoutInput & { readonly columns: number; readonly columnGap: number } {
  const columns = look.arrangement === 'columns' ? columnsFor(rows.length, width) : 1;
  // The view's own words beside rows, or the names of curves that share a frame.
  const listed = width < leastWithList && rows.length <= mostInside ? 0 : legendRoom(rows.length, look.arrangement, height, axes.fillsFrame);
  const beside = haveNamesBeside({ rows, axes, look }, asideWidth) ? namesRoom(rows) : Math.max(asideWidth, listed);
  const right = width - rightMargin - (beside > 0 ? beside + rightMargin : 0);
  return {
    width,
    height,
    rows: rows.length,
    isOneFrame: isOneFrame(look.arrangement),
    hasResiduals: look.hasResiduals && rows.some((row) => row.residuals !== null),
    sticks: sticks.length,
    hasSecondAxis: axes.second !== null,
    hasExtra: extra !== null,
    ...(extra && { extraLines: extraLinesIn(extra, right) }),
    furtherLines: { above: fittedLine * (stackHeadings(axes, look.arrangement, right + rightMargin).lines - 1), below: furtherTitleLines(axes.x, width - 8) },
    asideWidth: beside,
    columns,
    // Frames with scales of their own need room for them.
    columnGap: look.hasCommonScale ? 12 : 50,
    ...(look.arrangement === 'columns' && { leastRowHeight: 150 }),
    ...(look.arrangement === 'heat' && { ...heatRoom, leftWidth: heatNameWidth(rows) }),
  };
}

/** Names in a frame lower or narrower than this would lie on the curves, px. */
const leastWithNames = { height: 60, width: 420 };
/** In a narrower figure a list of names beside the frame would take too much of it, px. */
const leastWithList = 480;
/** Of overlaid curves, which leave the upper half of their frame free at the right: so much of its height for each name, px. */
const listedLine = 40;

/** Whether the names of rows that are not lifted stand beside their frames. */
function hasNamesBeside({ rows, axes, look: { arrangement } }: StackContent, { frames, columns, aside }: StackLayout): boolean {
  const { width, height } = frames[0]!.main;
  if (arrangement === 'heat' || columns.length > 1 || aside.length > 0) return false;
  if (axes.fillsFrame && isOneFrame(arrangement)) return true;
  return arrangement === 'overlay' ? width < leastWithNames.width || height < listedLine * rows.length : height < leastWithNames.height;
}

/** Every row of a stack in the room given, in the colours of paper. @param content with the colours of the light theme */
export function stackFigure(content: StackContent, size: FigureSize): Figure {
  const { rows, sticks = [], extra = null, axes, look, message = '' } = content;
  const wide = stackLayout(stackRoom(content, size));
  const isBeside = hasNamesBeside(content, wide);
  const layout = isBeside ? stackLayout(stackRoom(content, size, namesRoom(rows))) : wide;
  return { scene: stackScene({ rows, extra, sticks, layout, axes, look, message, theme: plotThemes.light, hasNamesBeside: isBeside || haveNamesBeside(content), painters: null }), ...size };
}
