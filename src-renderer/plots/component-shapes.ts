import type { RowModel } from './aligned-rows';
import type { CustomSeriesOption } from './echarts';
import type { PlotTheme } from './plot-theme';

type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;
export type Point = [x: number, y: number];

/** Outline of the area between two curves as one closed polygon: along the upper one, back along the lower one. */
export function areaBetween(x: ArrayLike<number>, lower: ArrayLike<number>, upper: ArrayLike<number>): Point[] {
  const outline: Point[] = [];
  for (let i = 0; i < x.length; i += 1) outline.push([x[i]!, upper[i]!]);
  for (let i = x.length - 1; i >= 0; i -= 1) outline.push([x[i]!, lower[i]!]);
  return outline;
}

/** Draws each component of a row as a filled area on the background with a line along its top; carbon is hatched. @param x energies of the model's points */
export function componentShapes(x: Float64Array, { background, components }: RowModel, theme: PlotTheme): RenderItem {
  return (params, api) => {
    const component = components[params.dataIndex];
    if (!component) return null;
    const top = background.map((base, i) => base + component.values[i]!);
    const toPixel = ([energy, counts]: Point): number[] => api.coord([energy, counts]);
    const points = areaBetween(x, background, top).map(toPixel);
    const strength = component.isSelected ? 1.35 : 1;
    return {
      type: 'group',
      // Rows change places when they scroll: reused children would keep what the other row's had and this one's does not set.
      $mergeChildren: false,
      children: [
        {
          type: 'polygon',
          shape: { points },
          style: {
            fill: component.color,
            opacity: strength * (component.isHatched ? theme.fillOpacity * 0.35 : theme.fillOpacity),
          },
        },
        ...(component.isHatched
          ? [
              {
                type: 'polygon' as const,
                shape: { points },
                style: {
                  fill: 'none',
                  opacity: 0.8,
                  decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: -Math.PI / 4, color: component.color },
                },
              },
            ]
          : []),
        {
          type: 'polyline',
          shape: { points: points.slice(0, x.length) },
          style: { fill: 'none', stroke: component.color, lineWidth: component.isSelected ? 2 : 1.1 },
        },
      ],
    };
  };
}
