import { describe, expect, it } from 'vitest';
import { analyseCycling } from '@shared/electrochemistry/analyse-cycling';
import { buildCurve, stretches } from '@shared/electrochemistry/testing/build-curve';
import { newDocument } from '@shared/project/new-document';
import type { AnalysisOf, ProjectDocument } from '@shared/project/document';
import type { Quantity, StateResult } from '@shared/xps/result';
import { chargeAgainstXps, currentComparison } from './charge-against-xps';
import { cyclingInputHash, cyclingSettings } from './cycling-analysis';
import { inputHashOf } from './staleness';

const exact = (value: number): Quantity => ({ value, stdUncertainty: 0.02, interval: null });

/** Electrons per Ru of 0.1 mA for 5 h on 9.3203 mg at 107.29 mAh/g; of the first minute half counts, since its row is the first with current. */
const electrons = 0.5 * (1 - 1 / 600);

/** A document whose cell was charged by that much. */
function cycledDocument(): ProjectDocument {
  const blank = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'test' });
  const document: ProjectDocument = {
    ...blank,
    constants: {
      ...blank.constants,
      electrochemistry: { activeMassMg: 9.3203, molarMassGMol: null, mAhPerGramPerElectron: null, initialRuOxidationState: null, ruOxidationStateRange: null, stateAfterStep: {} },
    },
  };
  const settings = cyclingSettings(document);
  const outcome = analyseCycling(buildCurve(stretches([{ hours: 5, current: 0.1, from: 3, to: 4 }])), settings);
  if (!outcome.ok) throw new Error(outcome.error.key);
  const cycling: AnalysisOf<'cycling'> = {
    kind: 'cycling', id: 'c', title: 'c', settings, result: outcome.value, resultOf: cyclingInputHash(document, settings), computedAt: null, software: null,
  };
  return { ...document, analyses: [cycling] };
}

function withXps(document: ProjectDocument, states: readonly (Pick<StateResult, 'stateId' | 'fractions' | 'fractionCovariance'> & Partial<StateResult>)[]): ProjectDocument {
  const settings = {
    regions: [], chargeReference: { kind: 'fixed', region: null, component: null, position: 284.5, source: '', shifts: {}, searchRange: [-3, 3] },
    quantification: { sensitivityFactors: { name: '', source: '', factors: {}, includes: { transmission: false, inelasticMeanFreePath: true, asymmetry: true }, relativeUncertainty: 0 }, transmission: { kind: 'none' }, inelasticMeanFreePath: { kind: 'none' }, ruFrom: 'Ru3d' },
    photonEnergyEv: 1486.6, photonEnergySource: 'user', states: [], foreignSpecies: 'keep', seed: 1,
  } as AnalysisOf<'xps-series'>['settings'];
  const result: AnalysisOf<'xps-series'>['result'] = {
    stopReason: 'test', converged: true, iterations: 1, chiSquare: 1, degreesOfFreedom: 1, reducedChiSquare: 1, bic: 0, parameters: [], strongCorrelations: [], addedComponents: [], findings: [],
    states: states.map((state) => ({ meanOxidationState: null, chargeShift: null, clToRu: null, clToRuCommonRelative: null, ruMinusCl: null, regions: [], ...state })),
  };
  return { ...document, analyses: [...document.analyses, { kind: 'xps-series', id: 'x', title: 'x', settings, result, resultOf: null, computedAt: null, software: null }] };
}

describe('chargeAgainstXps', () => {
  it('gives nothing before a cycling analysis was computed', () => {
    expect(chargeAgainstXps({ ...cycledDocument(), analyses: [] })).toBeNull();
  });

  it('takes what was just computed where the document keeps nothing, and what the document keeps before it', () => {
    const document = cycledDocument();
    const { settings, result } = document.analyses[0] as Required<AnalysisOf<'cycling'>> & { result: NonNullable<AnalysisOf<'cycling'>['result']> };
    expect(chargeAgainstXps({ ...document, analyses: [] }, { settings, result })).toEqual(chargeAgainstXps(document));
    expect(chargeAgainstXps(document, { settings, result: { ...result, states: [] } })!.states).toHaveLength(2);
  });

  it('gives the expectation alone without XPS', () => {
    const compared = chargeAgainstXps(cycledDocument())!;
    expect(compared.isStale).toBe(false);
    expect(compared.states.map(({ stateId }) => stateId)).toEqual(['before', 'charge1']);
    expect(compared.states[1]!.expected.fractions['Ru4+']).toBeCloseTo(electrons, 4);
    expect(compared.states.every(({ seen, agreement }) => seen === null && agreement === null)).toBe(true);
  });

  it('says how much ruthenium the fractions leave out where it stands out', () => {
    const fractions = { 'Ru2+': exact(0), 'Ru3+': exact(0.5), 'Ru4+': exact(0.5) };
    const line = (component: string, value: number, stdUncertainty: number) => ({ component, name: component, position: exact(280), fwhm: exact(1), area: { value, stdUncertainty, interval: null } });
    const region = (lines: ReturnType<typeof line>[]): StateResult['regions'] => [
      { region: 'Ru3d_C1s', measurementId: 'm', background: 'shirley', amplitudes: {}, lines, reducedChiSquare: 1, points: 100, diagnostics: { abbe: 1, durbinWatson: 2, runsZ: 0, largestResidual: 3, largestResidualAt: 280 } },
    ];
    const component = (id: string, species: string) => ({ id, species, subshell: 'Ru3d' });
    const compare = (metal: number, isKept = false): unknown => {
      const document = withXps(cycledDocument(), [{ stateId: 'charge1', fractions, fractionCovariance: null, regions: region([line('ru3', 30, 1), line('ru3', 20, 1), line('ruMetal', 0.6 * metal, 0.6), line('ruMetal', 0.4 * metal, 0.4)]) }]);
      const xps = document.analyses[1] as AnalysisOf<'xps-series'>;
      const settings = { ...xps.settings, regions: [{ region: 'Ru3d_C1s', components: [component('ru3', 'Ru3+'), ...(isKept ? [component('ruMetal', 'Ru-metal')] : [])] }] } as unknown as typeof xps.settings;
      const result = { ...xps.result!, addedComponents: [{ region: 'Ru3d_C1s', component: component('ruMetal', 'Ru-metal') }] } as unknown as typeof xps.result;
      return chargeAgainstXps({ ...document, analyses: [document.analyses[0]!, { ...xps, settings, result }] })!.states[1]!.foreign;
    };
    expect(compare(12.5)).toEqual([{ species: 'Ru-metal', share: 0.2 }]);
    // After another fit the settings hold what the first one added, and the result says so again: it is one component.
    expect(compare(12.5, true)).toEqual([{ species: 'Ru-metal', share: 0.2 }]);
    // Two standard uncertainties: the area of the doublet is 2 ± 1.
    expect(compare(2)).toEqual([]);
  });

  it('sets the fractions of XPS beside it, with χ² by hand', () => {
    // u of Ru2+ and Ru4+ 0.02 each, uncorrelated; mass 1 %, current 0.1 %, side reactions of 1 % and the minute in which the current began, of 300, add to Ru4+.
    const covariance = [[4e-4, -4e-4, 0], [-4e-4, 8e-4, -4e-4], [0, -4e-4, 4e-4]];
    const compared = chargeAgainstXps(
      withXps(cycledDocument(), [{ stateId: 'charge1', fractions: { 'Ru2+': exact(0.01), 'Ru3+': exact(0.45), 'Ru4+': exact(0.54) }, fractionCovariance: covariance }]),
    )!;
    const expected = 0.25 + (0.54 - electrons) ** 2 / (4e-4 + electrons ** 2 * (1e-4 + 1e-6 + 1e-4 + 1 / 300 ** 2 / 12));
    expect(compared.states[0]).toMatchObject({ stateId: 'before', seen: null });
    expect(compared.states[1]!.agreement!.chiSquare).toBeCloseTo(expected, 2);
    expect(compared.isStale).toBe(true);
  });

  it('is drawn only as long as both results belong to their settings and data', () => {
    const stale = withXps(cycledDocument(), [{ stateId: 'charge1', fractions: { 'Ru2+': exact(0), 'Ru3+': exact(0.5), 'Ru4+': exact(0.5) }, fractionCovariance: null }]);
    expect(currentComparison(stale)).toEqual([]);
    const fresh = { ...stale, analyses: stale.analyses.map((analysis) => ({ ...analysis, resultOf: inputHashOf(stale, analysis) })) };
    expect(currentComparison(fresh).map(({ stateId, seen }) => [stateId, seen?.fractions['Ru4+'] ?? null])).toEqual([['before', null], ['charge1', 0.5]]);
    expect(currentComparison({ ...fresh, analyses: [] })).toEqual([]);
  });

  it('shares 5 % among the states that are tested', () => {
    const fractions = { 'Ru2+': exact(0), 'Ru3+': exact(0.5), 'Ru4+': exact(0.5) };
    const fractionCovariance = [[4e-4, -4e-4, 0], [-4e-4, 8e-4, -4e-4], [0, -4e-4, 4e-4]];
    const significance = (...tested: string[]): number =>
      chargeAgainstXps(withXps(cycledDocument(), ['before', 'charge1'].map((stateId) => ({ stateId, fractions, fractionCovariance: tested.includes(stateId) ? fractionCovariance : null }))))!.significance;
    expect([significance(), significance('charge1'), significance('before', 'charge1')]).toEqual([0.05, 0.05, 0.025]);
  });

  it('does not test where the fit gave no covariance', () => {
    const compared = chargeAgainstXps(
      withXps(cycledDocument(), [{ stateId: 'charge1', fractions: { 'Ru2+': exact(0), 'Ru3+': exact(0.5), 'Ru4+': exact(0.5) }, fractionCovariance: null }]),
    )!;
    expect(compared.states[1]).toMatchObject({ seen: { covariance: null }, agreement: null });
  });
});
