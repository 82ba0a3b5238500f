import { newRaster, type Raster } from './raster';

/** One picture of a panel: kept from drawing to drawing, since a new one of this size for each would be collected in the middle of a pan. */
export class Bitmap {
  readonly #canvas = document.createElement('canvas');
  #raster: Raster | null = null;

  /**
   * @param width, height of the panel, px of the layout
   * @param paint draws on an empty raster that has `scale` px for each of them
   */
  draw(width: number, height: number, paint: (raster: Raster, scale: number) => void): HTMLCanvasElement {
    const scale = devicePixelRatio;
    const [columns, rows] = [Math.ceil(width * scale), Math.ceil(height * scale)];
    if (this.#raster?.width === columns && this.#raster.height === rows) this.#raster.pixels.fill(0);
    else {
      this.#raster = newRaster(columns, rows);
      Object.assign(this.#canvas, { width: columns, height: rows });
    }
    paint(this.#raster, scale);
    this.#canvas.getContext('2d')!.putImageData(new ImageData(this.#raster.data, columns, rows), 0, 0);
    return this.#canvas;
  }
}
