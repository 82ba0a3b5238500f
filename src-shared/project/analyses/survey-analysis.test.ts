import { describe, expect, it } from 'vitest';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { newDocument } from '@shared/project/new-document';
import type { Spectrum } from '@shared/spectrum/spectrum';
import synthetic from '@shared/xps/survey/fixtures/synthetic-surveys.json';
import { computeAnalysis, defaultAnalyses, withAnalysis, withOthersFindings, type AnalysisData } from './compute-analysis';
import { outstandingKinds } from './outstanding';
import { isStale } from './staleness';

const counts = synthetic.sets[0]!.counts;
const spectrum: Spectrum = {
  kind: 'spectrum', technique: 'xps', name: 'Survey', axis: 'binding-energy', x: Float64Array.from(counts, (_, i) => i), y: Float64Array.from(counts), intensity: 'counts', transmission: null,
  acquisition: { dwellS: 0.1, scans: 2 }, wasReversed: false, xps: { photonEnergyEv: 1486.6, passEnergyEv: 160, workFunctionEv: null, fileScale: 'binding-energy' }, metadata: { source: 'Al monochromated' },
};
const data: AnalysisData = { spectrumOf: ({ technique }) => (technique === 'xps' ? spectrum : null), curveOf: () => null };
const blank = newDocument({ id: 'p', title: 'Test', locale: 'en', now: '2026-01-01T00:00:00.000Z' });
const survey: ProjectMeasurement = { id: 'm', sha256: 'a'.repeat(64), index: 0, technique: 'xps', region: 'Survey', stateId: blank.states[0]!.id, role: 'state', referenceName: null, points: counts.length };
const document: ProjectDocument = { ...blank, measurements: [survey], constants: { ...blank.constants, xps: { photonEnergyEv: 1486.6, rsf: {}, transmission: { exponent: -0.6 }, chargeReference: null } } };
const titles = { 'xps-series': 'XPS', 'xps-survey': 'Survey', 'xrd-halo': '', 'raman-mixture': '', cycling: '' };
const [made] = defaultAnalyses(document, data, titles);

describe('the survey of a project', () => {
  it('is quantified by itself with the constants of the manifest and what the file says of the X-rays', () => {
    expect(made!.analysis.kind).toBe('xps-survey');
    if (made!.analysis.kind !== 'xps-survey') return;
    expect(made!.analysis.settings).toMatchObject({ quantification: { transmission: { kind: 'power', exponent: -0.6 } }, isMonochromated: true, shifts: {} });
    const outcome = computeAnalysis(document, data, made!.analysis, { software: 's', now: '2026-01-01T00:00:00.000Z' });
    if (!outcome.ok || outcome.analysis.kind !== 'xps-survey') throw new Error('not computed');
    const [state] = outcome.analysis.result!.states;
    expect(state!.composition.filter(({ atomicPercent }) => atomicPercent).map(({ element }) => element)).toEqual(['C', 'Ru', 'Cl', 'O']);
    // Areas are per second: 0.1 s × 2 scans.
    expect(state!.lines.find(({ line }) => line === 'Cl2p')!.area!.value).toBeGreaterThan(5 * 150_000);
    const kept = withAnalysis(document, outcome.analysis);
    expect(outstandingKinds(kept)).toEqual([]);
    expect(isStale(kept, outcome.analysis)).toBe(false);
    expect(isStale({ ...kept, measurements: [{ ...survey, index: 1 }] }, outcome.analysis)).toBe(true);
  });

  it('takes the charge shift that a fit has found since, and is outstanding until then', () => {
    if (made!.analysis.kind !== 'xps-survey') throw new Error('no survey');
    const analysis = { ...made!.analysis, settings: { ...made!.analysis.settings, shifts: { other: { value: 0.5, from: 'user' as const } } } };
    const series = { chargeReference: { kind: 'fixed', region: null, component: null, position: 0, source: '', shifts: { [survey.stateId!]: 1.234, other: 3 }, searchRange: [-3, 3] }, states: [] };
    const fitted = { ...document, analyses: [{ kind: 'xps-series', id: 'xps', title: '', settings: series, result: null, resultOf: null, computedAt: null, software: null }] } as unknown as ProjectDocument;
    const moved = withOthersFindings(fitted, analysis);
    expect(moved.kind === 'xps-survey' && moved.settings.shifts).toEqual({ [survey.stateId!]: { value: 1.23, from: 'series' }, other: { value: 0.5, from: 'user' } });
    // A hundredth more moves no window.
    expect(withOthersFindings(fitted, moved)).toBe(moved);
  });
});
