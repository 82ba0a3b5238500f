import { describe, expect, it } from 'vitest';
import { plotThemes } from '../plot-theme';
import { coarsePoints, drawnPoints } from './drawn-points';
import { heatRange, heatStrips } from './heat';
import { pixelToX, rowSlots, stackLayout, xToPixel, type StackLayoutInput } from './stack-layout';
import { labelledMarks, levelInFrame, rowRange, stackOption, type StackInput } from './stack-option';
import type { StackLook, StackMark, StackRow } from './stack-rows';
import { stackTable } from './stack-table';

const x = Float64Array.of(10, 20, 30, 40);
const row = (id: string, y: readonly number[], more: Partial<StackRow> = {}): StackRow => ({
  id,
  label: id,
  note: '',
  mark: null,
  traces: [{ id: 'counts', label: 'Counts', x, y: Float64Array.from(y), color: '#000000', style: 'line' }],
  residuals: null,
  marks: [],
  levels: [],
  message: 'No pattern',
  isStale: false,
  ...more,
});
const look: StackLook = { arrangement: 'rows', range: [10, 40], yZoom: 1, hasCommonScale: false, hasResiduals: false, offset: 1 };
const room: StackLayoutInput = { width: 1000, height: 700, rows: 2, isOneFrame: false, hasResiduals: false, sticks: 0, hasSecondAxis: false, hasExtra: false, asideWidth: 0 };
const rows = [row('a', [0, 100, 50, 20]), row('b', [0, 10, 40, 30])];

function input(change: Partial<StackLook> = {}, more: Partial<StackInput> = {}, size: Partial<StackLayoutInput> = {}): StackInput {
  const whole = { ...look, ...change };
  return {
    rows,
    extra: null,
    sticks: [],
    layout: stackLayout({ ...room, isOneFrame: whole.arrangement !== 'rows', ...size }),
    axes: { x: '2θ (°)', isReversed: false, y: 'Counts', divisor: 1, second: null },
    look: whole,
    theme: plotThemes.light,
    ...more,
  };
}

interface Axis {
  id: string;
  min: number;
  max: number;
  inverse?: boolean;
  axisLabel?: { show: boolean };
}
type Option = ReturnType<typeof stackOption>;
const axis = (option: Option, id: string): Axis => (['xAxis', 'yAxis'] as const).flatMap((which) => option[which] as Axis[]).find((one) => one.id === id)!;
/** The places that a series draws, in units of the axes. */
function data(option: Option, id: string): [number, number][] {
  const series = (option.series as { id: string; data: [number, number][]; renderItem?: (params: object, api: object) => { shape: { points: [number, number][] } } }[]).find((one) => one.id === id)!;
  return series.renderItem ? series.renderItem({}, { coord: (value: number[]) => value }).shape.points : series.data;
}
interface Graphic {
  type: string;
  x?: number;
  shape?: { x1: number; y1: number; y2: number };
  style?: { text?: string };
  children?: Graphic[];
}
const graphics = (option: Option): Graphic[] => (option.graphic as Graphic[]).flatMap((one) => one.children ?? [one]);
const words = (option: Option): string[] => graphics(option).flatMap(({ style }) => style?.text ?? []);

describe('stackOption', () => {
  it('gives each row its own scale, or one for all', () => {
    const own = stackOption(input());
    expect(axis(own, 'y-main-1').max).toBeCloseTo(44);
    const common = stackOption(input({ hasCommonScale: true }));
    expect(axis(common, 'y-main-1').max).toBeCloseTo(110);
    expect(axis(common, 'y-main-0').min).toBeCloseTo(-6);
  });

  it('scales to what the range shows', () => {
    // Beyond 30° the first row falls from 50 to 20.
    expect(rowRange(rows[0]!, [30, 40])).toEqual([20, 50]);
    expect(rowRange(rows[0]!, [50, 60])).toBeNull();
  });

  it('lifts the upper row above the lower one, in one frame without a scale', () => {
    const option = stackOption(input({ arrangement: 'offset' }));
    // The tallest row spans 100 counts, and the offset is once that.
    expect(data(option, '0-0-counts').map(([, y]) => y)).toEqual([100, 200, 150, 120]);
    expect(data(option, '0-1-counts').map(([, y]) => y)).toEqual([0, 10, 40, 30]);
    expect(axis(option, 'y-main-0').axisLabel!.show).toBe(false);
    expect((option.grid as object[]).length).toBe(1);
  });

  it('overlays rows on one scale', () => {
    const option = stackOption(input({ arrangement: 'overlay' }));
    expect(data(option, '0-0-counts')[1]).toEqual([20, 100]);
    expect(axis(option, 'y-main-0').axisLabel!.show).toBe(true);
  });

  it('turns the axis round on request', () => {
    const reversed = input({}, { axes: { x: 'Binding energy (eV)', isReversed: true, y: '', divisor: 1, second: null } });
    expect(axis(stackOption(reversed), 'x-main-0').inverse).toBe(true);
    const { plot } = reversed.layout;
    expect(xToPixel(10, [10, 40], plot, true)).toBe(plot.left + plot.width);
    expect(pixelToX(plot.left, [10, 40], plot, true)).toBe(40);
  });

  it('draws residuals in a strip as far as the largest, at least to 4σ', () => {
    const withResiduals = [row('a', [0, 1, 2, 3], { residuals: { x, sigma: Float64Array.of(0, -1, 6.4, 1) } }), row('b', [0, 1, 2, 3])];
    const option = stackOption(input({ hasResiduals: true }, { rows: withResiduals }, { hasResiduals: true }));
    expect(axis(option, 'y-residual-0').max).toBe(7);
    expect(axis(option, 'y-residual-1').max).toBe(4);
    expect(data(option, 'residual-0-0')[2]).toEqual([30, 6.4]);
  });

  it('places the second scale where its values are, and leaves out what has no place', () => {
    const second = { title: 'half', fromX: (value: number) => value / 2, toX: (value: number) => (value === 10 ? null : value * 2) };
    const option = stackOption(input({}, { axes: { x: 'x', isReversed: false, y: 'y', divisor: 1, second } }, { hasSecondAxis: true }));
    const { plot } = input({}, {}, { hasSecondAxis: true }).layout;
    expect(words(option)).toContain('half');
    // 16 stands on both scales: below at 16, above where x is 32.
    const places = graphics(option).flatMap((one) => (one.style?.text === '16' ? one.x! : []));
    expect(places).toEqual([16, 32].map((value) => xToPixel(value, [10, 40], plot, false)));
    // 10 would be labelled too if it had a place; the 10 there is the one of the main axis.
    expect(words(option).filter((text) => text === '10')).toHaveLength(1);
  });

  it('draws reference lines in proportion, and only those in range', () => {
    const sticks = [{ id: 'LiCl', label: 'LiCl', color: '#123456', lines: [{ x: 20, height: 1, label: '111' }, { x: 30, height: 0.5, label: '200' }, { x: 60, height: 1, label: '311' }] }];
    const made = input({}, { sticks }, { sticks: 1 });
    const lines = graphics(stackOption(made)).filter(({ type, shape }) => type === 'line' && shape!.y1 !== shape!.y2 && shape!.y1 === made.layout.sticks[0]!.top + made.layout.sticks[0]!.height);
    expect(lines.map(({ shape }) => shape!.y1 - shape!.y2)).toEqual([16, 8]);
  });

  it('says why a row is empty', () => {
    expect(words(stackOption(input({}, { rows: [row('a', [], { traces: [] }), rows[1]!] })))).toContain('No pattern');
  });
});

describe('labelledMarks', () => {
  it('writes the heavier of two labels that would collide', () => {
    const mark = (at: number, weight: number): StackMark => ({ x: at, label: 'z 12.3', color: '#000000', weight });
    const [light, heavy, apart] = [mark(20, 5), mark(21, 9), mark(38, 4)];
    const labelled = labelledMarks([light!, heavy!, apart!], (at) => at * 10);
    expect([...labelled]).toEqual([heavy, apart]);
  });
});

describe('levelInFrame', () => {
  it('follows a lifted row', () => {
    // The frame reaches from -0.06 × 200 to 200 + 0.1 × 200; the first row's 100 stands at 200.
    expect(levelInFrame(input({ arrangement: 'offset' }), 0, 100)).toEqual({ frame: 0, level: (200 + 12) / 232 });
    expect(levelInFrame(input(), 1, 40).frame).toBe(1);
  });
});

describe('drawnPoints', () => {
  it('keeps all points where there is room for them', () => {
    expect(drawnPoints(x, Float64Array.of(1, 2, 3, 4), [10, 40], 100)).toEqual([[10, 1], [20, 2], [30, 3], [40, 4]]);
  });

  it('keeps a single high channel among many', () => {
    const many = Float64Array.from({ length: 10_000 }, (_, i) => i);
    const y = new Float64Array(10_000);
    y[5432] = 7;
    const points = drawnPoints(many, y, [0, 9999], 100);
    expect(points.length).toBeLessThanOrEqual(400);
    expect(points).toContainEqual([5432, 7]);
    expect(points.every(([at], i) => i === 0 || at > points[i - 1]![0])).toBe(true);
  });
});

describe('rowSlots', () => {
  it('scrolls rows that would be too low to read, never those of one frame', () => {
    expect(rowSlots({ ...room, rows: 40 })).toBeLessThan(12);
    expect(rowSlots({ ...room, rows: 5 })).toBe(5);
    expect(rowSlots({ ...room, rows: 40, isOneFrame: true })).toBe(40);
  });

  it('lays rows beside their words', () => {
    const { frames, aside } = stackLayout({ ...room, asideWidth: 200 });
    expect(aside.map(({ top }) => top)).toEqual(frames.map(({ main }) => main.top));
    expect(aside[0]!.left + aside[0]!.width).toBeLessThanOrEqual(room.width);
  });
});

describe('stackTable', () => {
  it('writes one column of x for curves that share it', () => {
    const other = Float64Array.of(1, 2);
    const table = stackTable('curves', [row('a', [5, 6, 7, 8], { residuals: { x: other, sigma: Float64Array.of(0.5, -0.5) } })], { x: '2θ (°)', residual: 'Residual (σ)' });
    expect(table.columns).toEqual(['2θ (°)', 'Counts', '2θ (°)', 'Residual (σ)']);
    expect(table.rows[1]).toEqual([20, 6, 2, -0.5]);
    expect(table.rows[3]).toEqual([40, 8, null, null]);
  });
});

describe('many curves', () => {
  const long = Float64Array.from({ length: 10_000 }, (_, i) => i);
  const spiky = long.map((i) => (i === 4321 ? 50 : i === 8765 ? -50 : Math.sin(i)));

  it('are drawn with few points and all of their extremes', () => {
    const points = coarsePoints(long, spiky, [0, 9999], 500);
    expect(points.length).toBeLessThanOrEqual(400);
    expect(points).toContainEqual([4321, 50]);
    expect(points).toContainEqual([8765, -50]);
    expect(points.every(([at], i) => i === 0 || at > points[i - 1]![0])).toBe(true);
  });

  it('in one frame are one series with a path for each', () => {
    const option = stackOption(input({ arrangement: 'overlay' }, { rows: Array.from({ length: 50 }, (_, i) => row(`r${i}`, [0, i, 1, 0])) }));
    const [series, ...others] = option.series as { renderItem: (params: object, api: object) => { children: { type: string }[] } }[];
    expect(others).toEqual([]);
    expect(series!.renderItem({}, { coord: (value: number[]) => value }).children.map(({ type }) => type)).toEqual(Array.from({ length: 50 }, () => 'polyline'));
  });

  it('stand side by side in frames of one width', () => {
    const { frames, columns } = stackLayout({ ...room, rows: 5, columns: 3 });
    expect(frames.map(({ main }) => main.left)).toEqual([0, 1, 2, 0, 1].map((column) => columns[column]!.left));
    expect(frames[3]!.main.top).toBeGreaterThan(frames[0]!.main.top + frames[0]!.main.height);
    expect(rowSlots({ ...room, rows: 50, columns: 3, leastRowHeight: 300 })).toBe(6);
  });

  it('as a heat map fill their row once, from edge to edge', () => {
    const strips = heatStrips({ x, y: Float64Array.of(0, 0, 100, 100), box: { left: 10, top: 5, width: 300, height: 20 }, look: { range: [10, 40] }, isReversed: false, range: [0, 100], centre: null });
    const widths = strips.flatMap(({ shape }) => [...shape.pathData.matchAll(/M[\d.]+ 5\.0h([\d.]+)/g)].map(([, width]) => Number(width)));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(300, 0);
  });

  it('have colours equally far to both sides of a centre', () => {
    expect(heatRange([-1, 3], 0)).toEqual([-3, 3]);
    expect(heatRange([0.9, 1.2], 1)[0]).toBeCloseTo(0.8);
    expect(heatRange([2, 2], null)).toEqual([2, 3]);
  });
});
