/** What is pointed at in a frame: places, levels and reference lines. */
import { scaleTicks } from '@shared/report/svg/ticks';
import type { Box } from '../scene/box';
import { layers, rules, words, type SceneElement } from '../scene/scene';
import type { PlotTheme } from '../scene/plot-theme';
import { textWidth } from '../scene/text-width';
import type { Range } from '../scene/zoom';
import { xToPixel } from './stack-layout';
import type { StackAxes, StackLook, StackMark, StackRow, StackSticks } from './stack-rows';

/** What every part of a stack is drawn by. */
export interface MarkContext {
  readonly look: StackLook;
  readonly axes: StackAxes;
  readonly theme: PlotTheme;
}

const isShown = (x: number, [low, high]: Range): boolean => x >= low && x <= high;

const labelWidth = (text: string): number => textWidth(text, 11, true) + 4;

/** Marks whose labels are written: the heaviest first, as long as no label touches another. */
export function labelledMarks(marks: readonly StackMark[], pixelOf: (x: number) => number): Set<StackMark> {
  const taken: [from: number, to: number][] = [];
  const labelled = new Set<StackMark>();
  for (const mark of [...marks].sort((a, b) => b.weight - a.weight)) {
    const middle = pixelOf(mark.x);
    const half = labelWidth(mark.label) / 2;
    if (mark.label === '' || taken.some(([from, to]) => middle - half < to && middle + half > from)) continue;
    taken.push([middle - half, middle + half]);
    labelled.add(mark);
  }
  return labelled;
}

/** @param highest the highest value drawn at a place, which a pointer stands above; @param range of the y-axis */
export function markElements(marks: readonly StackMark[], box: Box, { look, axes, theme }: MarkContext, { highest, range }: { readonly highest: (x: number) => number; readonly range: Range }): SceneElement[] {
  const inRange = marks.filter(({ x }) => isShown(x, look.range));
  const pixelOf = (x: number): number => xToPixel(x, look.range, box, axes.isReversed);
  const labelled = labelledMarks(inRange, pixelOf);
  return inRange.flatMap((mark): SceneElement[] => {
    const x = pixelOf(mark.x);
    const level = (highest(mark.x) - range[0]) / (range[1] - range[0]);
    if (mark.isAtBottom) {
      const bottom = box.top + box.height;
      return [{ type: 'polygon', z2: layers.mark, shape: { points: [[x, bottom - 8], [x - 3.5, bottom - 1], [x + 3.5, bottom - 1]] }, style: { fill: mark.color } }];
    }
    // Data above the frame leave the pointer at its top.
    const y = mark.isLine ? box.top + 12 : Math.max(box.top + 22, Math.min(box.top + box.height - 4, box.top + (1 - level) * box.height - 3));
    return [
      ...(mark.isLine
        ? rules([[x, box.top, x, box.top + box.height]], mark.color, { dash: [3, 3], opacity: 0.8, layer: layers.mark })
        : [{ type: 'polygon' as const, z2: layers.mark, shape: { points: [[x, y], [x - 3.5, y - 7], [x + 3.5, y - 7]] as const }, style: { fill: mark.color } }]),
      ...(labelled.has(mark) ? [words(mark.label, x, y - 9, { color: theme.ink, size: 11, isBold: true, align: 'center', verticalAlign: 'bottom' })] : []),
    ];
  });
}

/** Levels across a frame. */
export function levelElements({ levels }: StackRow, box: Box, [low, high]: Range, lift: number): SceneElement[] {
  return levels.flatMap(({ y, color }): SceneElement[] => {
    const level = (y + lift - low) / (high - low);
    if (level < 0 || level > 1) return [];
    const at = box.top + (1 - level) * box.height;
    return rules([[box.left, at, box.left + box.width, at]], color, { width: 1.4, layer: layers.level });
  });
}

/** Reference lines in a strip of their own, with grid lines that run on from the frames above. */
export function stickElements(phase: StackSticks, box: Box, { look, axes, theme }: MarkContext): SceneElement[] {
  const bottom = box.top + box.height;
  const pixelOf = (x: number): number => xToPixel(x, look.range, box, axes.isReversed);
  const lines = phase.lines.filter(({ x }) => isShown(x, look.range));
  return [
    ...rules(xTicks(look.range, box.width).map((x) => [pixelOf(x), box.top, pixelOf(x), bottom]), theme.grid),
    ...rules([[box.left, bottom, box.left + box.width, bottom]], theme.frame),
    words(phase.label, box.left - 6, bottom, { color: theme.text, size: 11, align: 'right', verticalAlign: 'bottom', width: box.left - 8 }),
    ...rules(lines.map(({ x, height }) => [pixelOf(x), bottom, pixelOf(x), bottom - Math.max(2, height * box.height)]), phase.color, { width: 1.6, layer: layers.level }),
  ];
}

/** Where the x-axis is labelled, as often as there is room in this width. */
export const xTicks = (range: Range, width: number): number[] => scaleTicks(range[0], range[1], Math.max(2, Math.round(width / 80)));
