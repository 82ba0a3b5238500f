import { describe, expect, it } from 'vitest';
import type { Analysis, ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { Curve } from '@shared/spectrum/spectrum';
import { computeAnalysis, type AnalysisData } from './compute-analysis';
import { outstandingAnalyses, outstandingKinds } from './outstanding';
import { inputHashOf } from './staleness';

const measurement = (id: string, rest: Partial<ProjectMeasurement>): ProjectMeasurement => ({
  id, sha256: id.padStart(64, '0'), index: 0, technique: null, region: '', stateId: null, role: 'state', referenceName: null, points: 3, ...rest,
});

const documentOf = (measurements: ProjectMeasurement[], analyses: Analysis[] = []): ProjectDocument => ({
  schema: 1, id: 'p', title: '', createdAt: '2026-01-01T00:00:00.000Z',
  sample: { formula: 'LiRuCl4', description: '', composite: { active: 90, electrolyte: 0, carbon: 10 }, synthetic: true },
  states: ['a', 'b'].map((id, palette) => ({ id, label: id, shortLabel: id, palette })),
  files: [], measurements, analyses, annotations: [], people: [], view: {},
  constants: { xps: null, xrd: null, raman: null, electrochemistry: { activeMassMg: 1, mAhPerGramPerElectron: 100, initialRuOxidationState: 3, stateAfterStep: {} } } as ProjectDocument['constants'],
});

const cycled = measurement('c', { technique: 'electrochemistry' });
const titles = { 'xps-series': '', 'xps-survey': '', 'xrd-halo': '', 'raman-mixture': '', cycling: 'Cycling' };
const noData: AnalysisData = { spectrumOf: () => null, curveOf: () => null };

describe('what is outstanding', () => {
  it('is nothing for a document without measurements, with references or with what was set aside alone', () => {
    expect(outstandingKinds(documentOf([]))).toEqual([]);
    expect(outstandingKinds(documentOf([measurement('r', { technique: 'raman', role: 'reference' }), measurement('x', { technique: 'xrd', role: 'aside' })]))).toEqual([]);
  });

  it('is every technique that was measured; of XPS only regions that a template fits, and surveys', () => {
    expect(outstandingKinds(documentOf([cycled, measurement('x', { technique: 'xrd' })]))).toEqual(['xrd-halo', 'cycling']);
    // Without the mass of the electrode, asking again would end as before.
    expect(outstandingKinds({ ...documentOf([cycled, measurement('x', { technique: 'xrd' })]), constants: { xps: null, xrd: null, raman: null, electrochemistry: null } as ProjectDocument['constants'] })).toEqual(['xrd-halo']);
    expect(outstandingKinds(documentOf([measurement('s', { technique: 'xps', region: 'Survey', stateId: 'a' })]))).toEqual(['xps-survey']);
    expect(outstandingKinds(documentOf([measurement('s', { technique: 'xps', region: 'Mo3d', stateId: 'a' })]))).toEqual([]);
    expect(outstandingKinds(documentOf([measurement('s', { technique: 'xps', region: 'Cl2p', stateId: 'a' })]))).toEqual(['xps-series']);
  });

  it('ends with a result and begins again when data or settings change', () => {
    const column = (quantity: Curve['columns'][number]['quantity'], unit: string, values: number[]) => ({ quantity, unit, name: quantity, values: Float64Array.from(values) }) as Curve['columns'][number];
    const curve = {
      kind: 'curve', name: '', metadata: {},
      columns: [column('time', 's', [0, 1800, 3600, 3601, 5400, 7200]), column('voltage', 'V', [3, 3.2, 3.4, 3.4, 3.2, 3]), column('current', 'mA', [1, 1, 1, -1, -1, -1])],
    } as unknown as Curve;
    const data: AnalysisData = { spectrumOf: () => null, curveOf: ({ id }) => (id === 'c' ? curve : null) };
    const document = documentOf([cycled]);
    const [first, ...others] = outstandingAnalyses(document, data, titles);
    expect(others).toEqual([]);
    expect(first?.analysis).toMatchObject({ kind: 'cycling', title: 'Cycling', result: null });

    const outcome = computeAnalysis(document, data, first!.analysis, { software: '', now: '2026-01-01T00:00:00.000Z' });
    if (!outcome.ok) throw new Error(outcome.problem.key);
    expect(outstandingKinds({ ...document, analyses: [outcome.analysis] })).toEqual([]);
    expect(outstandingAnalyses({ ...document, analyses: [outcome.analysis] }, data, titles)).toEqual([]);

    expect(outstandingKinds({ ...document, analyses: [outcome.analysis], measurements: [] })).toEqual([]);

    const otherFile = { ...document, analyses: [outcome.analysis], measurements: [{ ...cycled, sha256: 'f'.repeat(64) }] };
    expect(outstandingKinds(otherFile)).toEqual(['cycling']);
    expect(outstandingAnalyses(otherFile, data, titles).map(({ analysis }) => analysis.id)).toEqual([outcome.analysis.id]);
  });

  it('takes a series up again when a state was measured that it does not hold', () => {
    const measured = ['a', 'b'].map((state) => measurement(state, { technique: 'xps', region: 'Cl2p', stateId: state }));
    const fitted = (states: string[]): ProjectDocument => {
      const analysis = { kind: 'xps-series', id: 'xps', settings: { states, regions: [] }, result: {} } as unknown as Analysis;
      return documentOf(measured, [{ ...analysis, resultOf: inputHashOf(documentOf(measured), analysis) }]);
    };
    expect(outstandingKinds(fitted(['a', 'b']))).toEqual([]);
    expect(outstandingKinds(fitted(['a']))).toEqual(['xps-series']);
    // Its spectra cannot be read: the result that holds is not computed anew.
    expect(outstandingAnalyses(fitted(['a']), noData, titles)).toEqual([]);
    const failed = { sha256: 'b'.padStart(64, '0'), name: 'b', failure: { key: '', params: {}, place: null } } as unknown as ProjectDocument['files'][number];
    expect(outstandingKinds({ ...fitted(['a']), files: [failed] })).toEqual([]);
  });
});
