import { describe, expect, it } from 'vitest';
import { alignedLayout, energyToPixel, pixelToEnergy } from './aligned-layout';
import { alignedOption, countsRange, residualLimit, visibleIndices, type AlignedInput } from './aligned-option';
import { nearestIndex, type AlignedLook, type AlignedRow, type RowCurves } from './aligned-rows';
import { areaBetween } from './component-shapes';
import { curvesTable } from './curves-table';
import { plotThemes } from './plot-theme';
import { ratioRange, shareBrackets, stackShares } from './result-columns';

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
  ratio: null,
  ...more,
});

const look: AlignedLook = { range: [280, 284], yZoom: 1, hasCommonCounts: false, hasResiduals: true, hasBackground: true };
const labels = { energyAxis: 'Binding energy (eV)', countsAxis: 'Counts', sharesTitle: '', sharesAxis: '', ratioTitle: '', ratioAxis: '' };

function input(rows: readonly AlignedRow[], change: Partial<AlignedLook> = {}): AlignedInput {
  const layout = alignedLayout({ width: 1000, height: 700, rows: rows.length, hasResiduals: true, hasShares: false, hasRatio: false });
  return { rows, layout, look: { ...look, ...change }, labels, theme: plotThemes.light, commonCounts: null };
}

interface Axis {
  id: string;
  inverse?: boolean;
  min: number;
  max: number;
  name?: string;
}
const axes = (option: ReturnType<typeof alignedOption>, which: 'xAxis' | 'yAxis'): Axis[] => option[which] as Axis[];
const series = (option: ReturnType<typeof alignedOption>, id: string): { data: [number, number][]; lineStyle?: { type?: unknown } } | undefined =>
  (option.series as { id: string; data: [number, number][] }[]).find((one) => one.id === id);

/** The path that a custom series draws where data units are pixels. */
function drawnPath(option: ReturnType<typeof alignedOption>, id: string): string {
  const { renderItem } = (option.series as { id: string; renderItem: (params: object, api: object) => { shape: { pathData: string } } }[]).find((one) => one.id === id)!;
  return renderItem({}, { coord: (point: number[]) => point }).shape.pathData;
}

describe('alignedOption', () => {
  it('puts every row and strip on one energy axis that falls to the right, named once at the bottom', () => {
    const energy = axes(alignedOption(input([row('a'), row('b')])), 'xAxis');
    expect(energy).toHaveLength(4);
    for (const axis of energy) expect(axis).toMatchObject({ inverse: true, min: 280, max: 284 });
    expect(energy.map(({ name }) => name)).toEqual([undefined, undefined, undefined, 'Binding energy (eV)']);
  });

  it('draws measured points everywhere and the model only where it was fitted', () => {
    const option = alignedOption(input([row('a')]));
    expect(drawnPath(option, 'counts-0')).toBe('M280.0 100.0h.01M281.0 110.0h.01M282.0 300.0h.01M283.0 120.0h.01M284.0 100.0h.01');
    expect(series(option, 'envelope-0')?.data).toEqual([
      [281, 108],
      [282, 298],
      [283, 121],
    ]);
    expect(series(option, 'residual-0')?.data).toEqual([
      [281, 0.2],
      [282, 0.1],
      [283, -5.5],
    ]);
  });

  it('leaves out what is switched off or absent', () => {
    expect(series(alignedOption(input([row('a')], { hasBackground: false })), 'background-0')).toBeUndefined();
    const measuredOnly = alignedOption(input([row('a', { curves: { ...curves, model: null } })]));
    expect((measuredOnly.series as { id: string }[]).map(({ id }) => id)).toEqual(['counts-0', 'residual-0']);
    const empty = alignedOption(input([row('a', { curves: null })]));
    expect(empty.series).toEqual([]);
    expect(JSON.stringify(empty.graphic)).toContain('No spectrum');
  });

  it('draws a model that was not fitted as it stands with a broken line', () => {
    expect(series(alignedOption(input([row('a')])), 'envelope-0')?.lineStyle?.type).toBe('solid');
    expect(series(alignedOption(input([row('a', { isStale: true })])), 'envelope-0')?.lineStyle?.type).toEqual([7, 4]);
  });

  it('magnifies counts above the baseline', () => {
    const [plain] = axes(alignedOption(input([row('a')])), 'yAxis');
    const [zoomed] = axes(alignedOption(input([row('a')], { yZoom: 4 })), 'yAxis');
    expect(zoomed!.min).toBe(plain!.min);
    expect(zoomed!.max - zoomed!.min).toBeCloseTo((plain!.max - plain!.min) / 4, 9);
  });

  it('shares one counts axis when asked to', () => {
    const option = alignedOption({ ...input([row('a'), row('b')], { hasCommonCounts: true }), commonCounts: [0, 1000] });
    expect(axes(option, 'yAxis').filter(({ id }) => id.startsWith('y-main')).map(({ min, max }) => [min, max])).toEqual([
      [0, 1000],
      [0, 1000],
    ]);
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
    expect(low).toBeLessThan(3.8);
    expect(high).toBeGreaterThan(4.2);
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
