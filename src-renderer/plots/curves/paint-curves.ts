/** Curves painted into a bitmap: for the screen where there are many points. */
import { curveColumns, type CurveColumns } from '@shared/figures/curves/curve-columns';
import { curveLayer, hatching, placesOf, placingOf, type CurveDrawing } from '@shared/figures/curves/curve-drawing';
import { paintArea, paintDots, paintLine, type Hatch } from './paint-curve';
import { clipOf, inkOf, type Raster } from './raster';
import { screenCurve } from './screen-curve';
import { visibleIndices } from '@shared/figures/scene/visible-indices';

/** Columns in one px of a curve whose single lines are seen, so that steep ones are smooth. */
const fineColumns = 3;

/** @param scale px of the raster for each px of the layout */
export function paintCurves(raster: Raster, drawings: readonly CurveDrawing[], scale: number): void {
  for (const drawing of [...drawings].sort((a, b) => curveLayer[a.style] - curveLayer[b.style])) if (drawing.x.length > 0) paint(raster, drawing, scale);
}

function paint(raster: Raster, drawing: CurveDrawing, scale: number): void {
  const { frame, style, x, y, base, color, dash, opacity, isHatched } = drawing;
  const clip = clipOf(raster, frame.box, scale);
  if (clip.right <= clip.left || clip.bottom <= clip.top) return;
  const ink = inkOf(color, opacity);
  const width = drawing.width * scale;
  const onScreen = (values: Float64Array, count: number): Pick<CurveDrawing, 'x' | 'y'> => screenCurve({ x, y: values }, frame.range, count);
  const columns = (values: Float64Array, perPixel: number): CurveColumns => {
    const count = (clip.right - clip.left) * perPixel;
    const shown = onScreen(values, count);
    return curveColumns(shown.x, shown.y, placingOf(drawing, scale), { left: clip.left, count, perPixel, range: frame.range });
  };
  const line = (strength: number): void => {
    const [first, last] = visibleIndices(x, frame.range);
    const perPixel = last - first < clip.right - clip.left ? fineColumns : 1;
    paintLine(raster, clip, columns(y, perPixel), perPixel, inkOf(color, strength), { width, dash: dash && [Math.round(dash[0] * scale), Math.round(dash[1] * scale)] });
  };
  switch (style) {
    case 'points':
      paintDots(raster, clip, placesOf({ ...drawing, ...onScreen(y, clip.right - clip.left) }, undefined, scale), width, ink);
      return;
    case 'fill': {
      const [upper, lower] = [columns(y, 1), base ? columns(base, 1) : clip.bottom];
      paintArea(raster, clip, upper, lower, ink);
      if (isHatched) paintArea(raster, clip, upper, lower, inkOf(color, hatching.opacity), hatchOf(scale));
      if (width > 0) line(1);
      return;
    }
    case 'line':
      line(opacity);
  }
}

/** Along a row of pixels oblique lines are √2 as far from each other. */
function hatchOf(scale: number): Hatch {
  const along = (px: number): number => Math.max(1, Math.round(px * Math.SQRT2 * scale));
  return { line: along(hatching.line), period: along(hatching.line + hatching.gap) };
}
