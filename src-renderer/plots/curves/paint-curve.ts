/** Lines, areas and dots painted column by column. */
import type { CurveColumns } from '@shared/figures/curves/curve-columns';
import { blend, type Clip, type Ink, type Raster } from './raster';

/** Part of a row of pixels that [top, bottom] covers. */
const overlap = (row: number, top: number, bottom: number): number => Math.max(0, Math.min(row + 1, bottom) - Math.max(row, top));

export interface LineLook {
  /** px of the picture. */
  readonly width: number;
  /** Lengths of line and gap along the x-axis, px; along the curve dashes would drown in noise. */
  readonly dash: readonly [on: number, off: number] | null;
}

/**
 * Paints a line. Each pixel takes the mean over the columns that fall into it, so that a steep smooth line has no stairs.
 * @param columns of the clip, `perPixel` for each of its px
 */
export function paintLine(raster: Raster, clip: Clip, { top, bottom }: CurveColumns, perPixel: number, ink: Ink, { width, dash }: LineLook): void {
  const coverage = new Float32Array(clip.bottom - clip.top);
  for (let column = 0; column < clip.right - clip.left; column += 1) {
    if (dash && column % (dash[0] + dash[1]) >= dash[0]) continue;
    let from = clip.bottom;
    let to = clip.top;
    for (let k = column * perPixel; k < (column + 1) * perPixel; k += 1) {
      // A line is as thick as it says, and a level stretch of it no thinner.
      const high = top[k]! - width / 2;
      const low = bottom[k]! + width / 2;
      if (!(low > clip.top && high < clip.bottom)) continue;
      const start = Math.max(clip.top, Math.floor(high));
      const end = Math.min(clip.bottom, Math.ceil(low));
      for (let row = start; row < end; row += 1) coverage[row - clip.top]! += overlap(row, high, low) / perPixel;
      from = Math.min(from, start);
      to = Math.max(to, end);
    }
    for (let row = from; row < to; row += 1) {
      blend(raster, clip.left + column, row, ink, coverage[row - clip.top]!);
      coverage[row - clip.top] = 0;
    }
  }
}

/** Oblique lines at 45°, in whole pixels along a row: `line` of each `period` are painted. */
export interface Hatch {
  readonly line: number;
  readonly period: number;
}

/**
 * Paints the area between two edges, whichever lies above.
 * @param columns, base of the clip, one for each of its px; a number is a level edge
 * @param hatch null for all of the area
 */
export function paintArea(raster: Raster, clip: Clip, { mean }: CurveColumns, base: CurveColumns | number, ink: Ink, hatch: Hatch | null = null): void {
  for (let column = 0; column < clip.right - clip.left; column += 1) {
    const one = mean[column]!;
    const other = typeof base === 'number' ? base : base.mean[column]!;
    if (Number.isNaN(one) || Number.isNaN(other)) continue;
    const high = Math.max(clip.top, Math.min(one, other));
    const low = Math.min(clip.bottom, Math.max(one, other));
    for (let row = Math.floor(high); row < Math.ceil(low); row += 1) {
      if (hatch && (clip.left + column + row) % hatch.period >= hatch.line) continue;
      blend(raster, clip.left + column, row, ink, overlap(row, high, low));
    }
  }
}

/** Paints a disc for each place. */
export function paintDots(raster: Raster, clip: Clip, places: readonly (readonly [x: number, y: number])[], diameter: number, ink: Ink): void {
  const radius = diameter / 2;
  for (const [x, y] of places) {
    const [top, bottom] = [Math.max(clip.top, Math.floor(y - radius)), Math.min(clip.bottom, Math.ceil(y + radius))];
    const [left, right] = [Math.max(clip.left, Math.floor(x - radius)), Math.min(clip.right, Math.ceil(x + radius))];
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        // The edge is as soft as one pixel.
        const inside = radius + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y);
        if (inside > 0) blend(raster, column, row, ink, Math.min(1, inside));
      }
    }
  }
}
