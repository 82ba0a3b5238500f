import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ProjectDocumentSchema, type AnalysisOf, type XpsAnalysis } from '@shared/project/document';
import { singleId } from '@shared/project/analyses/xps-scope';
import { defaultRamanSettings } from '@shared/raman/analyse-raman';
import type { RamanResult } from '@shared/raman/result';
import schema from './fixtures/results-schema.json';
import { ramanTables } from './raman-tables';
import { results } from './results';
import { broughtUpToDate, exampleAnalysis, exampleDocument, outOfDate } from './testing/example-project';

const software = { name: 'Halocline', version: '0.0.0' };
const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);

describe('results', () => {
  it('starts from a valid project (the example itself is checked)', () => {
    expect(() => v.parse(ProjectDocumentSchema, exampleDocument)).not.toThrow();
  });

  it('is valid against the schema and has one entry per state in the order of the project', () => {
    const document = results(exampleDocument, software);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document.states.map(({ id }) => id)).toEqual(['before', 'charge1', 'alone', 'unmeasured']);
  });

  it('leaves out what was not analysed', () => {
    const bare = results({ ...exampleDocument, analyses: [] }, software);
    expect(validate(bare)).toBe(true);
    expect(bare.states.every((state) => !('xps' in state))).toBe(true);
    const [, , alone] = results(exampleDocument, software).states;
    expect(alone).toEqual({ id: 'alone' });
  });

  it('takes a state from the fit of all of them, wherever one of it alone stands', () => {
    const [before] = exampleAnalysis.result!.states;
    const alone: XpsAnalysis = { ...exampleAnalysis, id: singleId('before'), result: { ...exampleAnalysis.result!, states: [{ ...before!, chargeShift: { value: 9, stdUncertainty: 1, interval: null } }] } };
    expect(results({ ...exampleDocument, analyses: [alone, exampleAnalysis] }, software).states[0]!.xps!.chargeShift_eV!.value).toBe(0.22);
  });

  it('leaves out what is out of date: nothing in the file could say so of a number', () => {
    expect(results(outOfDate(exampleDocument), software).states.every((state) => !('xps' in state))).toBe(true);
  });

  it('gives Cl/Ru with the uncertainty of the sensitivity factors added in squares', () => {
    // 0.03² + (4 · 0.01)² = 0.05²
    expect(results(exampleDocument, software).states[0]!.xps!.clToRu).toEqual({ value: 4, stdUncertainty: expect.closeTo(0.05, 12) as number });
  });

  it('gives a share near zero the interval that holds it, beside its uncertainty', () => {
    const [before] = exampleAnalysis.result!.states;
    const fractions = { ...before!.fractions!, 'Ru2+': { value: 0, stdUncertainty: 0.01, interval: [0, 0.018] as [number, number] } };
    const atZero: XpsAnalysis = { ...exampleAnalysis, result: { ...exampleAnalysis.result!, states: [{ ...before!, fractions }] } };
    const document = results({ ...exampleDocument, analyses: [atZero] }, software);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document.states[0]!.xps!.fractions['Ru2+']).toEqual({ value: 0, stdUncertainty: 0.01, interval95: [0, 0.018] });
  });

  it('spells backgrounds and units as the schema does, and keeps an unknown uncertainty unknown', () => {
    const { background, components } = results(exampleDocument, software).states[1]!.xps!;
    expect(background).toEqual({ Cl2p: 'shirley-cofit' });
    expect(components).toEqual([
      { name: 'Cl- 2p3/2', region: 'Cl2p', position_eV: { value: 198.6, stdUncertainty: 0.01 }, fwhm_eV: { value: 1.1, stdUncertainty: 0.01 }, area_cpsEV: { value: 500, stdUncertainty: null } },
    ]);
  });

  it('says where an area is not per second, for its live time is unknown', () => {
    const [before] = exampleAnalysis.result!.states;
    const untimed: XpsAnalysis = { ...exampleAnalysis, result: { ...exampleAnalysis.result!, states: [{ ...before!, regions: before!.regions.map((region) => ({ ...region, isPerSecond: false })) }] } };
    const document = results({ ...exampleDocument, analyses: [untimed] }, software);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(new Set(document.states[0]!.xps!.components.map(({ areaUnit }) => areaUnit))).toEqual(new Set(['counts eV']));
    expect(results(exampleDocument, software).states[0]!.xps!.components.some((one) => 'areaUnit' in one)).toBe(false);
  });

  it('warns where a finding concerns the state, and leaves mere notes out', () => {
    const [before, charge1] = results(exampleDocument, software).states;
    expect(before!.xps!.warnings).toEqual([]);
    expect(charge1!.xps!.warnings).toEqual([expect.stringContaining('unknown.key')]);
  });

  it('says where spikes were left out of a Raman spectrum and by which test, here and in the table', () => {
    const id = 'raman-before';
    const result: RamanResult = { window: [100, 600], falseAlarmRate: 0.01, statistics: 'counts', spikes: [800], spikeTests: [{ at: 800, channels: 4, z: 21.5, test: 'repeats' }], repeats: ['other'], bands: [], references: [], findings: [] };
    const measurement = { id, sha256: 'c'.repeat(64), index: 0, technique: 'raman', region: '', stateId: 'before', role: 'state', referenceName: null, points: 1701 } as const;
    const raman: AnalysisOf<'raman-mixture'> = { kind: 'raman-mixture', id: 'raman', title: 'Raman', settings: defaultRamanSettings, resultOf: null, computedAt: null, software: null, result: { [id]: result } };
    const project = broughtUpToDate({ ...exampleDocument, measurements: [...exampleDocument.measurements, measurement], analyses: [raman] });
    const document = results(project, software);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document.states[0]!.ramanSpikes).toEqual([{ shift_cm1: 800, channels: 4, z: 21.5, test: 'repeats' }]);
    expect(ramanTables(project, 'en').find(({ name }) => name === 'raman-spikes')!.rows.map(([, ...cells]) => cells)).toEqual([[800, 4, 21.5, 'repeats']]);
  });
});
