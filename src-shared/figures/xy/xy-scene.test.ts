import { describe, expect, it } from 'vitest';
import { plotThemes } from '../scene/plot-theme';
import { shapesOf, type Shape } from '../testing/shapes';
import { figureSvg } from '../figure';
import { overlaps, textBoxes } from '../testing/text-boxes';
import { xyFigure } from './xy-figure';
import { xyScene } from './xy-scene';
import { fromPixelX, fromPixelY, toPixelX, toPixelY, xyFullLook, xyLayout, type XyPlot } from './xy-plot';

const plot: XyPlot = {
  lines: [{ id: 'a', color: '#000', dash: [], width: 2, x: [0, 50, 100], y: [3, 3.5, 4] }],
  points: [{ x: 20, y: 4.5, spread: 0.5, color: '#f00', shape: 'up', hollow: false, label: '' }],
  guides: [{ axis: 'y', at: 2, label: 'limit' }],
  axes: { x: 'Charge (mAh/g)', y: 'Voltage (V)', top: { title: 'State', factor: 0.01, offset: 3 }, right: { title: 'V vs Li–In', factor: 1, offset: -0.62 } },
  strip: { title: 'Share', areas: [{ id: 'ru3', label: 'Ru3+', color: '#777', x: [0, 100], low: [0, 0], high: [1, 0] }], bands: [], points: [] },
};
const layout = xyLayout(800, 600, plot);
const option = (look = xyFullLook(plot)) => xyScene({ plot, layout, look, theme: plotThemes.light });
/** The place of a word, px; of the words of one scale, when something else of it is known. */
const wordAt = (shapes: readonly Shape[], text: string, isHere: (shape: Shape) => boolean = () => true): Shape | undefined => shapes.find((shape) => shape.style?.text === text && isHere(shape));

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

  it('puts the ticks of second scales where the same place is in the numbers of the axis', () => {
    const look = { x: [0, 100], y: [3, 4] } as const;
    const shapes = shapesOf(option(look));
    const { main } = layout;
    const onTop = wordAt(shapes, '3.4', ({ y }) => y !== undefined && y < main.top)!;
    expect(onTop.x).toBeCloseTo(toPixelX(40, look.x, main), 9);
    const atRight = wordAt(shapes, '3.0', ({ x }) => x !== undefined && x > main.left + main.width)!;
    expect(atRight.y).toBeCloseTo(toPixelY(3.62, look.y, main), 9);
  });

  it('writes the names of points that stand together below one another, the highest first', () => {
    const at = (y: number, label: string, x = 95) => ({ ...plot.points[0]!, x, y, label });
    const named = (points: XyPlot['points']) => shapesOf(xyScene({ plot: { ...plot, points }, layout, look: { x: [0, 100], y: [0, 200] }, theme: plotThemes.light }));
    const shapes = named([at(147, 'second'), at(150, 'first'), at(150, 'third'), at(20, 'apart'), at(150, 'beside', 50)]);
    const heightOf = (label: string): number => wordAt(shapes, label)!.y!;
    expect(heightOf('third') - heightOf('first')).toBeCloseTo(13, 6);
    expect(heightOf('second') - heightOf('third')).toBeCloseTo(13, 6);
    expect(heightOf('beside')).toBe(heightOf('first'));
    expect(heightOf('apart')).toBeCloseTo(toPixelY(20, [0, 200], layout.main) - 7, 6);
  });

  it('keeps the names of points in a narrow figure apart, off the marks of others and on the paper', () => {
    // A rate test: five currents with three cycles each.
    const points = [10, 45, 85, 160, 170].flatMap((x, rate) => [0, 1, 2].map((cycle) => ({ ...plot.points[0]!, x, y: 180 - 20 * rate - 1.5 * cycle, spread: null, label: `${3 * rate + cycle + 1}th discharge` })));
    const rates: XyPlot = { ...plot, lines: [], points, guides: [], axes: { ...plot.axes, top: null, right: null }, strip: null };
    const size = { width: 321, height: 265 };
    const look = { x: [0, 175], y: [0, 200] } as const;
    const { main } = xyLayout(size.width, size.height, rates);
    const names = textBoxes(figureSvg(xyFigure(rates, look, size))).filter(({ text }) => text.includes('discharge'));
    const marks = points.map(({ x, y }) => ({ text: 'mark', left: toPixelX(x, look.x, main) - 5, right: toPixelX(x, look.x, main) + 5, top: toPixelY(y, look.y, main) - 5, bottom: toPixelY(y, look.y, main) + 5 }));
    expect(overlaps([...names, ...marks]).filter((pair) => pair.includes('discharge'))).toEqual([]);
    expect(names.filter(({ left, right }) => left < 0 || right > size.width)).toEqual([]);
    expect(names.length).toBeGreaterThan(9);
  });

  it('writes a minus sign before negative ticks, and none before a zero', () => {
    const shapes = shapesOf(option({ x: [-20, 80], y: [0, 6] }));
    expect(wordAt(shapes, '−20')).toBeDefined();
    expect(wordAt(shapes, '−0')).toBeUndefined();
  });

  it('names the x-axis under the strip where there is one, and drops the strip in a low window', () => {
    const strip = layout.strip!;
    expect(wordAt(shapesOf(option()), 'Charge (mAh/g)')!.y).toBeGreaterThan(strip.top + strip.height);
    const low = xyLayout(800, 260, plot);
    expect(low.strip).toBeNull();
    const shapes = shapesOf(xyScene({ plot, layout: low, look: xyFullLook(plot), theme: plotThemes.light }));
    expect(wordAt(shapes, 'Charge (mAh/g)')!.y).toBeGreaterThan(low.main.top + low.main.height);
    expect(wordAt(shapes, 'Share')).toBeUndefined();
  });

  it('keeps titles apart and on the paper in a narrow figure', () => {
    const crowded: XyPlot = {
      ...plot,
      axes: { x: 'Charge passed since assembly (mAh per g of active material)', y: 'Voltage (V vs Li/Li⁺)', top: { title: 'Mean oxidation state of Ru from the charge passed', factor: 0.01, offset: 3 }, right: { title: 'Voltage (V vs Li–In)', factor: 1, offset: -0.6 } },
      strip: { ...plot.strip!, title: 'Expected Ru fractions; pale band: ±2σ of the charge; symbols: XPS ±2σ' },
      guides: [{ axis: 'x', at: 50, label: 'as assembled' }, { axis: 'y', at: 0.1, label: 'lower limit 2.62 V' }],
    };
    const texts = textBoxes(figureSvg(xyFigure(crowded, { x: [0, 100], y: [0, 6] }, { width: 378, height: 500 })));
    expect(texts.filter(({ left, right }) => left < 0 || right > 378)).toEqual([]);
    const long = texts.filter(({ text }) => text.length > 6);
    expect(long.length).toBeGreaterThan(7);
    expect(overlaps(long)).toEqual([]);
  });

  it('keeps the words of points off level lines, and those of lines in the frame', () => {
    const look = { x: [0, 100], y: [0, 6] } as const;
    const point = { ...plot.points[0]!, spread: null };
    // Two states at either voltage limit, as at the end of half cycles.
    const ends = { ...plot, strip: null, lines: [], points: [{ ...point, x: 10, y: 0.4, label: 'one below' }, { ...point, x: 11, y: 0.4, label: 'two below' }, { ...point, x: 90, y: 5.9, label: 'one above' }], guides: [{ axis: 'y' as const, at: 0.4, label: 'lower limit' }, { axis: 'y' as const, at: 5.9, label: 'upper limit', isLabelLeft: true }] };
    const size = { width: 378, height: 300 };
    const boxes = textBoxes(figureSvg(xyFigure(ends, look, size)));
    const { main } = xyLayout(size.width, size.height, ends);
    const named = boxes.filter(({ text }) => /below|above|limit/.test(text));
    expect(named).toHaveLength(5);
    for (const level of [0.4, 5.9].map((y) => toPixelY(y, look.y, main))) expect(named.filter(({ top, bottom }) => top < level - 1 && bottom > level + 1)).toEqual([]);
    for (const { top, bottom } of named) expect([top >= main.top, bottom <= main.top + main.height + 1]).toEqual([true, true]);
    expect(overlaps(named)).toEqual([]);
  });

  it('draws the parts of a line that a zoomed range shows, up to the frame', () => {
    const look = { x: [24, 36], y: [0, 6] } as const;
    const placesOf = (x: number[], y: number[]): [number, number][] => x.map((value, at) => [toPixelX(value, look.x, layout.main), toPixelY(y[at]!, look.y, layout.main)]);
    const drawn = (x: number[], y: number[]) => shapesOf(xyScene({ plot: { ...plot, lines: [{ ...plot.lines[0]!, x, y }] }, layout, look, theme: plotThemes.light })).filter(({ type }) => type === 'polyline');
    expect(drawn([0, 10, 20, 30, 40, 50, 60], [0, 1, 2, 3, 4, 5, 6]).map(({ shape }) => shape!.points)).toEqual([placesOf([20, 30, 40], [2, 3, 4])]);
    // Points on either side alone: the line between them crosses the window.
    expect(drawn([0, 60], [0, 6]).map(({ shape }) => shape!.points)).toEqual([placesOf([0, 60], [0, 6])]);
    expect(drawn([60, 0], [6, 0]).map(({ shape }) => shape!.points)).toEqual([placesOf([60, 0], [6, 0])]);
    // There and back: the turn is out of sight.
    expect(drawn([20, 30, 40, 50, 40, 30, 20], [0, 1, 2, 3, 4, 5, 6]).map(({ shape }) => shape!.points)).toEqual([placesOf([20, 30, 40], [0, 1, 2]), placesOf([40, 30, 20], [4, 5, 6])]);
  });

  it('puts the head of an arrow on the middle of a line, along it', () => {
    const line = { ...plot.lines[0]!, x: [100, 75, 50, 25, 0], y: [3, 3, 3, 3, 3], hasArrow: true };
    const look = { x: [0, 100], y: [2, 4] } as const;
    const heads = shapesOf(xyScene({ plot: { ...plot, strip: null, points: [], lines: [line, { ...line, hasArrow: false }, { ...line, x: [1], y: [1] }] }, layout, look, theme: plotThemes.light })).filter(({ type }) => type === 'polygon');
    const [x, y] = [toPixelX(50, look.x, layout.main), toPixelY(3, look.y, layout.main)];
    // To the left: that is where the line runs.
    expect(heads.map(({ shape }) => shape!.points!.map((point) => point.map((value) => Number(value.toFixed(6)))))).toEqual([[[x - 5, y], [x + 5, y - 5], [x + 5, y + 5]].map((point) => point.map((value) => Number(value.toFixed(6))))]);
  });
});
