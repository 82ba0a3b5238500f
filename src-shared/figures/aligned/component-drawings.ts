import type { RowModel } from './aligned-rows';
import type { CurveDrawing, CurveFrame } from '../curves/curve-drawing';
import type { PlotTheme } from '../scene/plot-theme';

/** Each component of a row as a filled area on the background with a line along its top; carbon is hatched. @param x energies of the model's points */
export function componentDrawings(x: Float64Array, { background, components }: RowModel, frame: CurveFrame, theme: PlotTheme): CurveDrawing[] {
  return components.map(({ values, color, isHatched, isSelected }) => ({
    frame,
    style: 'fill',
    x,
    y: background.map((base, i) => base + values[i]!),
    base: background,
    lift: 0,
    color,
    dash: null,
    width: isSelected ? 2 : 1.1,
    opacity: (isSelected ? 1.35 : 1) * theme.fillOpacity * (isHatched ? 0.35 : 1),
    isHatched,
  }));
}
