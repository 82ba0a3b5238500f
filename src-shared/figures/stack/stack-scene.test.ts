import { describe, expect, it } from 'vitest';
import { plotThemes } from '../scene/plot-theme';
import { shapesOf, textsOf } from '../testing/shapes';
import { frameContents, levelInFrame, rowRange } from './frame-content';
import { heatRange, heatStrips } from './heat';
import { labelledMarks } from './marks';
import { pixelToX, rowSlots, stackLayout, xToPixel, type StackLayoutInput } from './stack-layout';
import { stackScene, type StackInput } from './stack-scene';
import type { StackLook, StackMark, StackRow } from './stack-rows';
import { overlaps, textBoxes } from '../testing/text-boxes';
import { figureSvg } from '../figure';
import { stackFigure } from './stack-figure';
import { stackTable } from './stack-table';
import { legendRoom, titleEnd } from './titles';

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
    painters: null,
    ...more,
  };
}

/** The curves of a drawing, from the top of what it shows (0) to its bottom (1), in the order of the rows. */
function heights(made: StackInput, frame = 0): number[][] {
  const { top, height } = made.layout.frames[frame]!.main;
  return shapesOf(stackScene(made)).flatMap(({ type, shape }) => (type === 'polyline' ? [shape!.points!.map(([, y]) => (y - top) / height)] : []));
}
const contents = (made: StackInput) => frameContents(made.rows, made.look, made.layout.columns.length);

describe('stackScene', () => {
  it('gives each row its own scale, or one for all', () => {
    expect(contents(input())[1]!.range[1]).toBeCloseTo(44);
    expect(contents(input({ hasCommonScale: true })).map(({ range }) => range[1])).toEqual([110, 110].map((value) => expect.closeTo(value)));
    // The second row reaches to 40 of its own 44, and of the common 110.
    expect(Math.min(...heights(input())[1]!)).toBeGreaterThan(1);
    expect(Math.min(...heights(input(), 1)[1]!)).toBeCloseTo(4 / 46.4);
    expect(Math.min(...heights(input({ hasCommonScale: true }), 1)[1]!)).toBeCloseTo(70 / 116);
  });

  it('scales to what the range shows', () => {
    // Beyond 30° the first row falls from 50 to 20.
    expect(rowRange(rows[0]!, [30, 40])).toEqual([20, 50]);
    expect(rowRange(rows[0]!, [50, 60])).toBeNull();
  });

  it('lifts the upper row above the lower one, in one frame without a scale', () => {
    const made = input({ arrangement: 'offset' });
    // The tallest row spans 100 counts, and the offset is once that: the frame shows -12 to 220.
    const level = (value: number) => expect.closeTo((220 - value) / 232) as number;
    expect(heights(made)).toEqual([[100, 200, 150, 120].map(level), [0, 10, 40, 30].map(level)]);
    expect(contents(made)).toHaveLength(1);
    expect(textsOf(stackScene(made))).not.toContain('200');
  });

  it('tells how far apart lifted values are by a bar', () => {
    const made = input({ arrangement: 'offset' });
    const { left, top, height } = made.layout.frames[0]!.main;
    // 232 counts fill the frame; a fifth of that, rounded, is 50.
    const upright = new RegExp(`^M${left - 6} ([\\d.]+)L${left - 6} ([\\d.]+)`);
    const [, head, foot] = shapesOf(stackScene(made)).flatMap(({ shape }) => upright.exec(shape?.pathData ?? '') ?? []);
    expect(Number(foot)).toBeCloseTo(top + height - 1, 1);
    expect(Number(foot) - Number(head)).toBeCloseTo((50 / 232) * height, 0);
    expect(textsOf(stackScene(made))).toContain('50');
    expect(textsOf(stackScene(input({ arrangement: 'offset' }, { rows: [row('none', [], { traces: [] })] })))).not.toContain('0.2');
  });

  it('names lifted curves beside the frame in the order in which they end, with their small words where all find room', () => {
    const crossing = [row('lower', [0, 0, 0, 0], { aside: '+0.1 eV subtracted' }), row('upper', [0, 0, 300, 300], { aside: '−0.1 eV subtracted' })];
    const svg = figureSvg(stackFigure({ rows: crossing, axes: { x: '2θ (°)', isReversed: false, y: 'Counts', divisor: 1, second: null }, look: { ...look, arrangement: 'offset', offset: 0.4 } }, { width: 400, height: 300 }));
    const boxes = textBoxes(svg);
    const topOf = (word: string): number => boxes.find(({ text }) => text === word)!.top;
    expect(topOf('upper')).toBeLessThan(topOf('lower'));
    expect(boxes.filter(({ text }) => text.includes('eV'))).toHaveLength(2);
    expect(overlaps(boxes)).toEqual([]);
    const many = Array.from({ length: 8 }, (_, at) => row(`state ${at}`, [0, 0, 1, 0], { aside: '+0.1 eV subtracted' }));
    const dense = textBoxes(figureSvg(stackFigure({ rows: many, axes: { x: '2θ (°)', isReversed: false, y: 'Counts', divisor: 1, second: null }, look: { ...look, arrangement: 'offset', offset: 0.4 } }, { width: 400, height: 250 })));
    expect(dense.filter(({ text }) => text.startsWith('state'))).toHaveLength(8);
    expect(dense.filter(({ text }) => text.includes('eV'))).toEqual([]);
    expect(overlaps(dense)).toEqual([]);
  });

  it('overlays rows on one scale', () => {
    const made = input({ arrangement: 'overlay' });
    expect(heights(made)[0]![1]).toBeCloseTo(10 / 116);
    expect(textsOf(stackScene(made))).toEqual(expect.arrayContaining(['0', '100']));
  });

  it('turns the axis round on request', () => {
    const reversed = input({}, { axes: { x: 'Binding energy (eV)', isReversed: true, y: '', divisor: 1, second: null } });
    const [first] = shapesOf(stackScene(reversed)).filter(({ type }) => type === 'polyline');
    expect(first!.shape!.points!.map(([at]) => at)).toEqual([...x].map((at) => expect.closeTo(xToPixel(at, [10, 40], reversed.layout.plot, true)) as number));
    const { plot } = reversed.layout;
    expect(xToPixel(10, [10, 40], plot, true)).toBe(plot.left + plot.width);
    expect(pixelToX(plot.left, [10, 40], plot, true)).toBe(40);
  });

  it('draws residuals in a strip as far as the largest, at least to 4σ', () => {
    const withResiduals = [row('a', [0, 1, 2, 3], { residuals: { x, sigma: Float64Array.of(0, -1, 6.4, 1) } }), row('b', [0, 1, 2, 3], { residuals: { x, sigma: Float64Array.of(0, 1, 0, -1) } }), row('c', [0, 1, 2, 3])];
    const made = input({ hasResiduals: true }, { rows: withResiduals }, { hasResiduals: true, rows: 3 });
    const { top, height } = made.layout.frames[0]!.residual!;
    const residuals = shapesOf(stackScene(made)).filter(({ style }) => style?.stroke === plotThemes.light.text);
    expect(residuals).toHaveLength(2);
    expect(residuals[0]!.shape!.points![2]![1]).toBeCloseTo(top + ((7 - 6.4) / 14) * height);
    // ±2σ of the second row's 4σ: a quarter from its middle. The third row has no residuals, and no strip.
    const bands = shapesOf(stackScene(made)).filter(({ style }) => style?.fill === plotThemes.light.band);
    expect(bands.map(({ shape }) => shape!.height! / height)).toEqual([expect.closeTo(4 / 14), expect.closeTo(4 / 8)]);
  });

  it('places the second scale where its values are, and leaves out what has no place', () => {
    const second = { title: 'half', fromX: (value: number) => value / 2, toX: (value: number) => (value === 10 ? null : value * 2) };
    const option = stackScene(input({}, { axes: { x: 'x', isReversed: false, y: 'y', divisor: 1, second } }, { hasSecondAxis: true }));
    const { plot } = input({}, {}, { hasSecondAxis: true }).layout;
    expect(textsOf(option)).toContain('half');
    // 16 stands on both scales: below at 16, above where x is 32.
    const places = shapesOf(option).flatMap((one) => (one.style?.text === '16' ? one.x! : []));
    expect(places).toEqual([16, 32].map((value) => xToPixel(value, [10, 40], plot, false)));
    // 10 would be labelled too if it had a place; the 10 there is the one of the main axis.
    expect(shapesOf(option).filter(({ x: px, style }) => style?.text === '10' && px! >= plot.left)).toHaveLength(1);
  });

  it('draws reference lines in proportion, and only those in range', () => {
    const sticks = [{ id: 'LiCl', label: 'LiCl', color: '#123456', lines: [{ x: 20, height: 1, label: '111' }, { x: 30, height: 0.5, label: '200' }, { x: 60, height: 1, label: '311' }] }];
    const made = input({}, { sticks }, { sticks: 1 });
    const [drawn] = shapesOf(stackScene(made)).filter(({ style }) => style?.stroke === '#123456');
    const lines = [...drawn!.shape!.pathData!.matchAll(/M([\d.]+) ([\d.]+)L[\d.]+ ([\d.]+)/g)].map(([, , from, to]) => Number(from) - Number(to));
    expect(lines).toEqual([16, 8]);
  });

  it('draws reference lines under every frame side by side, and names them once', () => {
    const sticks = [{ id: 'LiCl', label: 'LiCl', color: '#123456', lines: [{ x: 20, height: 1, label: '111' }] }];
    const made = input({ arrangement: 'columns' }, { sticks }, { sticks: 1, columns: 2, isOneFrame: false });
    const drawn = shapesOf(stackScene(made)).filter(({ style }) => style?.stroke === '#123456');
    const places = drawn.map(({ shape }) => Number(/M([\d.]+)/.exec(shape!.pathData!)![1]));
    expect(places).toEqual(made.layout.columns.map((column) => expect.closeTo(xToPixel(20, [10, 40], column, false), 0)));
    expect(textsOf(stackScene(made)).filter((text) => text === 'LiCl')).toHaveLength(1);
  });

  it('says why a row is empty', () => {
    expect(textsOf(stackScene(input({}, { rows: [row('a', [], { traces: [] }), rows[1]!] })))).toContain('No pattern');
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
    expect(levelInFrame(contents(input({ arrangement: 'offset' })), 'offset', 0, 100)).toEqual({ frame: 0, level: (200 + 12) / 232 });
    expect(levelInFrame(contents(input()), 'rows', 1, 40).frame).toBe(1);
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
    expect(table.columns).toEqual(['a: 2θ (°)', 'a: Counts', 'a: 2θ (°)', 'a: Residual (σ)']);
    expect(table.rows[1]).toEqual([20, 6, 2, -0.5]);
    expect(table.rows[3]).toEqual([40, 8, null, null]);
  });
});

describe('many curves', () => {
  const long = Float64Array.from({ length: 2000 }, (_, i) => 10 + i / 100);
  const many = Array.from({ length: 50 }, (_, i) => row(`r${i}`, [], { traces: [{ id: 'counts', label: '', x: long, y: long.map((at) => Math.sin(at + i)), color: '#000000', style: 'line' }] }));

  it('are one picture on the screen and a path for each in a file', () => {
    const painted: number[] = [];
    const painters = { curves: { paint: (drawings: readonly unknown[]) => ((painted.push(drawings.length)), {}) }, heat: { paint: () => ({}) } };
    const kinds = (made: StackInput) => shapesOf(stackScene(made)).map(({ type }) => type);
    const onScreen = kinds(input({ arrangement: 'overlay' }, { rows: many, painters }));
    expect(painted).toEqual([50]);
    expect([onScreen.filter((type) => type === 'image').length, onScreen.includes('polyline')]).toEqual([1, false]);
    expect(kinds(input({ arrangement: 'overlay' }, { rows: many })).filter((type) => type === 'polyline')).toHaveLength(50);
    expect(kinds(input({ arrangement: 'overlay' }, { painters })).filter((type) => type === 'polyline')).toHaveLength(2);
  });

  it.each(['overlay', 'offset'] as const)('that share a frame are all named, many of them beside it: %s', (arrangement) => {
    const room50 = { ...room, rows: 50, isOneFrame: true };
    const made = input({ arrangement }, { rows: many }, { asideWidth: legendRoom(50, arrangement, room.height) });
    const named = shapesOf(stackScene(made)).filter(({ style }) => /^r\d+$/.test(style?.text ?? ''));
    expect(named).toHaveLength(50);
    const { left, width } = made.layout.plot;
    for (const { x: px, y } of named) {
      expect(px!).toBeGreaterThan(left + width);
      expect(px!).toBeLessThan(room.width - 60);
      expect(y!).toBeLessThan(room.height - 16);
    }
    expect(stackLayout(room50).plot.width).toBeGreaterThan(width);
    expect(legendRoom(8, arrangement, room.height)).toBe(0);
  });

  it('have their names beside them in a narrow figure, apart from one another and on the paper', () => {
    const five = ['Before cycling', '1st charge', '1st discharge', '2nd charge', '2nd discharge'].map((label) => row(label, [100, 400, 300, 200], { residuals: { x, sigma: Float64Array.of(1, 0, -1, 0) }, mark: { shape: 'up', hollow: false, color: '#111' } }));
    const extra = { row: row('z', [1, 2, 1, 1], { levels: [{ y: 4, label: '1 % false alarms per pattern: z = 4.84', color: '#00f' }] }), title: 'Blind search: highest z of a line at this angle' };
    for (const arrangement of ['rows', 'offset', 'overlay'] as const) {
      const figure = stackFigure({ rows: five, extra, axes: input().axes, look: { ...look, arrangement, hasResiduals: true, offset: 0.5 } }, { width: 400, height: 330 });
      const texts = textBoxes(figureSvg(figure));
      const named = texts.filter(({ text }) => five.some(({ label }) => label === text));
      const right = Math.max(...shapesOf(figure.scene).flatMap(({ type, shape }) => (type === 'polyline' ? shape!.points!.map(([px]) => px) : [])));
      expect(named).toHaveLength(5);
      expect(Math.min(...named.map(({ left }) => left))).toBeGreaterThan(right);
      expect(Math.max(...texts.map((box) => box.right))).toBeLessThanOrEqual(400);
      expect(overlaps(texts.filter(({ text }) => text.length > 5))).toEqual([]);
      expect(texts.map(({ text }) => text)).toContain(extra.title);
    }
  });

  it('stand side by side in frames of one width', () => {
    const { frames, columns } = stackLayout({ ...room, rows: 5, columns: 3 });
    expect(frames.map(({ main }) => main.left)).toEqual([0, 1, 2, 0, 1].map((column) => columns[column]!.left));
    expect(frames[3]!.main.top).toBeGreaterThan(frames[0]!.main.top + frames[0]!.main.height);
    expect(rowSlots({ ...room, rows: 50, columns: 3, leastRowHeight: 300 })).toBe(6);
  });

  it('as a heat map fill their row once, from edge to edge', () => {
    const strips = heatStrips({ x, y: Float64Array.of(0, 0, 100, 100), box: { left: 10, top: 5, width: 300, height: 20 }, look: { range: [10, 40] }, isReversed: false, range: [0, 100], centre: null });
    const drawn = strips.flatMap(({ shape }) => [...shape.pathData.matchAll(/M([\d.]+) 5\.0h([\d.]+)/g)].map(([, left, width]) => [Number(left), Number(left) + Number(width)] as const)).sort(([a], [b]) => a - b);
    expect(drawn[0]![0]).toBe(10);
    expect(drawn.at(-1)![1]).toBeCloseTo(310, 1);
    // Each a hair under the next, so that no viewer draws paper between them.
    for (const [at, [, end]] of drawn.slice(0, -1).entries()) expect(end - drawn[at + 1]![0]).toBeCloseTo(0.4, 0);
    for (const [at, [, end]] of drawn.slice(0, -1).entries()) expect(end).toBeGreaterThan(drawn[at + 1]![0]);
  });

  it('have colours equally far to both sides of a centre', () => {
    expect(heatRange([-1, 3], 0)).toEqual([-3, 3]);
    // Ratios: as many times smaller as larger, and never below zero.
    expect(heatRange([0.9, 1.2], 1)[0]).toBeCloseTo(0.8333, 4);
    expect(heatRange([0.5, 1.2], 1)[1]).toBeCloseTo(2);
    expect(heatRange([-0.3, 4], 1)).toEqual([0.25, 4]);
    expect(heatRange([2, 2], null)).toEqual([2, 3]);
  });
});

describe('titleEnd', () => {
  const fine = Float64Array.from({ length: 601 }, (_, i) => 10 + i * 0.05);
  /** A band at a place on a level that is low elsewhere. */
  const band = (id: string, at: number): StackRow => row(id, [], { traces: [{ id: 'counts', label: 'Counts', x: fine, y: fine.map((angle) => 10 + 100 * Math.exp(-(((angle - at) / 1.5) ** 2))), color: '#000000', style: 'line' }] });
  const endOf = (...bands: readonly number[]): number => {
    // Frames so low that a name is as high as the upper third.
    const made = input({}, { rows: bands.map((at) => band(`band at ${at}`, at)) }, { rows: bands.length, height: 90 + 70 * bands.length });
    return titleEnd(contents(made), made.layout, made);
  };

  it('leaves names at the right unless they lie on curves there', () => {
    expect(endOf(12, 15)).toBe(1);
    expect(endOf(38.5, 38.5)).toBeLessThan(1);
    // As many would lie on a curve farther in.
    expect(endOf(38.5, 38.5, 30, 30, 23, 23)).toBe(1);
  });

  it('has one place for all rows, and the right one where rows share a frame', () => {
    expect(endOf(12, 38.5, 38.5)).toBeLessThan(1);
    const made = input({ arrangement: 'overlay' }, { rows: [band('a', 38.5)] });
    expect(titleEnd(contents(made), made.layout, made)).toBe(1);
  });
});
