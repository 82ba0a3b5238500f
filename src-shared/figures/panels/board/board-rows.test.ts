import { describe, expect, it } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import { plotThemes } from '../../scene/plot-theme';
import { boardRows, type BoardColumn, type BoardInput } from './board-rows';

const x = Float64Array.of(0, 100, 200, 300);
const spectrum = (y: readonly number[], axis: Spectrum['axis']): Spectrum => ({
  kind: 'spectrum', technique: 'raman', name: '', axis, x, y: Float64Array.from(y), intensity: 'counts', transmission: null, acquisition: { dwellS: null, scans: null }, wasReversed: false, xps: null, metadata: {},
});
const state = { id: 's1', label: 'Before', shortLabel: 'B', palette: 0 };
const column: BoardColumn = { id: 'raman/', technique: 'raman', region: '', spectra: { s1: spectrum([9000, 10, 50, 30], 'raman-shift') }, halos: {}, window: [100, 300], reference: null };
const input = (columns: readonly BoardColumn[]): BoardInput => ({ states: [state], columns, cycling: null, xps: null, spikes: {}, numbers: [], theme: plotThemes.light, t: (key) => key });
const [cellOf, rowOf] = [(one: BoardColumn) => boardRows(input([one]))[0]!.cells[0]!, (one: BoardColumn) => boardRows(input([one]))[0]!];

describe('boardRows', () => {
  it('draws a starting material dashed at the foot of what the row shows of a spectrum', () => {
    const reference = { name: 'RuCl3', spectrum: spectrum([7, 1, 1, 3], 'raman-shift') };
    const [measured, dashed] = cellOf({ ...column, reference }).curves;
    expect(measured!.isDashed).toBe(false);
    expect(dashed!.isDashed).toBe(true);
    // In the window the spectrum runs from 10 to 50: the strongest band there reaches 45 % of its height.
    expect([...dashed!.y.subarray(1)]).toEqual([10, 10, 28]);
    expect(rowOf({ ...column, reference })).toMatchObject({ range: [100, 300], notes: ['board.dashed'] });
  });

  it('fills the halos of a checked pattern over what else scatters, and draws the counts alone before', () => {
    const curve = (y: number): Float64Array => Float64Array.from(x, () => y);
    const halo = { twoTheta: x, counts: curve(9), background: curve(8), haloModel: curve(8), haloBaseline: curve(2), blindZ: curve(0) } as unknown as PatternCurves;
    const xrd: BoardColumn = { ...column, technique: 'xrd', window: null, spectra: { s1: spectrum([9, 9, 9, 9], 'two-theta') } };
    const checked = cellOf({ ...xrd, halos: { s1: halo } });
    expect(checked.areas).toHaveLength(1);
    expect([checked.areas[0]!.low[0], checked.areas[0]!.high[0]]).toEqual([2, 8]);
    expect(checked.curves.map(({ y }) => y[0])).toEqual([9, 8]);
    expect(cellOf(xrd)).toMatchObject({ areas: [], curves: [{ isDashed: false }] });
  });
});
