import type { CurveDrawing } from '@shared/figures/curves/curve-drawing';
import type { CurvePainter } from '@shared/figures/curves/curves-scene';
import { Bitmap } from './bitmap';
import { paintCurves } from './paint-curves';

/** The curves of one panel as one picture. */
export class CurveSurface implements CurvePainter {
  readonly #bitmap = new Bitmap();

  /** @param width, height of the panel, px of the layout */
  paint(drawings: readonly CurveDrawing[], width: number, height: number): HTMLCanvasElement {
    return this.#bitmap.draw(width, height, (raster, scale) => paintCurves(raster, drawings, scale));
  }
}
