import { describe, expect, it } from 'vitest';
import { plotThemes } from '../plot-theme';
import { xyOption } from './xy-option';
import { fromPixelX, fromPixelY, toPixelX, toPixelY, xyFullLook, xyLayout, type XyPlot } from './xy-plot';

const plot: XyPlot = {
  lines: [{ id: 'a', color: '#000', dash: [], width: 2, x: [0, 50, 100], y: [3, 3.5, 4] }],
  points: [{ x: 20, y: 4.5, spread: 0.5, color: '#f00', shape: 'up', hollow: false, label: '' }],
  guides: [{ axis: 'y', at: 2, label: 'limit' }],
  axes: { x: 'Charge (mAh/g)', y: 'Voltage (V)', top: { title: 'State', factor: 0.01, offset: 3 }, right: { title: 'V vs Li–In', factor: 1, offset: -0.62 } },
  strip: { title: 'Share', areas: [{ id: 'ru3', label: 'Ru3+', color: '#777', x: [0, 100], low: [0, 0], high: [1, 0] }], bands: [], points: [] },
};
const layout = xyLayout(800, 600, plot);
const option = (look = xyFullLook(plot)) => xyOption({ plot, layout, look, theme: plotThemes.light });
const axesOf = (axes: unknown) => axes as { id: string; min: number; max: number; name?: string }[];

describe('x-y plot', () => {
  it('shows every line, error bar and limit with air around them', () => {
    const { x, y } = xyFullLook(plot);
    expect(x[0]).toBeLessThan(0);
    expect(x[1]).toBeGreaterThan(100);
    expect(y[0]).toBeLessThan(2);
    expect(y[1]).toBeGreaterThan(5);
    expect(xyFullLook({ lines: [], points: [], guides: [] })).toEqual({ x: [0, 1], y: [0, 1] });
    const [low, high] = xyFullLook({ lines: [{ ...plot.lines[0]!, x: [2, 2 + 4e-16], y: [1, 2] }], points: [], guides: [] }).x;
    expect(high - low).toBeGreaterThan(0.1);
    expect(xyFullLook({ ...plot, guides: [{ axis: 'x', at: -50, label: '' }] }).x[0]).toBeLessThan(-50);
  });

  it('turns values into pixels and back', () => {
    const { main } = layout;
    expect(toPixelX(25, [0, 100], main)).toBeCloseTo(main.left + main.width / 4, 9);
    expect(fromPixelX(toPixelX(37, [0, 100], main), [0, 100], main)).toBeCloseTo(37, 9);
    expect(fromPixelY(toPixelY(3.3, [2, 5], main), [2, 5], main)).toBeCloseTo(3.3, 9);
  });

  it('gives second scales the same ends in their own numbers', () => {
    const look = { x: [0, 100], y: [3, 4] } as const;
    const made = option(look);
    const top = axesOf(made.xAxis).find(({ id }) => id === 'x-top')!;
    expect([top.min, top.max]).toEqual([3, 4]);
    const right = axesOf(made.yAxis).find(({ id }) => id === 'y-right')!;
    expect(right.min).toBeCloseTo(2.38, 12);
    expect(right.max).toBeCloseTo(3.38, 12);
  });

  it('names the x-axis under the strip where there is one, and drops the strip in a low window', () => {
    expect(axesOf(option().xAxis).find(({ id }) => id === 'x-strip')!.name).toBe('Charge (mAh/g)');
    expect(xyLayout(800, 260, plot).strip).toBeNull();
  });

  it('draws the parts of a line that a zoomed range shows, up to the frame', () => {
    const zigzag = { ...plot, lines: [{ ...plot.lines[0]!, x: [0, 10, 20, 30, 40, 50, 60], y: [0, 1, 2, 3, 4, 5, 6] }] };
    const series = xyOption({ plot: zigzag, layout, look: { x: [24, 36], y: [0, 6] }, theme: plotThemes.light }).series as { data: number[][] }[];
    expect(series[0]!.data).toEqual([[20, 2], [30, 3], [40, 4]]);
  });
});
