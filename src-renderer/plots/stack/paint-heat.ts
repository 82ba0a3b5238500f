import { heatColors, stripLevels, type HeatInput } from '@shared/figures/stack/heat';
import { clipOf, packed, type Raster } from '../curves/raster';

/** Paints rows into a bitmap, each px in the colour of its strip: for the screen, where fifty rows of paths would be slow. */
export function paintHeat(raster: Raster, rows: readonly HeatInput[], scale: number): void {
  for (const input of rows) {
    const { left, right, top, bottom } = clipOf(raster, input.box, scale);
    if (input.x.length < 2 || right <= left || bottom <= top) continue;
    const found = stripLevels(input);
    const inks = heatColors(input.centre).map((color) => packed(...color));
    const { pixels, width } = raster;
    const line = top * width;
    for (let column = left; column < right; column += 1) {
      const strip = Math.floor(((column + 0.5 - left) / (right - left)) * found.length);
      const level = found[input.isReversed ? found.length - 1 - strip : strip]!;
      if (level >= 0) pixels[line + column] = inks[level]!;
    }
    for (let row = top + 1; row < bottom; row += 1) pixels.copyWithin(row * width + left, line + left, line + right);
  }
}
