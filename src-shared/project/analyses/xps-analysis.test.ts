import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readFile } from '@shared/formats/registry';
import { fixture } from '@shared/formats/testing/fixture';
import { regionKey } from '@shared/project/region-key';
import type { ParsedFile, SourceFile } from '@shared/formats/parsed-file';
import type { Constants, ProjectDocument, ProjectMeasurement, XpsAnalysis } from '@shared/project/document';
import type { Measurement } from '@shared/spectrum/spectrum';
import { analyseXpsSeries } from '@shared/xps/analyse';
import { statesOnScale } from './energy-scale';
import { currentSeriesCurves } from './series-curves';
import { isStale } from './staleness';
import { defaultXpsSettings, xpsInputHash, xpsInputs, type SpectrumOf } from './xps-analysis';

vi.setConfig({ testTimeout: 60_000 });

const noConstants: Constants = { xps: null, xrd: null, raman: null, electrochemistry: null };
const manifestConstants: Constants = {
  ...noConstants,
  xps: { photonEnergyEv: 1486.6, rsf: { C1s: 1, Ru3d: 12.49, Cl2p: 2.285, Ru3p: 9.98 }, transmission: { exponent: -0.7 }, chargeReference: { component: 'C 1s sp2', positionEv: 284.5 } },
};

function parsed(source: SourceFile): ParsedFile {
  const result = readFile(source);
  if (!result.ok) throw new Error(result.error.key);
  return result.file;
}

const sampleFile = (state: string): SourceFile => ({
  name: `${state}.vms`,
  bytes: new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../../resources/sample/xps', `${state}.vms`))),
});

/** A document whose states hold the spectra of one file each. */
function documentOf(files: Readonly<Record<string, ParsedFile>>, formula: string, constants: Constants): { document: ProjectDocument; spectrumOf: SpectrumOf } {
  const byId = new Map<string, Measurement>();
  const measurements = Object.entries(files).flatMap(([stateId, file], f) =>
    file.measurements.map((measurement, index): ProjectMeasurement => {
      const id = `m${f}_${index}`;
      byId.set(id, measurement);
      const region = measurement.kind === 'spectrum' ? regionKey(measurement.name, '', [measurement.x[0]!, measurement.x.at(-1)!]) : '';
      return { id, sha256: String(f).padStart(64, '0'), index, technique: 'xps', region, stateId, role: 'state', referenceName: null, points: 0 };
    }),
  );
  const document: ProjectDocument = {
    schema: 1, id: 'p', title: 'test', createdAt: '2026-01-01T00:00:00.000Z',
    sample: { formula, description: '', composite: { active: 90, electrolyte: 0, carbon: 10 }, synthetic: true },
    states: Object.keys(files).map((id, palette) => ({ id, label: id, shortLabel: id, palette })),
    files: [], measurements, constants, analyses: [], annotations: [], people: [], view: {},
  };
  const spectrumOf: SpectrumOf = ({ id }) => {
    const measurement = byId.get(id);
    return measurement?.kind === 'spectrum' ? measurement : null;
  };
  return { document, spectrumOf };
}

describe('the sample as a project', () => {
  const { document, spectrumOf } = documentOf({ charge1: parsed(sampleFile('charge1')), before: parsed(sampleFile('before')) }, 'LiRuCl4', manifestConstants);
  const inputs = xpsInputs(document, spectrumOf);
  const { settings, findings } = defaultXpsSettings(document, inputs)!;

  it('finds the regions of every state as counts and leaves the survey alone', () => {
    expect(inputs.asMeasured.map(({ stateId }) => stateId)).toEqual(['charge1', 'before']);
    const { regions } = inputs.asMeasured[0]!;
    expect(Object.keys(regions).sort()).toEqual(['Cl2p', 'Ru3d_C1s', 'Ru3p']);
    expect(regions['Ru3d_C1s']).toMatchObject({ isPoisson: true, livetimeS: 2 });
  });

  it('lets the manifest win over the file and over the shipped factors', () => {
    expect(settings).toMatchObject({ photonEnergyEv: 1486.6, photonEnergySource: 'manifest', states: ['charge1', 'before'] });
    expect(settings.quantification).toMatchObject({ transmission: { kind: 'power', exponent: -0.7 }, inelasticMeanFreePath: { kind: 'none' }, ruFrom: 'Ru3d' });
    expect(settings.quantification.sensitivityFactors.factors['Ru3p']).toBe(9.98);
    expect(settings.chargeReference).toMatchObject({ kind: 'component', region: 'Ru3d_C1s', component: 'sp2', position: 284.5 });
    expect(findings).toEqual([]);
  });

  it('says when files were measured with another X-ray source than the one that amounts are calculated for', () => {
    const magnesium: SpectrumOf = (measurement) => {
      const spectrum = spectrumOf(measurement);
      return spectrum && (measurement.stateId === 'before' ? { ...spectrum, xps: { ...spectrum.xps!, photonEnergyEv: 1253.6 } } : spectrum);
    };
    expect(xpsInputs(document, spectrumOf).findings).toEqual([]);
    expect(xpsInputs(document, magnesium).findings).toEqual([{ severity: 'problem', key: 'xpsFinding.photonEnergies', params: { energy: 1486.6, others: '1253.6' }, stateId: null, region: null }]);
  });

  it('gives the energy of a reference line that the model has not to no other line', () => {
    const referenceOf = (component: string, positionEv: number) =>
      defaultXpsSettings({ ...document, constants: { ...manifestConstants, xps: { ...manifestConstants.xps!, chargeReference: { component, positionEv } } } }, inputs)!.settings.chargeReference;
    expect(referenceOf('Au 4f7/2', 83.96)).toMatchObject({ component: 'sp2', position: 284.5, source: expect.stringContaining('NIST') as string });
    expect(referenceOf('Cl 2p3/2', 198.6)).toMatchObject({ component: 'cl', position: 198.6 });
    expect(referenceOf('C1s', 284.8)).toMatchObject({ component: 'sp2', position: 284.8, source: 'manifest: C1s' });
  });

  it('falls back to the file and to Scofield, and says so', () => {
    const bare = { ...document, constants: noConstants };
    const fallback = defaultXpsSettings(bare, xpsInputs(bare, spectrumOf))!;
    expect(fallback.settings).toMatchObject({ photonEnergySource: 'file' });
    expect(fallback.settings.quantification).toMatchObject({ transmission: { kind: 'file' }, inelasticMeanFreePath: { kind: 'tpp2m' }, sensitivityFactors: { name: 'Scofield Al Kα' } });
    expect(fallback.findings.map(({ key }) => key)).toEqual(['xpsFinding.scofieldUsed']);
  });

  it('takes the law of the transmission functions where some files hold none, and says so', () => {
    const bare = { ...document, constants: noConstants };
    const withoutChlorine: SpectrumOf = (measurement) => {
      const spectrum = spectrumOf(measurement);
      return spectrum && (measurement.region === 'Cl2p' ? { ...spectrum, transmission: null } : spectrum);
    };
    const fallback = defaultXpsSettings(bare, xpsInputs(bare, withoutChlorine))!;
    // The sample was made with this law.
    expect(fallback.settings.quantification.transmission).toEqual({ kind: 'power', exponent: -0.7 });
    expect(fallback.findings).toContainEqual({ severity: 'info', key: 'xpsFinding.transmissionLaw', params: { without: 2, exponent: -0.7 }, stateId: null, region: null });
  });

  it('knows when a result is stale', () => {
    const result = { states: [] } as unknown as NonNullable<XpsAnalysis['result']>;
    const analysis: XpsAnalysis = { kind: 'xps-series', id: 'a', title: '', settings, result, resultOf: xpsInputHash(document, settings), computedAt: null, software: null };
    expect(isStale(document, analysis)).toBe(false);
    expect(isStale(document, { ...analysis, settings: { ...settings, seed: 2 } })).toBe(true);
    expect(isStale(document, { ...analysis, settings: { ...settings, seed: 2 }, result: null })).toBe(false);
    const reimported = { ...document, measurements: document.measurements.map((one) => ({ ...one, sha256: 'f'.repeat(64) })) };
    expect(isStale(reimported, analysis)).toBe(true);
    // A later manifest turns kinetic energies into other binding energies.
    expect(isStale({ ...document, constants: { ...manifestConstants, xps: { ...manifestConstants.xps!, photonEnergyEv: 1486.7 } } }, analysis)).toBe(true);
    // A spectrum put aside no longer belongs to the result.
    expect(isStale({ ...document, measurements: document.measurements.slice(1) }, analysis)).toBe(true);
  });

  it('takes a region that is there twice once: counts before rates', () => {
    const twice = documentOf({ before: parsed(sampleFile('before')) }, 'LiRuCl4', manifestConstants);
    const first = twice.document.measurements[0]!;
    const doubled = { ...twice.document, measurements: [{ ...first, id: 'rate' }, ...twice.document.measurements] };
    const spectra: SpectrumOf = (measurement) => {
      const spectrum = twice.spectrumOf(measurement.id === 'rate' ? first : measurement);
      return spectrum && measurement.id === 'rate' ? { ...spectrum, intensity: 'arbitrary' } : spectrum;
    };
    const found = xpsInputs(doubled, spectra);
    expect(found.asMeasured[0]!.regions[first.region]!.measurementId).toBe(first.id);
    expect(found.findings.map(({ key }) => key)).toEqual(['xpsFinding.measuredTwice']);
  });
});

describe('a measured C 1s spectrum', () => {
  it('is recognised, fitted with the carbon model and referenced to its main line', () => {
    const { document, spectrumOf } = documentOf({ film: parsed(fixture('lg4x/Mutlipak_vms.npl')) }, 'MoS2', noConstants);
    const inputs = xpsInputs(document, spectrumOf);
    expect(inputs.asMeasured[0]!.regions['C1s']).toMatchObject({ isPoisson: true, livetimeS: 0.4 });
    const { settings } = defaultXpsSettings(document, inputs)!;
    expect(settings.regions.map(({ region }) => region)).toEqual(['C1s']);
    const result = analyseXpsSeries(inputs.asMeasured, settings);
    expect(result.converged).toBe(true);
    expect(result.reducedChiSquare).toBeGreaterThan(0.7);
    expect(result.reducedChiSquare).toBeLessThan(1.2);
    // The highest channel of the spectrum lies at 284.85 eV, 0.35 eV above the reference position; the line is 2 eV wide and asymmetric.
    expect(Math.abs(result.states[0]!.chargeShift!.value - 0.35)).toBeLessThan(0.4);
    expect(result.states[0]).toMatchObject({ fractions: null, clToRu: null });
  });
});

it('is drawn where its model was fitted: on the energy scale of the analysis, and not at all once the result is stale', () => {
  const { document, spectrumOf } = documentOf({ film: parsed(fixture('lg4x/Mutlipak_vms.npl')) }, 'MoS2', noConstants);
  const own = defaultXpsSettings(document, xpsInputs(document, spectrumOf))!.settings;
  const settings = { ...own, workFunctionEv: 0.5 };
  const result = analyseXpsSeries(statesOnScale(xpsInputs(document, spectrumOf), settings), settings);
  const analysis: XpsAnalysis = { kind: 'xps-series', id: 'a', title: '', settings, result, resultOf: xpsInputHash(document, settings), computedAt: null, software: null };
  const { a } = currentSeriesCurves({ ...document, analyses: [analysis] }, spectrumOf);
  const { bindingEnergy, counts, envelope } = a!['film']!['C1s']!;
  const highest = counts.indexOf(Math.max(...counts));
  const { x, y } = spectrumOf(document.measurements.find(({ region }) => region === 'C1s')!)!;
  expect(bindingEnergy[highest]).toBeCloseTo(x[y.indexOf(Math.max(...y))]! - 0.5, 9);
  // The model lies on the data: half an electronvolt beside them it would miss the line by a third of its height.
  expect(Math.abs(envelope[highest]! / counts[highest]! - 1)).toBeLessThan(0.05);
  expect(currentSeriesCurves({ ...document, analyses: [{ ...analysis, settings: own }] }, spectrumOf)).toEqual({});
});

it('gives no settings where there is nothing that a template fits', () => {
  const { document, spectrumOf } = documentOf({}, 'LiRuCl4', noConstants);
  expect(defaultXpsSettings(document, xpsInputs(document, spectrumOf))).toBeNull();
});
