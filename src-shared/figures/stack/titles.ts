/** Names of rows in their frames. */
import type { Box } from '../scene/box';
import { markElement } from '../scene/mark-element';
import { widthOf } from '../scene/notes';
import type { PlotTheme } from '../scene/plot-theme';
import { layers, words, type SceneElement } from '../scene/scene';
import { textWidth, wrapped } from '../scene/text-width';
import type { Range } from '../scene/zoom';
import { heightAt, type FrameContent } from './frame-content';
import { pixelToX, type StackLayout } from './stack-layout';
import { isOneFrame, type StackAxes, type StackLook, type StackRow } from './stack-rows';

/** Letters of a label, px. */
const labelSize = 14;

/** Where the label of a row ends, its top, and where the frame begins that it must stay in, px. */
interface TitlePlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** Words with the mark of a row, ending at `right`; measured data of these techniques fall off to the right and leave room there. */
function titleWords({ mark, label }: StackRow, { left, right, top }: TitlePlace, theme: PlotTheme): SceneElement[] {
  const end = mark ? right - 18 : right;
  return [...(mark ? [markElement(mark, right - 12, top + 2)] : []), words(label, end, top, { color: theme.ink, size: labelSize, isBold: true, align: 'right', width: end - left, behind: theme.background, layer: layers.title })];
}

const smallWords = (text: string, right: number, top: number, { left, theme }: { readonly left: number; readonly theme: PlotTheme }): SceneElement =>
  words(text, right, top, { color: theme.faintText, size: 11, align: 'right', width: right - left, behind: theme.background, layer: layers.title });

/** The same among rows that share a frame: with what is wrong where it has no curve. */
const sharedTitle = (row: StackRow, place: TitlePlace, theme: PlotTheme): SceneElement[] => titleWords(row.traces.length > 0 || row.message === '' ? row : { ...row, label: `${row.label}: ${row.message}` }, place, theme);

/** In a lower frame the note would lie on the curve, px. */
const leastWithNote = 60;

const hasNote = ({ note }: StackRow, { height }: Box): boolean => note !== '' && height >= leastWithNote;

/** Label and note of a row at the top of its frame. @param end where they end, as by {@link titleEnd} */
export function rowTitle(row: StackRow, box: Box, theme: PlotTheme, end: number): SceneElement[] {
  const place = { left: box.left + 6, right: box.left + end * box.width - 10, top: box.top + 6 };
  return [...titleWords(row, place, theme), ...(hasNote(row, box) ? [smallWords(row.note, place.right, place.top + 19, { ...place, theme })] : [])];
}

/** The room that {@link rowTitle} takes, near enough. */
export function titleRoom(row: StackRow, box: Box, end: number): Box {
  const [label, note] = [1.3 * widthOf(row.label) + 30, hasNote(row, box) ? widthOf(row.note) + 14 : 0];
  const width = Math.max(label, note);
  return { left: box.left + end * box.width - width, top: box.top, width, height: note === 0 ? 26 : 40 };
}

/** Ends of names that are tried, as parts of the width of a frame: measured data of most techniques fall off to the right and leave room there. */
const titleEnds = [1, 0.72, 0.5] as const;
/** Distance at which a curve is looked at below a name, px. */
const lookedAt = 8;

/** Where the names of all rows end in their frames, as a part of the width: where the fewest lie on a curve, and at the right if that is no worse. */
export function titleEnd(contents: readonly FrameContent[], { frames }: Pick<StackLayout, 'frames'>, looked: { readonly look: StackLook; readonly axes: StackAxes }): number {
  if (isOneFrame(looked.look.arrangement) || looked.look.arrangement === 'heat') return 1;
  const covering = (end: number): number => contents.filter((content, at) => coversCurve(content, frames[at]!.main, end, looked)).length;
  let [best, fewest]: [number, number] = [1, Infinity];
  for (const end of titleEnds) {
    if (fewest === 0) break;
    const count = covering(end);
    if (count < fewest) [best, fewest] = [end, count];
  }
  return best;
}

/** Whether the name of a frame's row would lie on its curve. */
function coversCurve({ rows: [first], range: [low, high] }: FrameContent, box: Box, end: number, { look, axes }: { readonly look: StackLook; readonly axes: StackAxes }): boolean {
  if (!first) return false;
  const room = titleRoom(first.row, box, end);
  const bottom = low + (1 - (room.top + room.height - box.top) / box.height) * (high - low);
  for (let pixel = room.left; pixel <= room.left + room.width; pixel += lookedAt) {
    if (heightAt(first.row, pixelToX(pixel, look.range, box, axes.isReversed), first.lift) > bottom) return true;
  }
  return false;
}

/** Of many lifted rows every so manieth is named, so that names stay apart. */
export const liftedStep = (rows: number, box: Box): number => Math.max(1, Math.ceil((18 * rows) / box.height));

/** Where the right end of a lifted row is drawn, px: a little inside, where the curve is that a title must not cross. */
function liftedEnd(row: StackRow, lift: number, [low, high]: Range, box: Box, { look, axes }: { readonly look: StackLook; readonly axes: StackAxes }): number {
  const inside = 0.06 * (look.range[1] - look.range[0]);
  const height = heightAt(row, axes.isReversed ? look.range[0] + inside : look.range[1] - inside, lift);
  return box.top + (1 - ((Number.isFinite(height) ? height : low + lift) - low) / (high - low)) * box.height;
}

/** Above the right end of a lifted row. */
export function liftedTitle(row: StackRow, lift: number, range: Range, box: Box, context: { readonly look: StackLook; readonly axes: StackAxes; readonly theme: PlotTheme }): SceneElement[] {
  const y = Math.max(box.top + 4, Math.min(box.top + box.height - 18, liftedEnd(row, lift, range, box, context) - 22));
  return sharedTitle(row, { left: box.left + 6, right: box.left + box.width - 10, top: y }, context.theme);
}

/** The names of the curves of a frame beside it: of lifted ones where they end, of overlaid ones from the top. */
export function frameNames({ rows, range }: FrameContent, box: Box, context: { readonly look: StackLook; readonly axes: StackAxes; readonly theme: PlotTheme }): SceneElement[] {
  const isLifted = context.look.arrangement === 'offset';
  const levelOf = (row: StackRow, lift: number, at: number): number => (isLifted ? liftedEnd(row, lift, range, box, context) : isOneFrame(context.look.arrangement) ? box.top + 8 + 16 * at : box.top + box.height / 2);
  return besideNames(rows.map(({ row, lift }, at) => ({ row, level: levelOf(row, lift, at), aside: isOneFrame(context.look.arrangement) ? (row.aside ?? '') : '' })), box, context.theme);
}

/** More rows than this in one frame are named beside it: inside they would lie on the curves. */
export const mostInside = 8;
/** Of the names beside a frame, px. */
const besideLine = 16;
const besideColumn = 142;

const linesBeside = (height: number): number => Math.max(1, Math.floor(height / besideLine));

/** Whether the rows of one frame are named in a list; the others have their names at their curves. */
export const hasLegend = (rows: number, arrangement: StackLook['arrangement'], fillsFrame = false): boolean => arrangement === 'overlay' || (arrangement === 'offset' && isListBeside(rows, fillsFrame));

const isListBeside = (rows: number, fillsFrame: boolean): boolean => rows > mostInside || (fillsFrame && rows > 0);

/** Width kept free beside the frame for the names of rows that share it, px. @param height of the panel, px @param fillsFrame whether few names too stand beside it */
export const legendRoom = (rows: number, arrangement: StackLook['arrangement'], height: number, fillsFrame = false): number => (hasLegend(rows, arrangement, fillsFrame) && isListBeside(rows, fillsFrame) ? besideColumn * Math.ceil(rows / linesBeside(height - 80)) : 0);

/** The names of rows that share a frame: few in the upper right corner as long as it is free, many in columns beside the frame. */
export function legendElements(rows: readonly StackRow[], box: Box, theme: PlotTheme, fillsFrame = false): SceneElement[] {
  if (!isListBeside(rows.length, fillsFrame)) return rows.flatMap((row, at) => (26 + at * 20 > box.height ? [] : sharedTitle(row, { left: box.left + 6, right: box.left + box.width - 10, top: box.top + 6 + at * 20 }, theme)));
  const lines = Math.ceil(rows.length / Math.ceil(rows.length / linesBeside(box.height)));
  return rows.flatMap((row, at) => {
    const [left, top] = [box.left + box.width + 14 + besideColumn * Math.floor(at / lines), box.top + besideLine * (at % lines)];
    return [...(row.mark ? [markElement(row.mark, left, top)] : []), words(row.label, left + 18, top, { color: theme.text, width: besideColumn - 26 })];
  });
}

/** Of names beside their curves: letters, lines, the mark before them and the widest that stays in one line, px. */
const beside = { size: 11, line: 14, mark: 15, width: 88, gap: 4 };
const besideLines = (text: string): string[] => (text === '' ? [] : wrapped(text, beside.width, 2, beside));

/** Width that the names of rows take beside their frames with the small words that belong to them, px. */
export const besideRoom = (rows: readonly StackRow[]): number => beside.gap + beside.mark + Math.max(0, ...rows.flatMap(({ label, aside = '' }) => [label, aside].flatMap(besideLines)).map((text) => textWidth(text, beside.size)));

/** A name beside a frame. */
interface BesideName {
  readonly row: StackRow;
  /** Its middle, px from the top. */
  readonly level: number;
  /** Small words below it, where all names find room with theirs. */
  readonly aside: string;
}

/** Names at the right of a frame, each as near to its curve as the others let it. */
function besideNames(names: readonly BesideName[], { left, top, width, height }: Box, theme: PlotTheme): SceneElement[] {
  const hasRoom = beside.line * names.flatMap(({ row, aside }) => [...besideLines(row.label), ...besideLines(aside)]).length <= height;
  const placed = names
    .map(({ row, level, aside }) => ({ row, level, lines: [...besideLines(row.label).map((text) => ({ text, color: theme.ink })), ...(hasRoom ? besideLines(aside) : []).map((text) => ({ text, color: theme.faintText }))] }))
    // From the top: a curve may end above the one before it.
    .sort((a, b) => a.level - b.level);
  const heights = placed.map(({ lines }) => beside.line * lines.length);
  const tops = placed.map(({ level }, at) => Math.max(top, level - heights[at]! / 2));
  for (let at = 1; at < placed.length; at += 1) tops[at] = Math.max(tops[at]!, tops[at - 1]! + heights[at - 1]!);
  // Those that were pushed out below move up again.
  let floor = top + height;
  for (let at = placed.length - 1; at >= 0; at -= 1) {
    tops[at] = Math.min(tops[at]!, floor - heights[at]!);
    floor = tops[at]!;
  }
  const start = left + width + beside.gap;
  return placed.flatMap(({ row, lines }, at) => [
    ...(row.mark ? [markElement(row.mark, start, tops[at]! + (besideLines(row.label).length * beside.line) / 2 - 6)] : []),
    ...lines.map(({ text, color }, line) => words(text, start + beside.mark, tops[at]! + beside.line * line, { color, size: beside.size })),
  ]);
}

/** Why a frame is empty. */
export function message(text: string, box: Box, theme: PlotTheme): SceneElement {
  return words(text, box.left + 28, box.top + Math.min(34, box.height / 2), { color: theme.faintText });
}
