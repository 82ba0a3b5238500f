import type { RowModel } from './aligned-rows';
import { placesOf, type CurveFrame } from '../curves/curve-drawing';
import type { PlotTheme } from '../scene/plot-theme';
import { layers, type SceneElement } from '../scene/scene';

export type Point = [x: number, y: number];

/** Outline of the area between two curves as one closed polygon: along the upper one, back along the lower one. */
export function areaBetween(x: ArrayLike<number>, lower: ArrayLike<number>, upper: ArrayLike<number>): Point[] {
  const outline: Point[] = [];
  for (let i = 0; i < x.length; i += 1) outline.push([x[i]!, upper[i]!]);
  for (let i = x.length - 1; i >= 0; i -= 1) outline.push([x[i]!, lower[i]!]);
  return outline;
}

/** Each component of a row as a filled area on the background with a line along its top; carbon is hatched. @param x energies of the model's points */
export function componentShapes(x: Float64Array, { background, components }: RowModel, frame: CurveFrame, theme: PlotTheme): SceneElement[] {
  const places = (y: Float64Array): Point[] => placesOf({ frame, x, y, lift: 0 });
  const bottom = places(background).reverse();
  return components.flatMap((component): SceneElement[] => {
    const top = places(background.map((base, i) => base + component.values[i]!));
    const points = [...top, ...bottom];
    const strength = component.isSelected ? 1.35 : 1;
    const opacity = strength * (component.isHatched ? theme.fillOpacity * 0.35 : theme.fillOpacity);
    const decal = { symbol: 'rect' as const, dashArrayX: [1, 0], dashArrayY: [1, 5] as [number, number], rotation: -Math.PI / 4, color: component.color };
    return [
      { type: 'polygon', z2: layers.area, shape: { points }, style: { fill: component.color, opacity } },
      ...(component.isHatched ? [{ type: 'polygon' as const, z2: layers.area, shape: { points }, style: { fill: 'none', opacity: 0.8, decal } }] : []),
      { type: 'polyline', z2: layers.area, shape: { points: top }, style: { fill: 'none', stroke: component.color, lineWidth: component.isSelected ? 2 : 1.1 } },
    ];
  });
}
