import { expect, it } from 'vitest';
import { newRaster } from '../curves/raster';
import { paintHeat } from './paint-heat';

const x = Float64Array.of(10, 20, 30, 40);

it('fills the box of a row and nothing else, with the ends of the scale where the data have them', () => {
  const row = { x, y: Float64Array.of(0, 0, 100, 100), box: { left: 5, top: 2, width: 30, height: 4 }, look: { range: [10, 40] as const }, range: [0, 100] as const, centre: null };
  const paint = (isReversed: boolean) => {
    const raster = newRaster(90, 20);
    paintHeat(raster, [{ ...row, isReversed }], 2);
    const at = (column: number, line: number): number[] => [...raster.data.slice(4 * (90 * line + column), 4 * (90 * line + column) + 4)];
    return { at, painted: raster.pixels.filter((pixel) => pixel !== 0).length };
  };
  const { at, painted } = paint(false);
  expect(painted).toBe(60 * 8);
  // The ends of viridis.
  expect([at(10, 4), at(69, 11)]).toEqual([[68, 1, 84, 255], [253, 231, 37, 255]]);
  expect([at(9, 4), at(70, 4), at(10, 3), at(10, 12)]).toEqual(Array(4).fill([0, 0, 0, 0]));
  expect(paint(true).at(69, 4)).toEqual([68, 1, 84, 255]);
});
