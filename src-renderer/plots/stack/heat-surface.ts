import type { HeatInput } from '@shared/figures/stack/heat';
import type { HeatPainter } from '@shared/figures/stack/heat-rows';
import { Bitmap } from '../curves/bitmap';
import { paintHeat } from './paint-heat';

/** The rows of one panel as one picture. */
export class HeatSurface implements HeatPainter {
  readonly #bitmap = new Bitmap();

  /** @param width, height of the panel, px of the layout */
  paint(rows: readonly HeatInput[], width: number, height: number): HTMLCanvasElement {
    return this.#bitmap.draw(width, height, (raster, scale) => paintHeat(raster, rows, scale));
  }
}
