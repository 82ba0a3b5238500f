import type { RowCurves } from './aligned-rows';
import type { CustomSeriesOption } from './echarts';
import type { PlotTheme } from './plot-theme';

type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;
export type Point = [x: number, y: number];

/**
 * Outline of the area between two curves as one closed polygon: along the upper one, back along the lower one.
 * @param first index of the first point, `last` of the last one, both included
 */
export function areaBetween(x: Float64Array, lower: (index: number) => number, upper: (index: number) => number, first: number, last: number): Point[] {
  const outline: Point[] = [];
  for (let i = first; i <= last; i += 1) outline.push([x[i]!, upper(i)]);
  for (let i = last; i >= first; i -= 1) outline.push([x[i]!, lower(i)]);
  return outline;
}

/** Draws each component of a row as a filled area on the background with a line along its top; carbon is hatched. */
export function componentShapes(curves: RowCurves, first: number, last: number, theme: PlotTheme): RenderItem {
  const base = (i: number): number => curves.background?.[i] ?? 0;
  return (params, api) => {
    const component = curves.components[params.dataIndex];
    if (!component) return null;
    const top = (i: number): number => base(i) + component.values[i]!;
    const toPixel = ([x, y]: Point): number[] => api.coord([x, y]);
    const points = areaBetween(curves.x, base, top, first, last).map(toPixel);
    const strength = component.isSelected ? 1.35 : 1;
    return {
      type: 'group',
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
          shape: { points: points.slice(0, last - first + 1) },
          style: { fill: 'none', stroke: component.color, lineWidth: component.isSelected ? 2 : 1.1 },
        },
      ],
    };
  };
}
