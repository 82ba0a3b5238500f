/** Curves as elements of a scene: shapes, or one picture of them all. */
import { clipped, layers, type SceneElement } from '../scene/scene';
import { curveElements, shownPoints, type CurveDrawing } from './curve-drawing';

/** Paints curves for the screen, as a bitmap that the screen can show. */
export interface CurvePainter {
  paint(drawings: readonly CurveDrawing[], width: number, height: number): object;
}

/** More points than this take a canvas longer as strokes than as pixels. */
const mostStroked = 6000;

/** @param painter null for files, which take shapes alone */
export function curvesScene(drawings: readonly CurveDrawing[], painter: CurvePainter | null, { width, height }: { readonly width: number; readonly height: number }): SceneElement[] {
  const points = drawings.reduce((sum, drawing) => sum + shownPoints(drawing), 0);
  if (painter && points > mostStroked) return [{ type: 'image', z2: layers.points, style: { image: painter.paint(drawings, width, height), x: 0, y: 0, width, height } }];
  const byFrame = new Map<CurveDrawing['frame'], CurveDrawing[]>();
  for (const drawing of drawings) byFrame.set(drawing.frame, [...(byFrame.get(drawing.frame) ?? []), drawing]);
  return [...byFrame].flatMap(([{ box }, own]) => clipped(box, own.flatMap(curveElements)));
}
