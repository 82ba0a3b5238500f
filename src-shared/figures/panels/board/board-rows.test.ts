import { describe, expect, it } from 'vitest';
import type { Annotation } from '@shared/project/annotation-anchor';
import type { KeyNumber } from '@shared/report/key-numbers';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { XpsSettings } from '@shared/xps/model';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import { plotThemes } from '../../scene/plot-theme';
import type { BoardColumn, BoardInput } from './board-input';
import { boardRows, stateNote } from './board-rows';
import { cellWords } from './cell-words';

const x = Float64Array.of(0, 100, 200, 300);
const spectrum = (y: readonly number[], axis: Spectrum['axis']): Spectrum => ({
  kind: 'spectrum', technique: 'raman', name: '', axis, x, y: Float64Array.from(y), intensity: 'counts', transmission: null, acquisition: { dwellS: null, scans: null }, wasReversed: false, xps: null, metadata: {},
});
const state = { id: 's1', label: 'Before', shortLabel: 'B', palette: 0 };
const column: BoardColumn = { id: 'raman/', technique: 'raman', region: '', spectra: { s1: spectrum([9000, 10, 50, 30], 'raman-shift') }, measurementIds: { s1: 'm1' }, halos: {}, window: [100, 300], reference: null };
const input = (columns: readonly BoardColumn[]): BoardInput => ({ states: [state], columns, cycling: null, xps: null, survey: null, spikes: {}, numbers: [], annotations: [], theme: plotThemes.light, t: (key) => key });
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

describe('the row of surveys', () => {
  const survey: BoardColumn = { ...column, id: 'xps/Survey', technique: 'xps', region: 'Survey', window: null, spectra: { s1: spectrum([5, 9, 8, 4], 'binding-energy') } };
  const at = (...values: readonly number[]): Float64Array => Float64Array.from(values);
  const quantified = {
    settings: { photonEnergyEv: 1486.6, photonEnergySource: 'file' },
    result: { states: [{ stateId: 's1', measurementId: 'm2', chargeShift: { value: 1.5, from: 'series' } }], findings: [] },
    curves: { s1: { bindingEnergy: at(-1.5, 98.5, 198.5, 298.5), counts: at(5, 9, 8, 4), background: at(5, 5, 5, 4), lines: [{ id: 'Cl2p', values: at(0, 4, 3, 0) }] } },
  } as unknown as NonNullable<BoardInput['survey']>;

  it('shows the scan alone before it is quantified, and what each line has above its background after', () => {
    expect(cellOf(survey).drawing()).toMatchObject({ areas: [], curves: [{ isDashed: false }] });
    const row = boardRows({ ...input([survey]), survey: quantified })[0]!;
    expect(row).toMatchObject({ id: 'xps/Survey', range: [-1.5, 298.5], isReversed: true, key: [{ label: 'Cl', colour: plotThemes.light.species.Cl }] });
    const [area] = row.cells[0]!.drawing().areas;
    expect([[...area!.x], [...area!.low], [...area!.high]]).toEqual([[98.5, 198.5], [5, 5], [9, 8]]);
  });

  it('anchors notes on the energies of the file of the scan that was quantified', () => {
    const annotations: Annotation[] = [{ id: 'n', anchor: { kind: 'point', measurementId: 'm2', x: 200, y: null }, text: 'x', author: null, createdAt: '2026-01-01T00:00:00.000Z' }];
    const cell = boardRows({ ...input([survey]), survey: quantified, annotations })[0]!.cells[0]!;
    expect(cell.plotNotes.map(({ from }) => from)).toEqual([198.5]);
    expect(cell.anchorAt(198.5)).toEqual({ kind: 'point', measurementId: 'm2', x: 200, y: null });
  });
});

describe('rows of the board', () => {
  const share = (id: string, value: number, more: Partial<KeyNumber> = {}): KeyNumber => ({ stateId: 's1', technique: 'xps', id, quantity: '', text: String(value), value, isUpperLimit: false, sigma: null, unit: '', source: '', files: [], isStale: false, ...more });
  const numbers = [share('xps.ru3', 0.6), share('xps.ru4', 0.35), share('xps.ru2', 0.05, { isUpperLimit: true })];

  it('fill the whole bar: what lies below a limit is pale', () => {
    const row = boardRows({ ...input([]), numbers })[0]!;
    const areas = row.cells[0]!.drawing().areas.filter(({ x }) => x[1]! > x[0]!);
    expect(areas.map(({ x }) => [...x].map((value) => Number(value.toFixed(6))))).toEqual([[0, 0.6], [0.6, 0.95], [0.95, 1]]);
    expect(areas.at(-1)!.opacity).toBeLessThan(0.3);
    expect(row.notes).toContain('board.fractionsRest');
    expect(row.key.map(({ label }) => label)).toEqual(['figure.species.Ru2+', 'figure.species.Ru3+', 'figure.species.Ru4+']);
  });

  it('say that they are out of date, and that nothing was analysed', () => {
    const stale = numbers.map((one) => ({ ...one, isStale: true }));
    expect(boardRows({ ...input([column]), numbers: stale }).map(({ caution, cells }) => [caution, cells[0]!.note, cells[0]!.headline])).toEqual([['', 'board.notAnalysed', ''], ['compare.stale', '', '']]);
    expect(boardRows({ ...input([]), numbers })[0]!.caution).toBe('');
  });
});

describe('notes on the board', () => {
  const note = (anchor: Annotation['anchor'], text = 'x'): Annotation => ({ id: text, anchor, text, author: null, createdAt: '2026-01-01T00:00:00.000Z' });
  it('stand in the cell of their measurement, where they are anchored', () => {
    const annotations = [note({ kind: 'point', measurementId: 'm1', x: 200, y: null }), note({ kind: 'range', measurementId: 'm1', from: 120, to: 180 }), note({ kind: 'point', measurementId: 'other', x: 200, y: null })];
    const cell = boardRows({ ...input([column]), annotations })[0]!.cells[0]!;
    expect(cell.plotNotes.map(({ kind, from, to }) => [kind, from, to])).toEqual([['pointer', 200, 200], ['range', 120, 180]]);
    expect(cell.anchorAt(250)).toEqual({ kind: 'point', measurementId: 'm1', x: 250, y: null });
  });

  it('on a fitted region are anchored on the energy scale of the file, and drawn on that of the fit', () => {
    const xps: BoardColumn = { ...column, technique: 'xps', region: 'C1s', window: null, spectra: { s1: spectrum([1, 2, 3, 4], 'binding-energy') } };
    const region = { ordinate: 'counts' as const, bindingEnergy: x, counts: x, background: x, envelope: x, components: [], residuals: x };
    const fitted: BoardInput['xps'] = { curves: { s1: { C1s: region } }, settings: { workFunctionEv: 4.5, photonEnergyEv: 1486.6 } as XpsSettings, speciesOf: () => 'C' };
    const cell = boardRows({ ...input([xps]), xps: fitted, annotations: [note({ kind: 'point', measurementId: 'm1', x: 204.5, y: null })] })[0]!.cells[0]!;
    expect(cell.plotNotes[0]!.from).toBe(200);
    expect(cell.anchorAt(200)).toMatchObject({ x: 204.5 });
  });

  it('on the curve of the cell stand at the state that it was on its way to', () => {
    const two = [{ ...state, id: 's1' }, { ...state, id: 's2' }];
    const stretch = { rows: Float64Array.of(0, 1, 2), timeS: Float64Array.of(0, 3600, 7200), netChargeMAh: Float64Array.of(0, 1, 2), voltageV: Float64Array.of(3, 3.5, 4) };
    const back = { rows: Float64Array.of(3, 4), timeS: Float64Array.of(7260, 10_860), netChargeMAh: Float64Array.of(2, 0), voltageV: Float64Array.of(3.9, 2.9) };
    const cycling = {
      measurementId: 'c',
      curve: { rows: 5, stretches: [{ step: 0, direction: 'charge', ...stretch }, { step: 1, direction: 'discharge', ...back }] },
      result: { activeMassMg: 1, voltageShiftV: 0, states: [{ stateId: 's1', afterStep: 0, row: 2, timeS: 7200, netCapacityMAhG: 2000, voltageV: 4 }, { stateId: 's2', afterStep: 1, row: 4, timeS: 10_860, netCapacityMAhG: 0, voltageV: 2.9 }] },
    } as unknown as NonNullable<BoardInput['cycling']>;
    const annotations = [note({ kind: 'point', measurementId: 'c', x: 1, y: 3.5 }, 'up'), note({ kind: 'point', measurementId: 'c', x: 3, y: 2.9 }, 'down'), note({ kind: 'range', measurementId: 'c', from: 0.5, to: 2 }, 'part')];
    const row = boardRows({ ...input([]), states: two, cycling, annotations }).find(({ id }) => id === 'cycling')!;
    expect(row.cells.map((cell) => cell!.plotNotes.map(({ text, from, y }) => [text, from, y]))).toEqual([[['up', 1000, 3.5], ['part', 2000, 4]], [['down', 0, 2.9]]]);
    // Of the half cycle that led to the state, whichever other one lies closer.
    expect(row.cells[1]!.anchorAt(1900)).toEqual({ kind: 'point', measurementId: 'c', x: 7260 / 3600, y: 3.9 });
  });

  it('on a state are told in few words over its column', () => {
    const annotations = [note({ kind: 'state', stateId: 's1' }, '**Dried** for a day'), note({ kind: 'state', stateId: 's1' }, 'again'), note({ kind: 'project' })];
    expect([stateNote(annotations, 's1'), stateNote(annotations, 's2')]).toEqual(['Dried for a day (+1)', '']);
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
    expect(cellWords([number('raman.verdict.', 'inconclusive')], { technique: 'raman', region: '' }, t).headline, 'without a starting material').toBe('inconclusive');
  });

  it('keep a share and its number on one line, and apart from the next', () => {
    const numbers = [number('xps.ru3', '0.361(9)'), number('xps.ru4', '0.624(9)'), number('xps.chi.Ru3d_C1s', '1.96')];
    expect(spaced(cellWords(numbers, { technique: 'xps', region: 'Ru3d_C1s' }, t).headline)).toBe('Ru³⁺_0.361(9), Ru⁴⁺_0.624(9)');
  });

  it('of a survey lead with the most frequent elements, and with a peak that has no name where there is one', () => {
    const numbers = [
      number('xps.survey.C', '41.2(5)', 'at-%', { value: 41.2 }), number('xps.survey.Cl', '44.0(6)', 'at-%', { value: 44 }), number('xps.survey.Zr', '< 0.2', 'at-%', { value: 0.2, isUpperLimit: true }),
      number('xps.survey.peaks', 'every peak assigned'), number('xps.chi.Ru3d_C1s', '1.1', '', { isStale: true }),
    ];
    const words = cellWords(numbers, { technique: 'xps', region: 'Survey' }, t);
    expect([spaced(words.headline), spaced(words.note), words.tone, words.isStale]).toEqual(['Cl_44.0(6), C_41.2(5)_at-%', 'Zr_<_0.2_at-%; every peak assigned', undefined, false]);
    const partial = cellWords([...numbers, number('xps.survey.without', 'Li')], { technique: 'xps', region: 'Survey' }, t);
    expect(spaced(partial.headline)).toBe('Cl_44.0(6), C_41.2(5)_at-% survey.without_Li');
    const unknown = cellWords([...numbers.slice(0, 3), number('xps.survey.peaks', 'unassigned: 184 eV', '', { tone: 'bad' })], { technique: 'xps', region: 'Survey' }, t);
    expect([spaced(unknown.headline), unknown.tone]).toEqual(['unassigned:_184_eV', 'bad']);
    expect(spaced(unknown.note)).toContain('Cl_44.0(6)');
  });

  it('of a region are as current as its fit, whatever became of the survey', () => {
    const numbers = [number('xps.chi.Cl2p', '1.1'), number('xps.survey.C', '41.2(5)', 'at-%', { isStale: true })];
    expect(cellWords(numbers, { technique: 'xps', region: 'Cl2p' }, t).isStale).toBe(false);
    expect(cellWords(numbers, { technique: 'xps', region: 'Survey' }, t).isStale).toBe(true);
  });

  it('say with a verdict how it is to be seen', () => {
    expect(cellWords([number('xrd.verdict', 'amorphous', '', { tone: 'good' })], { technique: 'xrd', region: '' }, t)).toMatchObject({ headline: 'amorphous', tone: 'good' });
  });
});
