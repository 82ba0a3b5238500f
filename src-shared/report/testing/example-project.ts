/** A small project with one computed XPS analysis, made by hand: for tests of what is written from results. */
import { inputHashOf } from '@shared/project/analyses/staleness';
import type { ProjectDocument, XpsAnalysis } from '@shared/project/document';
import type { Quantity, StateResult } from '@shared/xps/result';
import { c1s } from '@shared/xps/templates/c1s';
import { cl2p } from '@shared/xps/templates/cl2p';

export const quantity = (value: number, stdUncertainty: number | null = 0.01): Quantity => ({ value, stdUncertainty, interval: null });

/** Text that would be markup, a formula or a path if it were let through. */
export const hostile = `=<img src=x onerror="alert('1')">`;

const state = (stateId: string, fractions: StateResult['fractions']): StateResult => ({
  stateId,
  fractions,
  fractionCovariance: fractions && [[0.0001, -0.0001, 0], [-0.0001, 0.0001, 0], [0, 0, 0]],
  meanOxidationState: fractions && quantity(3.62),
  chargeShift: quantity(0.22, 0.006),
  clToRu: quantity(4, 0.03),
  clToRuCommonRelative: 0.01,
  ruMinusCl: quantity(83.1),
  regions: [
    {
      region: 'Cl2p',
      measurementId: `m-${stateId}`,
      background: 'shirleyCofit',
      amplitudes: { cl: 1000, constant: 10, slope: 0 },
      lines: [{ component: 'cl', name: 'Cl- 2p3/2', position: quantity(198.6), fwhm: quantity(1.1), area: quantity(500, null) }],
      reducedChiSquare: 1.02,
      points: 201,
      diagnostics: { abbe: 0.1, durbinWatson: 2, runsZ: 0.3, largestResidual: 2.8, largestResidualAt: 199.2 },
    },
  ],
});

const madeByHand: XpsAnalysis = {
  kind: 'xps-series',
  id: 'xps',
  title: 'Ru 3d, all states',
  settings: {
    regions: [cl2p(), c1s()],
    chargeReference: { kind: 'component', region: 'C1s', component: 'sp2', position: 284.5, source: 'manifest', shifts: {}, searchRange: [-3, 3] },
    quantification: {
      sensitivityFactors: { name: 'set', source: 'manifest', factors: { Cl2p: 2.285, C1s: 1, Ru3d: 12.49 }, includes: { transmission: false, inelasticMeanFreePath: true, asymmetry: true }, relativeUncertainty: 0 },
      transmission: { kind: 'power', exponent: -0.7 },
      inelasticMeanFreePath: { kind: 'none' },
      ruFrom: 'Ru3d',
    },
    photonEnergyEv: 1486.6,
    photonEnergySource: 'manifest',
    states: ['before', 'charge1', 'alone'],
    foreignSpecies: 'keep',
    seed: 1,
  },
  result: {
    stopReason: 'converged-chi-square',
    converged: true,
    iterations: 9,
    chiSquare: 400,
    degreesOfFreedom: 390,
    reducedChiSquare: 1.026,
    bic: 500,
    parameters: [
      { name: 'Cl2p/cl.position', value: 198.6, stderr: 0.01, vary: true, atBound: null },
      { name: 'Cl2p/cl.gaussFwhm', value: 0.5, stderr: null, vary: true, atBound: 'min' },
    ],
    strongCorrelations: [],
    states: [
      state('before', { 'Ru2+': quantity(0, 0.004), 'Ru3+': quantity(1, 0.004), 'Ru4+': quantity(0, 0.004) }),
      state('charge1', { 'Ru2+': quantity(0, 0.004), 'Ru3+': quantity(0.371, 0.009), 'Ru4+': quantity(0.629, 0.009) }),
      state('alone', null),
    ],
    addedComponents: [],
    findings: [
      { severity: 'caution', key: 'unknown.key', params: { text: hostile }, stateId: 'charge1', region: 'Cl2p' },
      { severity: 'info', key: 'unknown.info', params: {}, stateId: null, region: null },
    ],
  },
  resultOf: null,
  computedAt: '2026-01-01T00:00:00.000Z',
  software: 'halocline 0.1.0',
};

const label = (id: string, text: string, palette: number) => ({ id, label: text, shortLabel: text, palette });

const unanalysed: ProjectDocument = {
  schema: 1,
  id: 'p1',
  title: hostile,
  createdAt: '2026-01-01T00:00:00.000Z',
  sample: { formula: 'LiRuCl4', description: hostile, composite: { active: 90, electrolyte: 0, carbon: 10 }, synthetic: true },
  states: [label('before', 'before cycling', 0), label('charge1', hostile, 1), label('alone', 'no ruthenium', 2), label('unmeasured', 'not measured', 3)],
  files: [
    { sha256: 'b'.repeat(64), name: 'before.vms', size: 12, importedAt: '2026-01-01T00:00:00.000Z', folder: 'xps', format: 'vamas', failure: null },
    { sha256: 'c'.repeat(64), name: `${hostile.replace('/', '')}.vms`, size: 0, importedAt: '2026-01-01T00:00:00.000Z', folder: '', format: null, failure: { key: 'format.error.empty', params: {}, place: { kind: 'line', line: 3 } } },
  ],
  measurements: [],
  constants: { xps: null, xrd: null, raman: null, electrochemistry: null },
  analyses: [],
  annotations: [],
  people: [],
  view: {},
};

/** Its result is current: it holds the hash of its own settings and data. */
export const exampleAnalysis: XpsAnalysis = { ...madeByHand, resultOf: inputHashOf(unanalysed, madeByHand) };

export const exampleDocument: ProjectDocument = { ...unanalysed, analyses: [exampleAnalysis] };

/** The document with every result taken as that of its settings and data. */
export const broughtUpToDate = (document: ProjectDocument): ProjectDocument => ({ ...document, analyses: document.analyses.map((analysis) => ({ ...analysis, resultOf: inputHashOf(document, analysis) })) });

/** The document with every result taken as that of something else. */
export const outOfDate = (document: ProjectDocument): ProjectDocument => ({ ...document, analyses: document.analyses.map((analysis) => ({ ...analysis, resultOf: 'f'.repeat(64) })) });
