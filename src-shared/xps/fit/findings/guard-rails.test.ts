/** What is wrong with a set that a generator of its own made so: a rail must name it, and following the rail must give the truth. */
import { describe, expect, it } from 'vitest';
import { analyseXpsSeries, settingsOfResult } from '../../analyse';
import type { ComponentSpec, XpsSettings } from '../../model';
import type { Finding, XpsResult } from '../../result';
import type { RegionData, StateData } from '../../series';
import { foreignRuthenium, withSatellite } from '../../templates/foreign-species';
import { zr3d } from '../../templates/zr3d';
import { bruteVoigt, readLine, type GridLine } from '../../testing/brute-force-lines';
import { drawFiveStates, testInstrument } from '../../testing/five-states';
import { randomFrom } from '../../testing/random';
import { onlyRegions } from '../../testing/recovery';
import { testSettings } from '../../testing/test-settings';

const main = ['Ru3d_C1s', 'Cl2p'] as const;
const rail = ({ findings }: XpsResult, name: string): Finding[] => findings.filter(({ key }) => key === `xpsFinding.${name}`);
const shares = (result: XpsResult, at: number): number[] => Object.values(result.states[at]!.fractions!).map(({ value }) => value);

function withComponent(settings: XpsSettings, component: ComponentSpec): XpsSettings {
  return { ...settings, regions: settings.regions.map((model) => (model.region === 'Ru3d_C1s' ? { ...model, components: [...model.components, component] } : model)) };
}

describe('Ru metal without a component for it', () => {
  const { truth, states: drawn } = drawFiveStates(4, 'metal');
  const states = drawn.map((state) => onlyRegions(state, main));
  const settings: XpsSettings = { ...testSettings(states), foreignSpecies: 'suggest' };
  const suggested = analyseXpsSeries(states, settings);

  it('is named with what it does to Ru²⁺', () => {
    const [found, ...others] = rail(suggested, 'foreignSuspected');
    // RuO2 takes up part of the metal's line as well, but beside the metal there is nothing left for it.
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'problem', params: { component: 'ruMetal' } });
    const state = truth.states.find(({ id }) => id === found!.params['state'])!;
    expect(Math.abs(Number(found!.params['without']) - state.fractions[0])).toBeGreaterThan(0.03);
    expect(Math.abs(Number(found!.params['with']) - state.fractions[0])).toBeLessThan(0.03);
  });

  it('widens the uncertainties of the shares as far as it would move them', () => {
    truth.states.forEach(({ id, fractions }) => {
      const found = suggested.states.find(({ stateId }) => stateId === id)!.fractions!;
      [found['Ru2+'], found['Ru3+'], found['Ru4+']].forEach(({ value, stdUncertainty }, i) => expect(Math.abs(value - fractions[i]!)).toBeLessThan(2.5 * stdUncertainty!));
    });
  });

  it('once added gives the fractions of the chloride', () => {
    const added = analyseXpsSeries(states, withComponent(settings, foreignRuthenium()[0]!));
    expect(rail(added, 'foreignSuspected')).toEqual([]);
    truth.states.forEach(({ fractions }, at) => shares(added, at).forEach((share, i) => expect(Math.abs(share - fractions[i]!)).toBeLessThan(0.03)));
  });
});

// Without the component the line of the metal is missed, and a ladder moved by a rung seemed to explain it.
it('keeps metal rather than another rung of the ladder', () => {
  const { truth, states } = drawFiveStates(1, 'metal');
  const result = analyseXpsSeries(states, testSettings(states));
  expect(result.addedComponents.map(({ component }) => component.id)).toEqual(['ruMetal']);
  result.states.forEach(({ chargeShift }, at) => expect(Math.abs(chargeShift!.value - truth.states[at]!.chargeShift)).toBeLessThan(0.06));
});

describe('RuO2 that the spectra cannot tell from Ru²⁺', () => {
  const { truth, states: drawn } = drawFiveStates(8, 'oxide');
  const states = drawn.map((state) => onlyRegions(state, main));
  const result = analyseXpsSeries(states, testSettings(states));

  it('is named, and the uncertainties hold both answers', () => {
    expect(result.addedComponents).toEqual([]);
    expect(rail(result, 'foreignPossible')).toMatchObject([{ severity: 'caution', params: { component: 'ruO2' } }]);
    truth.states.forEach(({ fractions }, at) => {
      Object.values(result.states[at]!.fractions!).forEach(({ value, stdUncertainty }, i) => expect(Math.abs(value - fractions[i]!)).toBeLessThan(2 * stdUncertainty!));
      // The mean oxidation state takes its uncertainty from the same covariance.
      expect(result.states[at]!.meanOxidationState!.stdUncertainty!).toBeGreaterThan(0.5 * result.states[at]!.fractions!['Ru2+'].stdUncertainty!);
    });
  });

  // Neither is likelier by the spectra, so what is more usual is taken and the other is said: the error is four times the uncertainty here.
  it('is named where the spectra favour neither', () => {
    const alike = drawFiveStates(12, 'oxide');
    const spectra = alike.states.map((state) => onlyRegions(state, main));
    const undecided = analyseXpsSeries(spectra, testSettings(spectra));
    expect(undecided.addedComponents).toEqual([]);
    const [found] = rail(undecided, 'oxideAlike');
    expect(found).toMatchObject({ severity: 'caution', params: { component: 'ruO2' } });
    const mistaken = alike.truth.states.findIndex(({ oxide }) => oxide > 0);
    expect(shares(undecided, mistaken)[0]! - alike.truth.states[mistaken]!.fractions[0]).toBeGreaterThan(0.03);
  });

  it('is no doubt where there is nothing at its place', () => {
    const plain = drawFiveStates(2, 'voigt').states.map((state) => onlyRegions(state, main));
    const certain = analyseXpsSeries(plain, testSettings(plain));
    expect(rail(certain, 'foreignPossible')).toEqual([]);
    for (const { fractions } of certain.states) expect(fractions!['Ru2+'].stdUncertainty!).toBeLessThan(0.03);
  });
});

describe('Ru²⁺ beside Ru⁴⁺', () => {
  const { truth, states: drawn } = drawFiveStates(2, 'voigt', 20_000);
  const charged = truth.states.findIndex(({ id }) => id === 'charge1');
  const plain = drawn.slice(0, 3).map((state) => onlyRegions(state, main));
  // No species is tried, for a doubt about them would say it in its own words.
  const namedIn = (states: readonly StateData[]) => rail(analyseXpsSeries(states, { ...testSettings(states), foreignSpecies: 'ignore' }), 'coexistence').map(({ stateId }) => stateId);

  it('is named where a charged state has a line at the place of Ru²⁺', () => {
    expect(truth.states[charged]!.fractions[2]).toBeGreaterThan(0.25);
    const { areas, chargeShift } = truth.states[charged]!;
    const line = bruteVoigt(1, 0.3);
    const states = plain.map((state, at): StateData => {
      const data = state.regions['Ru3d_C1s']!;
      const area = 0.12 * areas.Ru3d;
      return at === charged ? { ...state, regions: { ...state.regions, Ru3d_C1s: { ...data, counts: addedCounts(data, randomFrom(5), chargeShift, [[line, 280.85, 0.6 * area], [line, 285.02, 0.4 * area]]) } } } : state;
    });
    expect(namedIn(states)).toEqual(['charge1']);
  });

  it('is not named without', () => {
    for (const { fractions } of truth.states.slice(0, 3)) expect(Math.min(fractions[0], fractions[2])).toBeLessThan(0.03);
    expect(namedIn(plain)).toEqual([]);
  });
});

describe('a satellite of Ru³⁺', () => {
  const share = 0.12;
  const { truth, states: drawn } = drawFiveStates(5, 'voigt', 20_000);
  const random = randomFrom(5);
  const line = bruteVoigt(1.1, 0.3);
  const states = drawn.map((state, at): StateData => {
    const { fractions, areas, chargeShift } = truth.states[at]!;
    const area = share * fractions[1] * areas.Ru3d;
    const satellite = { ...state.regions['Ru3d_C1s']! };
    return { ...state, regions: { ...onlyRegions(state, main).regions, Ru3d_C1s: { ...satellite, counts: addedCounts(satellite, random, chargeShift, [[line, 283.85, 0.6 * area], [line, 288.02, 0.4 * area]]) } } };
  });
  const settings = testSettings(states);
  const blind = analyseXpsSeries(states, settings);

  const holdsTruth = (result: XpsResult): void =>
    truth.states.forEach(({ fractions: [ru2, ru3, ru4] }, at) => {
      const whole = 1 + share * ru3;
      [ru2 / whole, (ru3 * (1 + share)) / whole, ru4 / whole].forEach((expected, i) => expect(Math.abs(shares(result, at)[i]! - expected)).toBeLessThan(0.015));
    });

  it('is kept, named and counted as Ru³⁺', () => {
    expect(rail(blind, 'satelliteKept')).toMatchObject([{ severity: 'caution', params: { component: 'ru3Satellite' } }]);
    expect(Math.abs(Number(rail(blind, 'satelliteKept')[0]!.params['percent']) - (100 * share) / (1 + share))).toBeLessThan(3);
    expect(blind.addedComponents.map(({ component }) => component.id)).toEqual(['ru3']);
    holdsTruth(blind);
    // The whole of Ru³⁺ counts, its satellite too.
    truth.states.forEach(({ clToRu, fractions }, at) => expect(Math.abs(blind.states[at]!.clToRu!.value / (clToRu / (1 + share * fractions[1])) - 1)).toBeLessThan(0.03));
  });

  it('is only named where species are to be suggested, and once added gives the truth', () => {
    const suggested = analyseXpsSeries(states, { ...settings, foreignSpecies: 'suggest' });
    expect(rail(suggested, 'satelliteSuspected')).toMatchObject([{ params: { component: 'ru3Satellite' } }]);
    expect(suggested.addedComponents).toEqual([]);
    expect(shares(suggested, 0)[2]).toBeGreaterThan(0.04);
    const added = { ...settings, regions: settings.regions.map((model) => ({ ...model, components: model.components.map((one) => (one.id === 'ru3' ? withSatellite(one) : one)) })) };
    holdsTruth(analyseXpsSeries(states, added));
  });

  it('is not seen where there is none', () => {
    const plain = drawFiveStates(5, 'tail').states.map((state) => onlyRegions(state, main));
    const result = analyseXpsSeries(plain, testSettings(plain));
    for (const name of ['satelliteKept', 'satelliteSuspected', 'satellitePossible']) expect(rail(result, name)).toEqual([]);
    expect(result.addedComponents).toEqual([]);
  });
});

describe('states whose lines are all wider', () => {
  const { truth, states: drawn } = drawFiveStates(10, 'charging', 20_000);
  const states = drawn.map((state) => onlyRegions(state, main));
  const settings = testSettings(states);
  const result = analyseXpsSeries(states, settings);

  it('are given a width of their own, named with it, and not taken for other species', () => {
    expect(result.addedComponents).toEqual([]);
    const wide = truth.states.filter(({ broadening }) => broadening > 0.3);
    for (const { id, broadening } of wide) {
      const [found] = rail(result, 'broadeningKept').filter(({ stateId }) => stateId === id);
      expect(Math.abs(Number(found!.params['width']) - broadening)).toBeLessThan(0.15);
    }
    expect(wide.length).toBeGreaterThan(1);
    truth.states.forEach(({ fractions }, at) => shares(result, at).forEach((share, i) => expect(Math.abs(share - fractions[i]!)).toBeLessThan(0.02)));
  });

  it('keep their widths in what the fit is repeated from', () => {
    const again = analyseXpsSeries(states, { ...settingsOfResult(settings, result), foreignSpecies: 'ignore' });
    truth.states.forEach((_, at) => shares(again, at).forEach((share, i) => expect(share).toBeCloseTo(shares(result, at)[i]!, 3)));
  });

  it('are only named where the analysis is to suggest', () => {
    const suggested = analyseXpsSeries(states, { ...settings, foreignSpecies: 'suggest' });
    expect(rail(suggested, 'broadeningSuspected').length).toBe(rail(result, 'broadeningKept').length);
    expect(suggested.parameters.filter(({ name }) => name.startsWith('broadening@'))).toEqual([]);
  });
});

describe('separator debris', () => {
  const zrPerRu = 0.06;
  const factor = 7.04;
  const { truth, states: drawn } = drawFiveStates(2, 'voigt', 20_000);
  const random = randomFrom(2);
  const line = bruteVoigt(1.1, 0.2);
  const empty = ({ livetimeS }: RegionData): RegionData => {
    const bindingEnergy = Float64Array.from({ length: 121 }, (_, i) => 177 + 0.1 * i);
    const transmission = bindingEnergy.map((energy) => ((testInstrument.photonEnergyEv - energy) / 1000) ** testInstrument.transmissionExponent);
    return { measurementId: 'zr', bindingEnergy, transmission, livetimeS, isPoisson: true, counts: transmission.map((t) => random.poisson(300 * t)) };
  };
  /** Two states are enough; the second has ZrO2, which brings no chlorine. */
  const states = drawn.slice(0, 2).map((state, at): StateData => {
    const { areas, chargeShift } = truth.states[at]!;
    const ru = areas.Ru3d / testInstrument.rsf.Ru3d;
    const zirconium = empty(state.regions['Cl2p']!);
    const position = at === 0 ? 183.75 : 182.3;
    const area = zrPerRu * ru * factor;
    const counts = addedCounts(zirconium, random, chargeShift, [[line, position, area / 1.68], [line, position + 2.4, (area * 0.68) / 1.68]]);
    return { ...state, regions: { ...onlyRegions(state, main).regions, Zr3d: { ...zirconium, counts } } };
  });
  const base = testSettings(states);
  const withFactor = (factors: Record<string, number>): XpsSettings => ({
    ...base, quantification: { ...base.quantification, sensitivityFactors: { ...base.quantification.sensitivityFactors, factors: { ...base.quantification.sensitivityFactors.factors, ...factors } } },
  });

  it.each([
    ['beside the model', false],
    ['in the model', true],
  ])('takes six chlorine with every zirconium of the chloride (%s)', (_, isInModel) => {
    const settings = withFactor({ Zr3d: factor });
    const result = analyseXpsSeries(states, isInModel ? { ...settings, regions: [...settings.regions, zr3d()] } : settings);
    const found = rail(result, 'separatorDebris');
    expect(found.map(({ stateId }) => stateId)).toEqual([truth.states[0]!.id]);
    const { params } = found[0]!;
    expect(Math.abs(Number(params['position']) - 183.75)).toBeLessThan(0.06);
    expect(Math.abs(Number(params['zrToRu']) / zrPerRu - 1)).toBeLessThan(0.05);
    expect(Number(params['ratio']) - Number(params['corrected'])).toBeCloseTo(6 * Number(params['zrToRu']), 9);
  });

  it('is named where it cannot be counted', () => {
    expect(rail(analyseXpsSeries(states, withFactor({})), 'separatorDebrisSeen').map(({ stateId }) => stateId)).toEqual([truth.states[0]!.id]);
  });
});

describe('a wrong energy scale', () => {
  const { states } = drawFiveStates(2, 'voigt', 20_000);
  const off = (by: number): StateData[] =>
    states.slice(0, 2).map((state) => ({
      ...state, regions: Object.fromEntries(Object.entries(onlyRegions(state, main).regions).map(([key, data]) => [key, { ...data, bindingEnergy: data.bindingEnergy.map((energy) => energy + by) }])),
    }));

  it.each([4.5, -4.5])('is named with how far it is off (%d eV)', (by) => {
    const moved = off(by);
    const found = rail(analyseXpsSeries(moved, { ...testSettings(moved), foreignSpecies: 'ignore' }), 'energyOffset');
    expect(found).toHaveLength(2);
    for (const { severity, params } of found) {
      expect(severity).toBe('problem');
      expect(Math.abs(Number(params['offset']) - by)).toBeLessThan(1);
    }
  });

  it('is not seen where the fit follows', () => {
    const moved = off(1.5);
    expect(rail(analyseXpsSeries(moved, { ...testSettings(moved), foreignSpecies: 'ignore' }), 'energyOffset')).toEqual([]);
  });
});

/** The counts of a region with Poisson counts of further lines on top; positions are true binding energies, areas counts s⁻¹ eV. */
function addedCounts(data: RegionData, random: ReturnType<typeof randomFrom>, chargeShift: number, lines: readonly (readonly [line: GridLine, position: number, area: number])[]): Float64Array {
  return data.counts.map((count, i) => {
    const rate = lines.reduce((sum, [line, position, area]) => sum + area * readLine(line.profile, data.bindingEnergy[i]! - chargeShift - position), 0);
    return count + random.poisson(rate * data.transmission![i]! * data.livetimeS!);
  });
}

it('says of a Tougaard background that a narrow window does not set it', () => {
  const states = drawFiveStates(2, 'voigt').states.slice(0, 1).map((state) => onlyRegions(state, ['Cl2p']));
  const settings: XpsSettings = { ...testSettings(states), foreignSpecies: 'ignore' };
  const withTougaard = { ...settings, regions: settings.regions.map((model) => ({ ...model, background: { ...model.background, kind: 'tougaardU3' as const } })) };
  // The spectra end at 206 eV, 6 eV behind Cl 2p1/2 at about 200.3 eV; 30 eV are wanted.
  const [found, ...others] = rail(analyseXpsSeries(states, withTougaard), 'tougaardNarrow');
  expect(others).toEqual([]);
  expect(found).toMatchObject({ severity: 'caution', stateId: null, region: 'Cl2p', params: { wanted: 30 } });
  expect(Math.abs(Number(found!.params['reach']) - 5.7)).toBeLessThan(1);
  expect(rail(analyseXpsSeries(states, settings), 'tougaardNarrow')).toEqual([]);
});
