/** Where the notes of the rows of a stack stand. */
import type { Box } from '../scene/box';
import { placeNotes, type PlacedNote } from '../scene/notes';
import type { Range } from '../scene/zoom';
import { heightAt, type FrameContent } from './frame-content';
import { xToPixel, type StackLayout } from './stack-layout';
import { isOneFrame, type StackAxes, type StackLook, type StackRow } from './stack-rows';
import { titleEnd, titleRoom } from './titles';

interface Looked {
  readonly look: StackLook;
  readonly axes: StackAxes;
}

/** A frame lower than this (a strip of a heat map) has no room for words. */
const leastHeight = 34;

/**
 * @param frame the frame of the row: its box, its y-range and how far the row is lifted
 * @param end where names end in their frames
 */
export function rowNotes(row: StackRow, { box, range: [low, high], lift }: { readonly box: Box; readonly range: Range; readonly lift: number }, { look, axes }: Looked, end: number): PlacedNote[] {
  return placeNotes(box.height < leastHeight ? [] : (row.notes ?? []), {
    box,
    range: look.range,
    pixelOf: (x) => xToPixel(x, look.range, box, axes.isReversed),
    taken: isOneFrame(look.arrangement) ? [] : [titleRoom(row, box, end)],
    topOf: ({ from }) => box.top + (1 - (heightAt(row, from, lift) - low) / (high - low)) * box.height,
  });
}

/** The notes of all rows. */
export function stackNotes(contents: readonly FrameContent[], layout: StackLayout, looked: Looked): PlacedNote[] {
  if (contents.every(({ rows }) => rows.every(({ row }) => (row.notes ?? []).length === 0))) return [];
  const end = titleEnd(contents, layout, looked);
  return contents.flatMap(({ rows, range }, at) => rows.flatMap(({ row, lift }) => rowNotes(row, { box: layout.frames[at]!.main, range, lift }, looked, end)));
}
