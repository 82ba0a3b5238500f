import type { RowModel } from './aligned-rows';
import { nonzeroPart } from '../curves/nonzero-part';
import type { CurveDrawing, CurveFrame } from '../curves/curve-drawing';
import type { PlotTheme } from '../scene/plot-theme';

/** Each component of a row as a filled area on the background with a line along its top; carbon is hatched. @param x energies of the model's points */
export function componentDrawings(x: Float64Array, { background, components, isData }: RowModel, frame: CurveFrame, theme: PlotTheme): CurveDrawing[] {
  return components.map(({ values, color, isHatched, isSelected }) => {
    // Parts of the data themselves end with their window: beyond it their line would cover the data.
    const [from, to] = isData ? nonzeroPart(values) : [0, values.length];
    const base = background.subarray(from, to);
    return {
      frame,
      style: 'fill',
      x: x.subarray(from, to),
      y: base.map((level, i) => level + values[from + i]!),
      base,
      lift: 0,
      color,
      dash: null,
      width: isSelected ? 2 : 1.1,
      opacity: (isSelected ? 1.35 : 1) * theme.fillOpacity * (isHatched ? 0.35 : 1),
      isHatched,
    };
  });
}
