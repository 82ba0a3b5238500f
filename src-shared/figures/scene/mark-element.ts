import type { MarkShape } from './mark-shapes';
import { layers, type SceneElement } from './scene';

/** Corners of the straight-sided marks in a 12 × 12 box; the same outlines as controls/mark-shapes.ts, whose paths this drawing component does not take. */
const corners: Readonly<Record<Exclude<MarkShape, 'circle'>, [number, number][]>> = {
  up: [[6, 1.6], [10.8, 10], [1.2, 10]],
  down: [[6, 10.4], [1.2, 2], [10.8, 2]],
  square: [[2.2, 2.2], [9.8, 2.2], [9.8, 9.8], [2.2, 9.8]],
  diamond: [[6, 1], [11, 6], [6, 11], [1, 6]],
};

/** The mark of a state in a 12 × 12 box whose upper left corner is at (x, y). */
export function markElement(mark: { readonly shape: MarkShape; readonly hollow: boolean; readonly color: string }, x: number, y: number): SceneElement {
  const style = { fill: mark.hollow ? 'none' : mark.color, stroke: mark.color, lineWidth: 1.6 };
  return mark.shape === 'circle' ? { type: 'circle', x, y, z2: layers.title, shape: { cx: 6, cy: 6, r: 4 }, style } : { type: 'polygon', x, y, z2: layers.title, shape: { points: corners[mark.shape] }, style };
}
