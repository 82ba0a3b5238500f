import { describe, expect, it } from 'vitest';
import { curveColumns, type Placing } from '@shared/figures/curves/curve-columns';
import { paintArea, paintDots, paintLine } from './paint-curve';
import { blend, inkOf, newRaster, type Raster } from './raster';

const black = inkOf('#000000');
const clip = { left: 0, top: 0, right: 20, bottom: 10 };
const alpha = ({ data, width }: Raster, column: number, row: number): number => data[4 * (row * width + column) + 3]! / 255;
const columnSum = (raster: Raster, column: number): number => Array.from({ length: raster.height }, (_, row) => alpha(raster, column, row)).reduce((a, b) => a + b, 0);
/** Data units are px, and y rises upwards from the bottom of the clip. */
const plain: Placing = { perX: 1, atX: 0, perY: -1, atY: 10 };
const room = { left: 0, count: 20, perPixel: 1, range: [0, 20] as const };

describe('the columns of a curve', () => {
  it('hold what every point reaches, however many share a column', () => {
    const x = Float64Array.from({ length: 100_000 }, (_, i) => (20 * i) / 100_000);
    const y = x.map((_, i) => (i === 51_234 ? 9 : i === 77_777 ? 1 : 5));
    const { top, bottom } = curveColumns(x, y, plain, room);
    // 51 234 of 100 000 stands in the eleventh column, 77 777 in the sixteenth.
    expect([top[10], bottom[10], top[15], bottom[15], top[3]]).toEqual([1, 5, 5, 9, 5]);
  });

  it('hold the straight line between points that are far apart', () => {
    const { top, bottom, mean } = curveColumns(Float64Array.of(0, 20), Float64Array.of(0, 10), plain, room);
    // It rises half a px in each px.
    expect([top[4], bottom[4], mean[4]]).toEqual([7.5, 8, 7.75]);
    expect([top[19], bottom[19]]).toEqual([0, 0.5]);
  });

  it('run the same way backwards where the axis falls', () => {
    const x = Float64Array.of(0, 5, 20);
    const y = Float64Array.of(1, 8, 2);
    const forth = curveColumns(x, y, plain, room);
    const back = curveColumns(x.map((at) => 20 - at).reverse(), y.slice().reverse(), { ...plain, perX: -1, atX: 20 }, room);
    expect([...back.top]).toEqual([...forth.top]);
    expect([...back.bottom]).toEqual([...forth.bottom]);
  });

  it('are empty where there are no data, and beside a value that is none', () => {
    const { top } = curveColumns(Float64Array.of(2, 6, 10, 14), Float64Array.of(1, NaN, 1, 1), plain, room);
    expect([top[1], top[3], top[8], top[12], top[16]].map((value) => Number.isNaN(value!))).toEqual([true, true, true, false, true]);
  });

  it('begin inside a range that cuts a line', () => {
    const { top } = curveColumns(Float64Array.of(-100, 100), Float64Array.of(5, 5), plain, room);
    expect(new Set(top)).toEqual(new Set([5]));
  });
});

describe('painting', () => {
  it('gives a level line its width in every column, wherever it stands between rows', () => {
    const raster = newRaster(20, 10);
    paintLine(raster, clip, curveColumns(Float64Array.of(0, 20), Float64Array.of(4.3, 4.3), plain, room), 1, black, { width: 1.6, dash: null });
    for (let column = 0; column < 20; column += 1) expect(columnSum(raster, column)).toBeCloseTo(1.6, 1);
    // From 4.9 to 6.5 px below the top.
    expect([4, 5, 6, 7].map((row) => Number(alpha(raster, 7, row).toFixed(1)))).toEqual([0.1, 1, 0.5, 0]);
  });

  it('hatches an area in lines that rise to the right', () => {
    const raster = newRaster(20, 10);
    const level = curveColumns(Float64Array.of(0, 20), Float64Array.of(10, 10), plain, room);
    paintArea(raster, clip, level, 10, black, { line: 1, period: 5 });
    const painted = (column: number, row: number): boolean => alpha(raster, column, row) > 0;
    expect([painted(5, 5), painted(6, 4), painted(4, 6), painted(5, 6), painted(6, 5)]).toEqual([true, true, true, false, false]);
    expect(raster.pixels.filter((pixel) => pixel !== 0).length).toBe((20 * 10) / 5);
  });

  it('leaves gaps in dashes and stays inside its frame', () => {
    const raster = newRaster(20, 10);
    paintLine(raster, { ...clip, top: 2, right: 12 }, curveColumns(Float64Array.of(0, 20), Float64Array.of(12, 4), plain, { ...room, count: 12 }), 1, black, { width: 1, dash: [2, 2] });
    expect(columnSum(raster, 0)).toBe(0);
    expect([8, 9, 10, 11, 12].map((column) => columnSum(raster, column) > 0)).toEqual([true, true, false, false, false]);
    expect([0, 1].map((row) => alpha(raster, 5, row))).toEqual([0, 0]);
  });

  it('fills between two curves, and only there', () => {
    const raster = newRaster(20, 10);
    const x = Float64Array.of(0, 20);
    paintArea(raster, clip, curveColumns(x, Float64Array.of(8, 8), plain, room), curveColumns(x, Float64Array.of(3.5, 3.5), plain, room), inkOf('#0000FF', 0.5));
    expect([1, 2, 5, 6, 7].map((row) => Number(alpha(raster, 9, row).toFixed(2)))).toEqual([0, 0.5, 0.5, 0.25, 0]);
    paintArea(raster, clip, curveColumns(x, Float64Array.of(1, 1), plain, room), 10, black);
    expect(alpha(raster, 9, 9)).toBe(1);
  });

  it('paints a dot with the area of its disc', () => {
    const raster = newRaster(20, 10);
    paintDots(raster, clip, [[10.2, 5.4]], 4, black);
    const area = Array.from({ length: 20 }, (_, column) => columnSum(raster, column)).reduce((a, b) => a + b, 0);
    expect(area).toBeGreaterThan(0.9 * Math.PI * 4);
    expect(area).toBeLessThan(1.1 * Math.PI * 4);
  });

  it('lays colours over one another as light does', () => {
    const raster = newRaster(1, 1);
    blend(raster, 0, 0, inkOf('#FF0000'), 1);
    blend(raster, 0, 0, inkOf('#0000FF', 0.5), 0.5);
    expect([...raster.data]).toEqual([191, 0, 64, 255]);
    expect(() => inkOf('red')).toThrow('got red');
  });
});
