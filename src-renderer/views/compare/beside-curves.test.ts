import type { KeyNumber } from '@shared/report/key-numbers';
import { describe, expect, it } from 'vitest';
import { besideName } from '../../session/beside.svelte';
import { besideNumbers, besideSources, besideStates, isBeside } from '@shared/figures/panels/compare/beside-curves';
import { compareCurves, type CompareSource } from '@shared/figures/panels/compare/compare-curves';
import { keyNumberTable } from './key-number-table';

const t = (key: string): string => key;
const states = [{ id: 'before', label: 'before cycling', shortLabel: 'before', palette: 0 }];
const source = (height: number): CompareSource => ({
  id: 'before',
  stateId: 'before',
  measurementId: 'm1',
  measured: { x: Float64Array.of(1, 2, 3), y: Float64Array.of(0, height, 0), variance: null },
  shift: null,
  obstacle: null,
});
const number: KeyNumber = { stateId: 'before', technique: 'xrd', id: 'xrd.limit.LiCl', quantity: 'LiCl', text: '< 0.5', value: 0.5, isUpperLimit: true, sigma: null, unit: 'wt%', source: 'Halo check', files: [], isStale: false };

describe('a second project beside the first', () => {
  it('has states that never meet those of the first, and says whose they are', () => {
    const [state] = besideStates(states, 'Other lab');
    expect(state).toMatchObject({ label: 'before cycling · Other lab', palette: 0 });
    expect([isBeside(state!.id), isBeside('before')]).toEqual([true, false]);
  });

  it('is set against a state of the first by itself', () => {
    const curves = compareCurves([source(4), ...besideSources([source(6), { ...source(9), id: 'ref:m2', stateId: null }])], { binning: 1, normalisation: { kind: 'none' }, quantity: 'difference', against: 'before' });
    expect(curves.map(({ id, curve }) => [id, curve && [...curve.y]])).toEqual([['before', [0, 0, 0]], ['beside:before', [0, 2, 0]]]);
  });

  it('has its numbers in columns of its own, and in rows of its own where units differ', () => {
    const all = [...states, ...besideStates(states, 'Other lab')];
    const cells = (unit: string) => keyNumberTable([number, ...besideNumbers([{ ...number, text: '< 0.7', unit }], 'Other lab (/p/other)')], all, t).rows.map((row) => row.cells.map(({ text }) => text));
    expect(cells('wt%')).toMatchObject([['LiCl', 'technique.xrd', 'compare.current', '< 0.5', '< 0.7', 'wt%', 'Halo check']]);
    expect(cells('mol%').map((row) => row.slice(3, 7))).toEqual([['< 0.5', '–', 'wt%', 'Halo check'], ['–', '< 0.7', 'mol%', 'Other lab (/p/other): Halo check']]);
  });

  it('is called by its title, or by its place when both have the same', () => {
    const beside = { document: { title: 'Ru series' }, place: '/p/shared/Copy of it.eln' };
    expect(besideName({ title: 'Mine' }, beside)).toBe('Ru series');
    expect(besideName({ title: 'Ru series' }, beside)).toBe('Copy of it.eln');
  });
});
