/** Rows of a heat map with their names and the scale of colours. */
import { markElement } from '../scene/mark-element';
import { noteElements } from '../scene/notes';
import { layers, words, type SceneElement } from '../scene/scene';
import { fittedLine } from '../scene/text-width';
import type { FrameContent } from './frame-content';
import { heatLegend, heatStrips, type HeatInput } from './heat';
import { markElements, type MarkContext } from './marks';
import { rowNotes } from './row-notes';
import { headingWidth, stackHeadings } from './scales';
import type { StackLayout } from './stack-layout';

/** Paints the rows of a heat map for the screen, as a bitmap that the screen can show. */
export interface HeatPainter {
  paint(rows: readonly HeatInput[], width: number, height: number): object;
}

/** @param painter null for files, which take shapes alone */
export function heatElements(contents: readonly FrameContent[], layout: StackLayout, context: MarkContext, painter: HeatPainter | null): SceneElement[] {
  const { look, axes, theme } = context;
  const centre = axes.centre ?? null;
  const [first] = contents;
  const legend = first ? heatLegend({ right: layout.plot.left + layout.plot.width, top: 8 + fittedLine * stackHeadings(axes, 'heat', headingWidth(layout)).rightFrom, range: first.range, centre, divisor: axes.divisor, theme }) : [];
  const heats = contents.flatMap(({ rows, range }, at): HeatInput[] => {
    const [trace] = rows[0]!.row.traces;
    return trace ? [{ x: trace.x, y: trace.y, box: layout.frames[at]!.main, look, isReversed: axes.isReversed, range, centre }] : [];
  });
  const { width, height } = layout.size;
  return [
    ...legend,
    ...(painter ? [{ type: 'image' as const, z2: layers.frame, style: { image: painter.paint(heats, width, height), x: 0, y: 0, width, height } }] : heats.flatMap(heatStrips)),
    ...contents.flatMap(({ rows, range }, at): SceneElement[] => {
      const { row } = rows[0]!;
      const { main } = layout.frames[at]!;
      const middle = main.top + main.height / 2;
      return [
        ...noteElements(rowNotes(row, { box: main, range, lift: 0 }, context, 1), main, theme),
        ...markElements(row.marks, main, context, { highest: () => range[1], range }),
        words(row.label, main.left - 22, middle, { color: theme.ink, size: Math.min(12, Math.max(8, main.height)), align: 'right', verticalAlign: 'middle', width: main.left - 30 }),
        ...(row.mark ? [markElement(row.mark, main.left - 18, middle - 6)] : []),
        ...(row.traces.length === 0 ? [words(row.message, main.left + 8, middle, { color: theme.faintText, size: Math.min(12, Math.max(8, main.height)), verticalAlign: 'middle' })] : []),
      ];
    }),
  ];
}
