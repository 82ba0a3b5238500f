/** Curves painted into a bitmap: for the screen where there are many points. */
import { curveColumns, type CurveColumns } from '@shared/figures/curves/curve-columns';
import { curveLayer, placesOf, placingOf, type CurveDrawing } from '@shared/figures/curves/curve-drawing';
import { paintArea, paintDots, paintLine } from './paint-curve';
import { inkOf, type Clip, type Raster } from './raster';
import { visibleIndices } from '@shared/figures/scene/visible-indices';

/** Columns in one px of a curve whose single lines are seen, so that steep ones are smooth. */
const fineColumns = 3;

/** @param scale px of the raster for each px of the layout */
export function paintCurves(raster: Raster, drawings: readonly CurveDrawing[], scale: number): void {
  for (const drawing of [...drawings].sort((a, b) => curveLayer[a.style] - curveLayer[b.style])) if (drawing.x.length > 0) paint(raster, drawing, scale);
}

function paint(raster: Raster, drawing: CurveDrawing, scale: number): void {
  const { frame, style, x, y, base, color, dash, opacity } = drawing;
  const clip = clipOf(raster, drawing, scale);
  if (clip.right <= clip.left || clip.bottom <= clip.top) return;
  const ink = inkOf(color, opacity);
  const width = drawing.width * scale;
  const columns = (values: Float64Array, perPixel: number): CurveColumns =>
    curveColumns(x, values, placingOf(drawing, scale), { left: clip.left, count: (clip.right - clip.left) * perPixel, perPixel, range: frame.range });
  switch (style) {
    case 'points':
      paintDots(raster, clip, placesOf(drawing, y, scale), width, ink);
      return;
    case 'fill':
      paintArea(raster, clip, columns(y, 1), base ? columns(base, 1) : clip.bottom, ink);
      return;
    case 'line': {
      const [first, last] = visibleIndices(x, frame.range);
      const perPixel = last - first < clip.right - clip.left ? fineColumns : 1;
      paintLine(raster, clip, columns(y, perPixel), perPixel, ink, { width, dash: dash && [Math.round(dash[0] * scale), Math.round(dash[1] * scale)] });
    }
  }
}

function clipOf({ width, height }: Raster, { frame: { box } }: CurveDrawing, scale: number): Clip {
  const inside = (value: number, end: number): number => Math.max(0, Math.min(end, Math.round(value * scale)));
  return { left: inside(box.left, width), right: inside(box.left + box.width, width), top: inside(box.top, height), bottom: inside(box.top + box.height, height) };
}
