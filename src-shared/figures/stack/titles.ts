/** Names of rows in their frames. */
import type { Box } from '../scene/box';
import { markElement } from '../scene/mark-element';
import { widthOf } from '../scene/notes';
import type { PlotTheme } from '../scene/plot-theme';
import { layers, words, type SceneElement } from '../scene/scene';
import type { Range } from '../scene/zoom';
import { heightAt } from './frame-content';
import type { StackAxes, StackLook, StackRow } from './stack-rows';

/** Words with the mark of a row, ending at `right`; measured data of these techniques fall off to the right and leave room there. */
function titleWords(row: StackRow, right: number, top: number, hasNote: boolean, theme: PlotTheme): SceneElement[] {
  return [
    ...(row.mark ? [markElement(row.mark, right - 12, top + 2)] : []),
    words(row.label, row.mark ? right - 18 : right, top, { color: theme.ink, size: 14, isBold: true, align: 'right', behind: theme.background, layer: layers.title }),
    ...(hasNote ? [words(row.note, right, top + 19, { color: theme.faintText, size: 11, align: 'right', behind: theme.background, layer: layers.title })] : []),
  ];
}

/** Label and note of a row at the top right of its frame. */
export function rowTitle(row: StackRow, box: Box, theme: PlotTheme): SceneElement[] {
  return titleWords(row, box.left + box.width - 10, box.top + 6, row.note !== '' && box.height >= 46, theme);
}

/** The room that {@link rowTitle} takes, near enough. */
export function titleRoom({ label, note }: StackRow, { left, top, width }: Box): Box {
  const taken = Math.max(1.3 * widthOf(label) + 30, widthOf(note) + 14);
  return { left: left + width - taken, top, width: taken, height: note === '' ? 26 : 40 };
}

/** Of many lifted rows every so manieth is named, so that names stay apart. */
export const liftedStep = (rows: number, box: Box): number => Math.max(1, Math.ceil((18 * rows) / box.height));

/** Above the right end of a lifted row. */
export function liftedTitle(row: StackRow, lift: number, [low, high]: Range, box: Box, { look, axes, theme }: { readonly look: StackLook; readonly axes: StackAxes; readonly theme: PlotTheme }): SceneElement[] {
  // A little inside, where the curve is that the title must not cross.
  const inside = 0.06 * (look.range[1] - look.range[0]);
  const height = heightAt(row, axes.isReversed ? look.range[0] + inside : look.range[1] - inside, lift);
  const level = ((Number.isFinite(height) ? height : low + lift) - low) / (high - low);
  const y = Math.max(box.top + 4, Math.min(box.top + box.height - 18, box.top + (1 - level) * box.height - 22));
  return titleWords(row, box.left + box.width - 10, y, false, theme);
}

/** More rows than this in one frame are named beside it: inside they would lie on the curves. */
const mostInside = 8;
/** Of the names beside a frame, px. */
const besideLine = 16;
const besideColumn = 142;

const linesBeside = (height: number): number => Math.max(1, Math.floor(height / besideLine));

/** Whether the rows of one frame are named in a list; the others have their names at their curves. */
export const hasLegend = (rows: number, arrangement: StackLook['arrangement']): boolean => arrangement === 'overlay' || (arrangement === 'offset' && rows > mostInside);

/** Width kept free beside the frame for the names of rows that share it, px. @param height of the panel, px */
export const legendRoom = (rows: number, arrangement: StackLook['arrangement'], height: number): number => (hasLegend(rows, arrangement) && rows > mostInside ? besideColumn * Math.ceil(rows / linesBeside(height - 80)) : 0);

/** The names of rows that share a frame: few in the upper right corner, many in columns beside the frame. */
export function legendElements(rows: readonly StackRow[], box: Box, theme: PlotTheme): SceneElement[] {
  if (rows.length <= mostInside) return rows.flatMap((row, at) => (26 + at * 20 > box.height ? [] : titleWords(row, box.left + box.width - 10, box.top + 6 + at * 20, false, theme)));
  const lines = Math.ceil(rows.length / Math.ceil(rows.length / linesBeside(box.height)));
  return rows.flatMap((row, at) => {
    const [left, top] = [box.left + box.width + 14 + besideColumn * Math.floor(at / lines), box.top + besideLine * (at % lines)];
    return [...(row.mark ? [markElement(row.mark, left, top)] : []), words(row.label, left + 18, top, { color: theme.text, width: besideColumn - 26 })];
  });
}

/** Why a frame is empty. */
export function message(text: string, box: Box, theme: PlotTheme): SceneElement {
  return words(text, box.left + 28, box.top + Math.min(34, box.height / 2), { color: theme.faintText });
}
