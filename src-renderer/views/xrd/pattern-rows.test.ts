import { describe, expect, it } from 'vitest';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import type { XrdResult } from '@shared/xrd/result';
import { plotThemes } from '@shared/figures/scene/plot-theme';
import { angleRange, binnedResiduals, patternRow, phaseSticks, searchRow, type PatternEntry, type Translate } from '@shared/figures/panels/xrd/pattern-rows';
import { haloTable, limitTable, peakTable } from './result-tables';
import { rememberedLook } from '@shared/figures/panels/xrd/view-look';

const x = Float64Array.of(10, 11, 12, 13);
const curves: PatternCurves = {
  twoTheta: x,
  counts: Float64Array.of(100, 121, 100, 90),
  exposure: Float64Array.of(1, 1, 1, 1),
  background: Float64Array.of(100, 100, 100, 100),
  haloModel: Float64Array.of(99, 101, 101, 99),
  haloBaseline: Float64Array.of(50, 50, 50, 50),
  blindZ: Float64Array.of(0, 2.1, -1, 0),
};
const quantity = (value: number, stdUncertainty: number | null = null) => ({ value, stdUncertainty });
const halo = (centre: number) => ({ centre: quantity(centre, 0.03), fwhm: quantity(9, 0.2), area: quantity(1000, 10), height: 100, q: quantity(2.2), spacing: quantity(2.8), coherence: quantity(10) });
const phase = (name: string, more: object = {}): object => ({
  name, origin: 'listed', detected: false, significance: 1.2, threshold: 3.7, area: 1, areaUncertainty: 1, detectionLimit: 5, detectionLimitByWidth: [], upperLimit95: 2, coveredBy: null, lineSum: 3, strongestAt: 30, ...more,
});
const result = (more: object = {}): XrdResult =>
  ({ verdict: 'amorphous', falseAlarmRate: 0.01, blindThreshold: 4.8, haloReducedChiSquare: 1.04, halos: [halo(32)], mainHalo: halo(32), peaks: [], phases: [phase('LiCl'), phase('RuCl3', { upperLimit95: 4 })], findings: [], ...more }) as unknown as XrdResult;
const entry = (more: Partial<PatternEntry> = {}): PatternEntry => ({
  measurementId: 'm1', label: 'before', stateId: 's1', role: '', file: 'before.xy', mark: { shape: 'circle', hollow: false, color: '#5F6368' }, spectrum: { x, y: curves.counts } as PatternEntry['spectrum'], result: result(), curves, ...more,
});
const t: Translate = (key, params) => `${key} ${Object.values(params ?? {}).join(' ')}`.trim();
const look = rememberedLook({ hasSearch: true });
const input = { annotations: [], look, isStale: false, theme: plotThemes.light, t };

describe('patternRow', () => {
  it('draws counts, halos on their baseline, and the smooth scattering', () => {
    const row = patternRow(entry(), input);
    expect(row.traces.map(({ id, style }) => [id, style])).toEqual([['counts', 'points'], ['halos', 'fill'], ['baseline', 'dash'], ['background', 'line']]);
    expect(row.note).toBe('xrd.note 1.04 2.1 4.8 11.0');
  });

  it('takes the background off only for looking', () => {
    const row = patternRow(entry(), { ...input, look: { ...look, isRemoved: true } });
    expect([...row.traces[0]!.y]).toEqual([0, 21, 0, -10]);
  });

  it('shows a pattern that could not be checked as it is, and none where there is none', () => {
    expect(patternRow(entry({ curves: null }), input).traces).toHaveLength(1);
    expect(patternRow(entry({ spectrum: null }), input)).toMatchObject({ traces: [], message: 'overview.cannotRead' });
  });

  it('marks peaks with their phase and significance, unnamed ones in another colour', () => {
    const peaks = [{ twoTheta: 30.1, significance: 22.4, phase: 'LiCl' }, { twoTheta: 40, significance: 6, phase: null }];
    const { marks } = patternRow(entry({ result: result({ peaks }) }), input);
    expect(marks.map(({ label }) => label)).toEqual(['LiCl z 22', '? z 6']);
    expect(marks[0]!.color).not.toBe(marks[1]!.color);
  });
});

describe('binnedResiduals', () => {
  it('sums channels and keeps σ as the unit', () => {
    expect([...binnedResiduals(curves).sigma]).toEqual([0, 2.1, 0, -1]);
    const long = { twoTheta: Float64Array.from({ length: 1200 }, (_, i) => i), counts: new Float64Array(1200).fill(110), exposure: new Float64Array(1200).fill(1), background: new Float64Array(1200).fill(100) };
    const { x: at, sigma } = binnedResiduals(long);
    // Two channels with 10 counts too many each: 20 / √200.
    expect(sigma[0]).toBeCloseTo(20 / Math.sqrt(200), 12);
    expect([at.length, at[0]]).toEqual([600, 0.5]);
    // Four times the events make the same excess twice as many σ.
    expect(binnedResiduals({ ...long, exposure: long.exposure.map(() => 4) }).sigma[0]).toBeCloseTo(40 / Math.sqrt(200), 12);
  });
});

describe('searchRow', () => {
  it('shows the threshold with its rate', () => {
    expect(searchRow([entry()], input)!.row.levels).toEqual([{ y: 4.8, label: 'xrd.threshold 1 4.80', color: plotThemes.light.accent }]);
    expect(searchRow([entry({ curves: null })], input)).toBeNull();
  });
});

describe('phaseSticks', () => {
  it('moves lines as a displaced sample does, more at low angle', () => {
    const [sticks] = phaseSticks([{ name: 'LiCl', origin: 'listed', lines: [{ twoTheta: 30, intensity: 1, hkl: '1 1 1' }, { twoTheta: 120, intensity: 0.4, hkl: '4 4 0' }] }], { ...look, stickDisplacement: 0.1, stickHeight: 2 }, plotThemes.light);
    expect(sticks!.lines[0]!.x).toBeCloseTo(30.0966, 4);
    expect(sticks!.lines[1]!.x).toBeCloseTo(120.05, 4);
    expect(sticks!.lines.map(({ height }) => height)).toEqual([1, 0.8]);
  });
});

describe('angleRange', () => {
  it('holds all patterns', () => {
    const other = { x: Float64Array.of(5, 12), y: Float64Array.of(1, 1) } as PatternEntry['spectrum'];
    expect(angleRange([entry(), entry({ spectrum: other }), entry({ spectrum: null })])).toEqual([5, 13]);
  });
});

describe('result tables', () => {
  const choice = { kind: 'upper', unit: 'halo', sampleFormula: 'LiRuCl4' } as const;

  it('sets limits of phases against patterns, shaded from lowest to highest', () => {
    const { columns, rows } = limitTable([entry()], choice, t);
    expect(columns.map(({ id }) => id)).toEqual(['phase', 'm1', 'z']);
    // 2 and 4 counts·° in the strongest line, three times that in all, against 1000 of the halo.
    expect(rows.map(({ cells }) => [cells[0]!.text, cells[1]!.text, cells[1]!.heat])).toEqual([['LiCl', '< 0.60', 0], ['RuCl₃', '< 1.2', 1]]);
    expect(limitTable([entry()], { ...choice, kind: 'detection', unit: 'counts' }, t).rows[0]!.cells[1]!.text).toBe('< 5.0');
  });

  it('shows what was found with its uncertainty instead of a limit, and what is hidden as hidden', () => {
    const phases = [phase('LiCl', { detected: true, area: 10, areaUncertainty: 1 }), phase('c-ZrO2', { coveredBy: 'LiCl' })];
    const [first, second] = limitTable([entry({ result: result({ phases }) })], { ...choice, unit: 'counts' }, t).rows;
    expect(first!.cells[1]).toMatchObject({ text: 'xrd.foundOf 10.0(1.0)', value: 10, sigma: 1, tone: 'bad' });
    expect(second!.cells[1]).toMatchObject({ text: 'xrd.coveredBy LiCl', value: null });
  });

  it('gives shifts of a halo against the same halo of the first pattern', () => {
    const { rows } = haloTable([entry(), entry({ measurementId: 'm2', result: result({ halos: [halo(16), halo(32.1)] }) })], t);
    expect(rows.map(({ cells }) => cells[2]!.text)).toEqual(['–', '–', '+0.10(4)']);
  });

  it('gives no numbers of a halo that the data do not determine, nor a shift against it', () => {
    const lost = { ...halo(32), area: quantity(10, 6) };
    const { rows } = haloTable([entry({ result: result({ halos: [lost, halo(54)] }) }), entry({ measurementId: 'm2' })], t);
    expect(rows[0]!.cells.map(({ text }) => text)).toEqual(['before', 'xrd.haloUndetermined', '–', '–', '–', '–', '–', '–']);
    expect(rows.slice(1).map(({ cells }) => [cells[1]!.text, cells[2]!.text])).toEqual([['54.00(3)', '–'], ['32.00(3)', '–']]);
  });

  it('lists peaks', () => {
    const peaks = [{ twoTheta: 30.0712, significance: 44.61, area: 202, areaUncertainty: 5, fwhm: 0.134, phase: 'LiCl' }];
    expect(peakTable([entry({ result: result({ peaks }) })], t).rows[0]!.cells.map(({ text }) => text)).toEqual(['before', '30.071', '44.6', '202(5)', '0.134', 'LiCl']);
  });
});
