/** Rows of a heat map with their names and the scale of colours. */
import { markElement } from '../scene/mark-element';
import { noteElements } from '../scene/notes';
import { words, type SceneElement } from '../scene/scene';
import type { FrameContent } from './frame-content';
import { heatLegend, heatStrips, type HeatInput } from './heat';
import { markElements, type MarkContext } from './marks';
import { rowNotes } from './row-notes';
import type { StackLayout } from './stack-layout';

/** @param paint makes a bitmap of a row for the screen; null for files, which take shapes alone */
export function heatElements(contents: readonly FrameContent[], layout: StackLayout, context: MarkContext, paint: ((row: HeatInput) => object) | null): SceneElement[] {
  const { look, axes, theme } = context;
  const centre = axes.centre ?? null;
  const [first] = contents;
  const legend = first ? heatLegend({ right: layout.plot.left + layout.plot.width, range: first.range, centre, divisor: axes.divisor, theme }) : [];
  return [
    ...legend,
    ...contents.flatMap(({ rows, range }, at): SceneElement[] => {
      const { row } = rows[0]!;
      const { main } = layout.frames[at]!;
      const [trace] = row.traces;
      const middle = main.top + main.height / 2;
      const heat = trace && { x: trace.x, y: trace.y, box: main, look, isReversed: axes.isReversed, range, centre };
      return [
        ...(heat ? (paint === null ? heatStrips(heat) : [{ type: 'image' as const, style: { image: paint(heat), x: main.left, y: main.top, width: main.width, height: main.height } }]) : []),
        ...noteElements(rowNotes(row, { box: main, range, lift: 0 }, context), main, theme),
        ...markElements(row.marks, main, context, { highest: () => range[1], range }),
        words(row.label, main.left - 22, middle, { color: theme.ink, size: Math.min(12, Math.max(8, main.height)), align: 'right', verticalAlign: 'middle', width: main.left - 30 }),
        ...(row.mark ? [markElement(row.mark, main.left - 18, middle - 6)] : []),
      ];
    }),
  ];
}
