/** Atoms from a set whose areas are known, and what is said where they cannot be had or trusted. */
import { describe, expect, it } from 'vitest';
import { analyseXpsSeries } from '../../analyse';
import type { QuantificationSpec, XpsSettings } from '../../model';
import { liRuCl4 } from '../../quantification/mean-free-path';
import type { Quantity, XpsResult } from '../../result';
import { scofieldAl, scofieldMg } from '../../sensitivity-factors/scofield';
import { kratos } from '../../sensitivity-factors/instrument-sets';
import { otherPhotonEnergy } from '../../sensitivity-factors/factor-table';
import type { RegionData, StateData } from '../../series';
import { drawFiveStates, testInstrument } from '../../testing/five-states';
import { regionTemplates } from '../../templates/region-templates';
import { testSettings } from '../../testing/test-settings';

const { truth, states: drawn } = drawFiveStates(2, 'voigt', 20_000);
// Two states tell as much of what is said as five.
const states = drawn.slice(0, 2);
const settings: XpsSettings = { ...testSettings(states), foreignSpecies: 'ignore' };
const changed = (change: Partial<QuantificationSpec>, energy = settings.photonEnergyEv): XpsSettings => ({ ...settings, photonEnergyEv: energy, quantification: { ...settings.quantification, ...change } });
const found = (result: XpsResult): string[] => result.findings.map(({ key }) => key.replace('xpsFinding.', ''));
const rail = (result: XpsResult, name: string) => result.findings.filter(({ key }) => key === `xpsFinding.${name}`);
const isWithin = ({ value, stdUncertainty }: Quantity, expected: number, sigmas = 3): void => expect(Math.abs(value - expected)).toBeLessThan(sigmas * stdUncertainty!);

describe('a set with Ru 3d and Ru 3p', () => {
  const result = analyseXpsSeries(drawn, { ...settings, states: drawn.map(({ stateId }) => stateId) });

  it('gives Cl/Ru by both, the preferred one first, and their ratio', () => {
    result.states.forEach((state, i) => {
      const { clToRu } = truth.states[i]!;
      expect(state.clToRuFrom!.map(({ ruSubshell }) => ruSubshell)).toEqual(['Ru3d', 'Ru3p']);
      expect(state.clToRuFrom![0]!.ratio).toEqual(state.clToRu);
      for (const { ratio } of state.clToRuFrom!) isWithin(ratio, clToRu);
      isWithin(state.ru3pToRu3d!.ratio, 1);
      expect(state.ru3pToRu3d!.ratio.value).toBeCloseTo(state.clToRuFrom![0]!.ratio.value / state.clToRuFrom![1]!.ratio.value, 12);
    });
  });

  it('gives atomic per cent with uncertainties that hold the truth, in the order of the model', () => {
    result.states.forEach((state, i) => {
      const { areas } = truth.states[i]!;
      const atoms = { Ru: areas.Ru3d / testInstrument.rsf.Ru3d, C: areas.C1s / testInstrument.rsf.C1s, Cl: areas.Cl2p / testInstrument.rsf.Cl2p };
      const total = atoms.Ru + atoms.C + atoms.Cl;
      expect(state.composition!.map(({ element }) => element)).toEqual(['Ru', 'C', 'Cl']);
      for (const { element, atomicPercent } of state.composition!) {
        isWithin(atomicPercent, (100 * atoms[element as keyof typeof atoms]) / total);
        expect(atomicPercent.stdUncertainty!).toBeLessThan(1.5);
      }
      expect(state.composition!.reduce((sum, { atomicPercent }) => sum + atomicPercent.value, 0)).toBeCloseTo(100, 9);
    });
  });

  it('has nothing to say of its quantification', () => {
    for (const name of ['rutheniumFromOther', 'factorMissing', 'mixedOrdinates', 'ratioImplausible', 'factorsOtherEnergy', 'tooSlow']) expect(rail(result, name)).toEqual([]);
  });
});

it('names the subshell that ruthenium was counted by where the chosen one has no factor', () => {
  const { C1s, Ru3d, Cl2p } = testInstrument.rsf;
  const result = analyseXpsSeries(states, changed({ ruFrom: 'Ru3p', sensitivityFactors: { ...settings.quantification.sensitivityFactors, factors: { C1s, Ru3d, Cl2p } } }));
  expect(result.states.map(({ clToRuFrom }) => clToRuFrom!.map(({ ruSubshell }) => ruSubshell))).toEqual([['Ru3d'], ['Ru3d']]);
  expect(result.states.map(({ ru3pToRu3d }) => ru3pToRu3d)).toEqual([undefined, undefined]);
  expect(rail(result, 'rutheniumFromOther')).toMatchObject([{ severity: 'caution', params: { wanted: 'Ru3p', used: 'Ru3d', states: 'before, charge1' } }]);
  expect(result.states[0]!.composition!.map(({ subshell }) => subshell)).toEqual(['Ru3d', 'C1s', 'Cl2p']);
});

it('says that spectra are not on one scale where one came in thousands of counts per second', () => {
  const inThousands = states.map((state): StateData => {
    const { Cl2p: cl, ...others } = state.regions;
    const shrunk = (key: string) => ({ ...others[key]!, counts: others[key]!.counts.map((count) => count / others[key]!.livetimeS! / 1000), livetimeS: 1, isPoisson: false });
    return { ...state, regions: { Cl2p: cl!, Ru3d_C1s: shrunk('Ru3d_C1s'), Ru3p: shrunk('Ru3p') } };
  });
  const result = analyseXpsSeries(inThousands, settings);
  expect(rail(result, 'ratioImplausible').map(({ stateId, severity }) => [stateId, severity])).toEqual([['before', 'problem'], ['charge1', 'problem']]);
  expect(rail(result, 'mixedOrdinates').map(({ stateId }) => stateId)).toEqual(['before', 'charge1']);
  expect(found(result)).not.toContain('excessChlorine');
});

it('counts a subshell that two spectra show once, by the one whose model knows what else stands there', () => {
  // C 1s measured again by itself: its window holds Ru 3d too, which its model has not.
  const twice = states.map((state): StateData => ({ ...state, regions: { ...state.regions, C1s: { ...state.regions['Ru3d_C1s']!, measurementId: `${state.stateId} again` } } }));
  const one: XpsSettings = { ...settings, states: ['before'] };
  const both = analyseXpsSeries(twice, { ...one, regions: [regionTemplates['C1s']!(), ...one.regions] });
  const once = analyseXpsSeries(states, one);
  const carbon = (result: XpsResult) => result.states[0]!.composition!.find(({ element }) => element === 'C')!.atomicPercent;
  expect(Math.abs(carbon(both).value - carbon(once).value)).toBeLessThan(carbon(once).stdUncertainty!);
});

describe('spectra that are not on one scale', () => {
  const with3d = (change: Partial<RegionData>): StateData[] => [{ ...states[0]!, regions: { ...states[0]!.regions, Ru3d_C1s: { ...states[0]!.regions['Ru3d_C1s']!, ...change } } }];
  const every = (change: Partial<RegionData>): StateData[] => [{ ...states[0]!, regions: Object.fromEntries(Object.entries(states[0]!.regions).map(([key, region]) => [key, { ...region, ...change }])) }];
  const one: XpsSettings = { ...settings, states: ['before'] };

  it('refuses the ratio of a spectrum at another pass energy, and takes the ruthenium that is at the same', () => {
    const same = analyseXpsSeries(every({ passEnergyEv: 20 }), one);
    expect(rail(same, 'passEnergies')).toEqual([]);
    expect(same.states[0]!.clToRuFrom!.map(({ ruSubshell }) => ruSubshell)).toEqual(['Ru3d', 'Ru3p']);

    const [mixed] = every({ passEnergyEv: 20 });
    const other = with3d({ passEnergyEv: 40 })[0]!.regions['Ru3d_C1s']!;
    const result = analyseXpsSeries([{ ...mixed!, regions: { ...mixed!.regions, Ru3d_C1s: other } }], { ...one, rutheniumTie: { commonSd: 0.1, stateSd: 0.03 } });
    expect(rail(result, 'passEnergies')).toMatchObject([{ severity: 'problem', stateId: 'before' }]);
    expect(rail(result, 'passEnergies')[0]!.params['energies']).toContain('40 eV');
    const [state] = result.states;
    expect(state!.clToRuFrom!.map(({ ruSubshell }) => ruSubshell)).toEqual(['Ru3p']);
    expect([state!.ru3pToRu3d, state!.composition, result.rutheniumTie]).toEqual([undefined, [], undefined]);
  });

  it('refuses the ratio of a spectrum without a transmission function to one that is divided by its own', () => {
    const byFile = { ...one, quantification: { ...one.quantification, transmission: { kind: 'file' as const } } };
    const result = analyseXpsSeries(with3d({ transmission: null }), byFile);
    expect(rail(result, 'transmissionMixed')).toMatchObject([{ severity: 'problem', stateId: 'before' }]);
    expect(result.states[0]!.clToRuFrom!.map(({ ruSubshell }) => ruSubshell)).toEqual(['Ru3p']);
    expect(result.states[0]!.composition).toEqual([]);
  });
});

it('wants the factors of the photon energy', () => {
  const result = analyseXpsSeries([states[0]!], { ...changed({ sensitivityFactors: scofieldAl }, 1253.6), states: ['before'] });
  expect(rail(result, 'factorsOtherEnergy')).toMatchObject([{ severity: 'problem', params: { of: 1486.6, energy: 1253.6 } }]);
  expect(otherPhotonEnergy(scofieldMg, 1253.6)).toBeNull();
  expect(otherPhotonEnergy(scofieldAl, 1486.69)).toBeNull();
  expect(otherPhotonEnergy(scofieldMg, 1486.6)).toBe(1253.6);
  // A maker's set says nothing of the energy.
  expect(otherPhotonEnergy(kratos, 1253.6)).toBeNull();
});

it('calculates nothing from electrons too slow for the mean free path, and says so', () => {
  // Ru 3p at 463 eV leaves 37 eV of 500; TPP-2M begins at 50.
  const result = analyseXpsSeries([states[0]!], { ...changed({ ruFrom: 'Ru3p', inelasticMeanFreePath: { kind: 'tpp2m', ...liRuCl4 }, transmission: { kind: 'none' } }, 500), states: ['before'] });
  expect(rail(result, 'tooSlow')).toMatchObject([{ severity: 'problem', params: { subshell: 'Ru3p', energy: 500 } }]);
  expect(Number(rail(result, 'tooSlow')[0]!.params['kinetic'])).toBeCloseTo(37, -1);
  expect(result.states[0]!.clToRuFrom!.map(({ ruSubshell }) => ruSubshell)).toEqual(['Ru3d']);
});
