/** What a crosshair reads in each row of a stack. */
import { nearestIndex } from '../aligned/aligned-rows';
import type { Box } from '../scene/box';
import { levelInFrame, type FrameContent } from './frame-content';
import type { StackLayout } from './stack-layout';
import type { StackLook, StackRow } from './stack-rows';

export interface RowReading {
  readonly row: StackRow;
  /** The measured point nearest to the crosshair, in units of the axes. */
  readonly x: number;
  readonly y: number;
  /** The frame that shows it. */
  readonly box: Box;
  /** Where the point stands in its frame, 0 at the foot and 1 at the top; null beyond either. */
  readonly level: number | null;
}

/**
 * What each of the drawn rows reads at a place of the axis, in their order; null where a row was not measured.
 * @param x in units of the axis
 */
export function stackReadings(shown: readonly StackRow[], { contents, layout, look }: { readonly contents: readonly FrameContent[]; readonly layout: StackLayout; readonly look: StackLook }, x: number): (RowReading | null)[] {
  return shown.map((row, at) => {
    const trace = row.traces[0];
    if (!trace || trace.x.length === 0 || x < trace.x[0]! || x > trace.x[trace.x.length - 1]!) return null;
    const index = nearestIndex(trace.x, x);
    const { frame, level } = levelInFrame(contents, look.arrangement, at, trace.y[index]!);
    return { row, x: trace.x[index]!, y: trace.y[index]!, box: layout.frames[frame]!.main, level: level >= 0 && level <= 1 ? level : null };
  });
}
