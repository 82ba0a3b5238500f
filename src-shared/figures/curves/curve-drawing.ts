/** A curve in a frame, as shapes: for files, and on the screen as long as there are few points. */
import type { Box } from '../scene/box';
import { layers, type SceneElement } from '../scene/scene';
import { visibleIndices } from '../scene/visible-indices';
import type { Range } from '../scene/zoom';
import type { Placing } from './curve-columns';
import { drawnPoints } from './drawn-points';

export interface CurveFrame {
  readonly box: Box;
  /** What the box shows of both axes. */
  readonly range: Range;
  readonly yRange: Range;
  readonly isReversed: boolean;
}

export interface CurveDrawing {
  readonly frame: CurveFrame;
  readonly style: 'points' | 'line' | 'fill';
  /** Increasing. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Lower edge of a fill, as long as `y`; null: the bottom of the frame. */
  readonly base: Float64Array | null;
  /** Height that the curve is lifted by, in units of y. */
  readonly lift: number;
  readonly color: string;
  /** Lengths of line and gap of a broken line, px; null for an unbroken one. */
  readonly dash: readonly [on: number, off: number] | null;
  /** Of lines and points, and of the line along the upper edge of a fill, px; 0 for a fill without one. */
  readonly width: number;
  readonly opacity: number;
  /** A fill with oblique lines in its colour, so that it is told from others without colour; defaults to none. */
  readonly isHatched?: boolean;
}

/** Oblique lines of a hatched fill and the gaps between them, across the lines, and how strong they are. */
export const hatching = { line: 1, gap: 5, opacity: 0.8 } as const;

/** What lies over what in a frame. */
export const curveLayer = { fill: layers.area, points: layers.points, line: layers.line } as const;

/** @param scale px of the picture for each px of the layout; defaults to 1 */
export function placingOf({ frame: { box, range, yRange, isReversed }, lift }: Pick<CurveDrawing, 'frame' | 'lift'>, scale = 1): Placing {
  const perX = (scale * box.width) / (range[1] - range[0]);
  const perY = (scale * box.height) / (yRange[1] - yRange[0]);
  const left = scale * box.left;
  return {
    perX: isReversed ? -perX : perX,
    atX: isReversed ? left + range[1] * perX : left - range[0] * perX,
    perY: -perY,
    atY: scale * box.top + (yRange[1] - lift) * perY,
  };
}

/** Points of the curve that its frame shows, as many as are drawn. */
export function shownPoints({ x, frame }: Pick<CurveDrawing, 'x' | 'frame'>): number {
  if (x.length === 0) return 0;
  const [first, last] = visibleIndices(x, frame.range);
  return Math.min(last - first + 1, 2 * Math.ceil(frame.box.width));
}

/** Places of the curve in px, thinned out where there are more than can be seen. */
export function placesOf(drawing: Pick<CurveDrawing, 'frame' | 'x' | 'y' | 'lift'>, y: Float64Array = drawing.y, scale = 1): [number, number][] {
  const { perX, atX, perY, atY } = placingOf(drawing, scale);
  return drawnPoints(drawing.x, y, drawing.frame.range, drawing.frame.box.width * scale).map(([x, value]) => [x * perX + atX, value * perY + atY]);
}

/** A curve as elements of a scene, thinned to what its width can show. */
export function curveElements(drawing: CurveDrawing): SceneElement[] {
  const { style, color, dash, width, opacity, base, frame, isHatched } = drawing;
  const z2 = curveLayer[style];
  const points = placesOf(drawing);
  switch (style) {
    case 'points':
      return [{ type: 'path', z2, shape: { pathData: dotPath(points) }, style: { fill: 'none', stroke: color, lineWidth: width, lineCap: 'round', opacity } }];
    case 'fill': {
      const bottom = frame.box.top + frame.box.height;
      const edge: [number, number][] = base ? placesOf(drawing, base).reverse() : points.length > 0 ? [[points[points.length - 1]![0], bottom], [points[0]![0], bottom]] : [];
      const shape = { points: [...points, ...edge] };
      const decal = { symbol: 'rect' as const, dashArrayX: [1, 0], dashArrayY: [hatching.line, hatching.gap] as [number, number], rotation: -Math.PI / 4, color };
      return [
        { type: 'polygon', z2, shape, style: { fill: color, opacity } },
        ...(isHatched ? [{ type: 'polygon' as const, z2, shape, style: { fill: 'none', opacity: hatching.opacity, decal } }] : []),
        ...(width > 0 ? [{ type: 'polyline' as const, z2, shape: { points }, style: { fill: 'none', stroke: color, lineWidth: width } }] : []),
      ];
    }
    case 'line':
      return [{ type: 'polyline', z2, shape: { points }, style: { fill: 'none', stroke: color, lineWidth: width, lineJoin: 'bevel', opacity, ...(dash && { lineDash: [...dash] }) } }];
  }
}

/** Path of one dot for each place: strokes of no length whose round caps are the dots. An element for each would cost more than all else. */
export const dotPath = (places: readonly (readonly [number, number])[]): string => places.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h.01`).join('');
