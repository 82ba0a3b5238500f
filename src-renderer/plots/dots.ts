import type { CustomSeriesOption } from './echarts';

type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;

/** Path of one dot for each point: strokes of no length whose round caps are the dots. */
export function dotPath(points: readonly (readonly number[])[]): string {
  return points.map(([x, y]) => `M${x!.toFixed(1)} ${y!.toFixed(1)}h.01`).join('');
}

/** Draws measured points as one path: an element for each of a thousand points would cost more than everything else of a redraw. */
export function dots(points: readonly (readonly [x: number, y: number])[], diameter: number, color: string): RenderItem {
  return (_, api) => ({
    type: 'path',
    shape: { pathData: dotPath(points.map(([x, y]) => api.coord([x, y]))) },
    style: { fill: 'none', stroke: color, lineWidth: diameter, lineCap: 'round', opacity: 0.9 },
  });
}
