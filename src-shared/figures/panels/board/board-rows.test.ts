import { describe, expect, it } from 'vitest';
import type { KeyNumber } from '@shared/report/key-numbers';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import { plotThemes } from '../../scene/plot-theme';
import { boardRows, cellWords, type BoardColumn, type BoardInput } from './board-rows';

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
    const [measured, dashed] = cellOf({ ...column, reference }).drawing().curves;
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
    const checked = cellOf({ ...xrd, halos: { s1: halo } }).drawing();
    expect(checked.areas).toHaveLength(1);
    expect([checked.areas[0]!.low[0], checked.areas[0]!.high[0]]).toEqual([2, 8]);
    expect(checked.curves.map(({ y }) => y[0])).toEqual([9, 8]);
    expect(cellOf(xrd).drawing()).toMatchObject({ areas: [], curves: [{ isDashed: false }] });
  });
});

describe('the words of a cell', () => {
  const number = (id: string, text: string, unit = '', more: Partial<KeyNumber> = {}): KeyNumber => ({
    stateId: 's1', technique: id.split('.')[0] as KeyNumber['technique'], id, quantity: '', text, value: null, isUpperLimit: false, sigma: null, unit, source: '', files: [], isStale: false, ...more,
  });
  const t: BoardInput['t'] = (key, params) => `${key} ${Object.values(params ?? {}).join(' ')}`.trim();
  const spaced = (words: string): string => words.replaceAll('\u00a0', '_');

  it('lead with the starting materials that Raman can judge, and name the others behind', () => {
    const numbers = [number('raman.similarity.LiCl', '0.908'), number('raman.verdict.LiCl', 'inconclusive'), number('raman.limit.RuCl3', '< 1.2', '%')];
    const { headline, note, tone } = cellWords(numbers, { technique: 'raman', region: '' }, t);
    expect([spaced(headline), spaced(note), tone]).toEqual(['RuCl₃_<_1.2_%', 'LiCl_inconclusive, board.similarity_LiCl_0.908', undefined]);
    expect(spaced(cellWords(numbers.slice(0, 2), { technique: 'raman', region: '' }, t).headline)).toBe('LiCl_inconclusive');
    expect(spaced(cellWords([...numbers.slice(0, 2), number('raman.verdict.RuCl3', 'inconclusive')], { technique: 'raman', region: '' }, t).headline)).toBe('LiCl,_RuCl₃_inconclusive');
  });

  it('keep a share and its number on one line, and apart from the next', () => {
    const numbers = [number('xps.ru3', '0.361(9)'), number('xps.ru4', '0.624(9)'), number('xps.chi.Ru3d_C1s', '1.96')];
    expect(spaced(cellWords(numbers, { technique: 'xps', region: 'Ru3d_C1s' }, t).headline)).toBe('Ru³⁺_0.361(9), Ru⁴⁺_0.624(9)');
  });

  it('say with a verdict how it is to be seen', () => {
    expect(cellWords([number('xrd.verdict', 'amorphous', '', { tone: 'good' })], { technique: 'xrd', region: '' }, t)).toMatchObject({ headline: 'amorphous', tone: 'good' });
  });
});
