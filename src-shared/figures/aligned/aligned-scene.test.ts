import { describe, expect, it } from 'vitest';
import type { Box } from '../scene/box';
import { alignedLayout, energyToPixel, pixelToEnergy } from './aligned-layout';
import { alignedScene, countsRange, type AlignedInput } from './aligned-scene';
import { nearestIndex, type AlignedLook, type AlignedRow, type RowCurves } from './aligned-rows';
import { areaBetween } from '../scene/area-between';
import { curvesTable } from './curves-table';
import { plotThemes } from '../scene/plot-theme';
import { ratioColumn, ratioRange, shareBrackets, sharesColumn, stackShares } from './result-columns';
import { shapesOf, textsOf, type Shape } from '../testing/shapes';
import { visibleIndices } from '../scene/visible-indices';
import { residualLimit } from '../scene/y-scale';

const x = Float64Array.of(280, 281, 282, 283, 284);
const curves: RowCurves = {
  x,
  counts: Float64Array.of(100, 110, 300, 120, 100),
  // Fitted from the second point to the fourth.
  model: {
    first: 1,
    envelope: Float64Array.of(108, 298, 121),
    background: Float64Array.of(100, 100, 100),
    components: [{ id: 'ru3', values: Float64Array.of(8, 198, 21), color: '#777777', isHatched: false, isSelected: false }],
    residuals: Float64Array.of(0.2, 0.1, -5.5),
  },
};

const row = (id: string, more: Partial<AlignedRow> = {}): AlignedRow => ({
  id,
  label: id,
  note: '',
  mark: { shape: 'circle', hollow: false, color: '#5F6368' },
  curves,
  message: 'No spectrum',
  isStale: false,
  shares: null,
  sharesNote: '',
  expected: null,
  ratio: null,
  ...more,
});

const look: AlignedLook = { range: [280, 284], yZoom: 1, hasCommonCounts: false, hasResiduals: true, hasBackground: true };
const labels = { energyAxis: 'Binding energy (eV)', countsAxis: 'Counts', sharesTitle: '', sharesAxis: '', ratioTitle: '', ratioAxis: '' };

function input(rows: readonly AlignedRow[], change: Partial<AlignedLook> = {}): AlignedInput {
  const layout = alignedLayout({ width: 1000, height: 700, rows: rows.length, hasResiduals: true, hasShares: false, hasRatio: false });
  return { rows, layout, look: { ...look, ...change }, labels, theme: plotThemes.light, commonCounts: null, painter: null };
}

const { faintText, ink, text } = plotThemes.light;
const lines = (made: AlignedInput, color: string): Shape[] => shapesOf(alignedScene(made)).filter(({ type, style }) => type === 'polyline' && style?.stroke === color);

/** Energies and parts of a box's height (from its top) of places in px. */
function placed(points: readonly (readonly [number, number])[], made: AlignedInput, box: Box): [number, number][] {
  return points.map(([px, py]) => [Number(pixelToEnergy(px, made.look.range, box).toFixed(3)), Number(((py - box.top) / box.height).toFixed(3))]);
}

describe('what is expected of the shares', () => {
  const shares = [{ label: 'a', color: '#111111', value: 1, sigma: 0.02, text: '1', isLimit: false }];
  const expected = { parts: [{ color: '#222222', value: 0.25 }, { color: '#333333', value: 0.75 }, { color: '#444444', value: 0 }], border: 0.25, sigma: 0.05, summary: '' };
  const box: Box = { left: 100, top: 40, width: 200, height: 150 };
  const drawn = (rowHeight: number) => sharesColumn([row('s', { shares, expected })], box, rowHeight, labels, plotThemes.light);
  const rects = (rowHeight: number) => drawn(rowHeight).filter((element) => element.type === 'rect').map(({ shape, style }) => ({ ...shape, fill: style?.fill, stroke: style?.stroke }));

  it('stands below them in the same scale, with a frame of two standard uncertainties to either side', () => {
    const parts = rects(150).filter(({ fill }) => fill === '#222222' || fill === '#333333' || fill === '#444444');
    expect(parts.map(({ x: at, width }) => [at, width])).toEqual([[100, 50], [150, 150]]);
    const measured = rects(150).find(({ fill }) => fill === '#111111')!;
    expect(parts[0]!.y).toBeGreaterThan(measured.y! + measured.height!);
    expect(rects(150).find(({ stroke }) => stroke === plotThemes.light.ink)).toMatchObject({ x: 130, width: 40 });
  });

  it('is left out of rows too low for it', () => {
    expect(rects(60).some(({ fill }) => fill === '#222222')).toBe(false);
  });
});

describe('alignedScene', () => {
  it('puts every row and strip on one energy axis that falls to the right, named once at the bottom', () => {
    const made = input([row('a'), row('b')]);
    const { layout } = made;
    const grid = shapesOf(alignedScene(made)).find(({ style }) => style?.stroke === plotThemes.light.grid)!;
    const at282 = Math.round(energyToPixel(282, look.range, layout.spectra) * 10) / 10;
    // Two rows with a strip each.
    expect(grid.shape!.pathData!.match(new RegExp(`M${at282} `, 'g'))).toHaveLength(4);
    const names = textsOf(alignedScene(made));
    expect(names.filter((name) => name === labels.energyAxis)).toHaveLength(1);
    const scale = shapesOf(alignedScene(made)).filter(({ style }) => style?.text === '281.0' || style?.text === '283.0');
    expect(scale.map(({ x: px }) => pixelToEnergy(px!, look.range, layout.spectra))).toEqual([281, 283].map((energy) => expect.closeTo(energy) as number));
  });

  it('leaves the room of a title above a curve that is high under it, as surveys are, and none above a curve that is not', () => {
    const room = (counts: Float64Array) => {
      const [low, high] = countsRange({ x, counts, model: null });
      return (high - counts.at(-1)!) / (high - low);
    };
    expect(room(Float64Array.of(10, 40, 90, 160, 250))).toBeGreaterThan(0.35);
    const peak = Float64Array.of(100, 110, 300, 120, 100);
    expect(countsRange({ x, counts: peak, model: null })).toEqual([100 - 0.06 * 200, 300 + 0.08 * 200]);
  });

  it('draws measured points everywhere and the model only where it was fitted', () => {
    const made = input([row('a')]);
    const { main, residual } = made.layout.rows[0]!;
    const dots = shapesOf(alignedScene(made)).find(({ shape }) => shape?.pathData?.includes('h.01'))!;
    const energies = [...dots.shape!.pathData!.matchAll(/M([\d.]+) /g)].map(([, px]) => pixelToEnergy(Number(px), look.range, main));
    expect(energies).toEqual([...x].map((energy) => expect.closeTo(energy) as number));
    const [low, high] = countsRange(curves);
    const height = (counts: number): number => Number(((high - counts) / (high - low)).toFixed(3));
    expect(placed(lines(made, ink)[0]!.shape!.points!, made, main)).toEqual([[281, height(108)], [282, height(298)], [283, height(121)]]);
    // The strip reaches to 6σ, for −5.5σ must not be cut off.
    expect(placed(lines(made, text)[0]!.shape!.points!, made, residual!)).toEqual([[281, 0.483], [282, 0.492], [283, 0.958]]);
  });

  it('leaves out what is switched off or absent', () => {
    const broken = (made: AlignedInput): Shape[] => lines(made, faintText).filter(({ style }) => style?.lineDash);
    expect(broken(input([row('a')]))).toHaveLength(1);
    expect(broken(input([row('a')], { hasBackground: false }))).toEqual([]);
    const measuredOnly = input([row('a', { curves: { ...curves, model: null } })]);
    expect(shapesOf(alignedScene(measuredOnly)).filter(({ type }) => type === 'polyline')).toEqual([]);
    expect(shapesOf(alignedScene(measuredOnly)).filter(({ shape }) => shape?.pathData?.includes('h.01'))).toHaveLength(1);
    const empty = alignedScene(input([row('a', { curves: null })]));
    expect(shapesOf(empty).filter(({ type, shape }) => type === 'polyline' || shape?.pathData?.includes('h.01'))).toEqual([]);
    expect(textsOf(empty)).toContain('No spectrum');
  });

  it('draws a model that was not fitted as it stands with a broken line', () => {
    expect(lines(input([row('a')]), ink)[0]!.style!.lineDash).toBeUndefined();
    expect(lines(input([row('a', { isStale: true })]), ink)[0]!.style!.lineDash).toEqual([7, 4]);
  });

  it('magnifies counts above the baseline', () => {
    const [plain, zoomed] = [input([row('a')]), input([row('a')], { yZoom: 4 })].map((made) => placed(lines(made, ink)[0]!.shape!.points!, made, made.layout.rows[0]!.main));
    for (const [at, [, height]] of plain!.entries()) expect(1 - zoomed![at]![1]).toBeCloseTo(4 * (1 - height), 2);
  });

  it('shares one counts axis when asked to', () => {
    const made = { ...input([row('a'), row('b')], { hasCommonCounts: true }), commonCounts: [0, 1000] as const };
    for (const [at, line] of lines(made, ink).entries()) expect(placed(line.shape!.points!, made, made.layout.rows[at]!.main)[1]).toEqual([282, 0.702]);
  });
});

describe('what an axis reaches', () => {
  it('covers data and envelope with air', () => {
    const [low, high] = countsRange(curves);
    expect(low).toBeLessThan(100);
    expect(high).toBeGreaterThan(300);
  });

  it('never cuts a residual off', () => {
    expect(residualLimit(Float64Array.of(0.2, -5.5))).toBe(6);
    expect(residualLimit(Float64Array.of(1))).toBe(4);
    expect(residualLimit(null)).toBe(4);
  });

  it('keeps one point beyond each end of a zoomed range, so that lines reach the frame', () => {
    expect(visibleIndices(x, [281.5, 282.5])).toEqual([1, 3]);
    expect(visibleIndices(x, [270, 300])).toEqual([0, 4]);
  });
});

describe('alignedLayout', () => {
  it('gives every row the same height and the spectra what the columns leave', () => {
    const layout = alignedLayout({ width: 1200, height: 800, rows: 5, hasResiduals: true, hasShares: true, hasRatio: true });
    const tops = layout.rows.map(({ main }) => main.top);
    expect(new Set(tops.slice(1).map((top, i) => Math.round(top - tops[i]!))).size).toBe(1);
    expect(layout.spectra.left + layout.spectra.width).toBeLessThan(layout.shares!.left);
    expect(layout.shares!.left + layout.shares!.width).toBeLessThan(layout.ratio!.left);
    expect(layout.ratio!.left + layout.ratio!.width).toBeLessThanOrEqual(1200);
  });

  it('drops the columns before it starves the spectra', () => {
    const narrow = alignedLayout({ width: 560, height: 600, rows: 5, hasResiduals: true, hasShares: true, hasRatio: true });
    expect(narrow.shares).toBeNull();
    expect(narrow.ratio).toBeNull();
    expect(narrow.spectra.width).toBeGreaterThan(450);
  });

  it('gives up the strips of residuals where rows are too low for both', () => {
    const low = alignedLayout({ width: 900, height: 300, rows: 5, hasResiduals: true, hasShares: false, hasRatio: false });
    expect(low.rows.map(({ residual }) => residual)).toEqual([null, null, null, null, null]);
    expect(low.rows[0]!.main.height).toBeGreaterThan(30);
  });

  it('turns energies into pixels and back on a falling axis', () => {
    const box = { left: 40, top: 0, width: 200, height: 10 };
    expect(energyToPixel(284, [280, 284], box)).toBe(40);
    expect(energyToPixel(280, [280, 284], box)).toBe(240);
    expect(pixelToEnergy(energyToPixel(281.3, [280, 284], box), [280, 284], box)).toBeCloseTo(281.3, 12);
  });
});

describe('result columns', () => {
  const share = (value: number, sigma: number, isLimit = false): { label: string; color: string; value: number; sigma: number; text: string; isLimit: boolean } => ({
    label: '',
    color: '',
    value,
    sigma,
    text: '',
    isLimit,
  });

  it('stacks shares and gives what is negative no room', () => {
    expect(stackShares([share(-0.01, 0.01, true), share(0.4, 0.01), share(0.61, 0.01)]).map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [0, 0.4],
      [0.4, 1.01],
    ]);
  });

  it('brackets borders between shares that stand out by two sigma, and no others', () => {
    const brackets = shareBrackets(stackShares([share(0.005, 0.004, true), share(0.375, 0.009), share(0.62, 0.01)]));
    expect(brackets).toHaveLength(1);
    expect(brackets[0]!.at).toBeCloseTo(0.38, 12);
    expect(brackets[0]!.half).toBeCloseTo(0.018, 12);
  });

  it('spans ratios with both of their uncertainties', () => {
    const [low, high] = ratioRange([row('a', { ratio: { value: 4, sigma: 0.03, commonRelative: 0.05, text: '' } })]);
    // Own 0.03 and common 0.2 make 0.2022; the box reaches two of them to either side.
    expect(low).toBeLessThan(4 - 0.4044);
    expect(high).toBeGreaterThan(4 + 0.4044);
  });

  it('draws the box with the common uncertainty to the same two sigma as the line, on an axis of two numbers or more', () => {
    const box = { left: 0, top: 0, width: 60, height: 100 };
    const rows = [row('a', { ratio: { value: 4, sigma: 0.03, commonRelative: 0.05, text: '4.00(3)' } })];
    const drawn = ratioColumn(rows, box, 100, labels, plotThemes.light);
    const [low, high] = ratioRange(rows);
    const reach = drawn.find((element) => element.type === 'rect')!;
    expect(reach).toMatchObject({ shape: { width: expect.closeTo((2 * 0.4044 * 60) / (high - low), 1) } });
    const marks = drawn.flatMap((element) => (element.type === 'text' && /^\d\.\d+$/.test(element.style.text) ? [element.style.text] : []));
    expect(marks.length).toBeGreaterThanOrEqual(2);
  });
});

describe('areaBetween', () => {
  it('goes along the upper curve and back along the lower one', () => {
    expect(areaBetween([1, 2], [0, 0], [5, 6])).toEqual([
      [1, 5],
      [2, 6],
      [2, 0],
      [1, 0],
    ]);
  });
});

describe('nearestIndex', () => {
  it.each([
    [279, 0],
    [281.4, 1],
    [281.6, 2],
    [299, 4],
  ])('of %f is %i', (energy, index) => {
    expect(nearestIndex(x, energy)).toBe(index);
  });
});

describe('curvesTable', () => {
  it('leaves cells empty where nothing was fitted', () => {
    const words = { energy: 'E', counts: 'N', background: 'B', envelope: 'F', residual: 'R', component: (id: string) => id };
    const table = curvesTable('curves', [row('a')], words);
    expect(table.columns).toEqual(['E', 'N', 'B', 'F', 'ru3', 'R']);
    expect(table.rows[0]).toEqual([280, 100, null, null, null, null]);
    expect(table.rows[2]).toEqual([282, 300, 100, 298, 198, 0.1]);
    expect(table.rows[4]).toEqual([284, 100, null, null, null, null]);
    expect(curvesTable('curves', [row('a'), row('b')], words).columns[6]).toBe('b: E');
  });
});
