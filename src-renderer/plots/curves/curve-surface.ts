import type { CurveDrawing } from '@shared/figures/curves/curve-drawing';
import { paintCurves } from './paint-curves';
import { newRaster, type Raster } from './raster';

/** The bitmap of one panel: kept from drawing to drawing, since a new one of this size for each would be collected in the middle of a pan. */
export class CurveSurface {
  readonly #canvas = document.createElement('canvas');
  #raster: Raster | null = null;

  /** @param width, height of the panel, px of the layout */
  paint(drawings: readonly CurveDrawing[], width: number, height: number): HTMLCanvasElement {
    const scale = devicePixelRatio;
    const [columns, rows] = [Math.ceil(width * scale), Math.ceil(height * scale)];
    if (this.#raster?.width === columns && this.#raster.height === rows) this.#raster.pixels.fill(0);
    else {
      this.#raster = newRaster(columns, rows);
      Object.assign(this.#canvas, { width: columns, height: rows });
    }
    paintCurves(this.#raster, drawings, scale);
    this.#canvas.getContext('2d')!.putImageData(new ImageData(this.#raster.data, columns, rows), 0, 0);
    return this.#canvas;
  }
}
