import { markPaths, type MarkShape } from './mark-shapes';
import { layers, type SceneElement } from './scene';

/** The mark of a state in a 12 × 12 box whose upper left corner is at (x, y). */
export function markElement(mark: { readonly shape: MarkShape; readonly hollow: boolean; readonly color: string }, x: number, y: number): SceneElement {
  return { type: 'path', x, y, z2: layers.title, shape: { pathData: markPaths[mark.shape] }, style: { fill: mark.hollow ? 'none' : mark.color, stroke: mark.color, lineWidth: 1.6 } };
}
