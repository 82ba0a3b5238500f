import { describe, expect, it, vi } from 'vitest';
import { analyseXpsSeries } from '../analyse';
import type { XpsSettings } from '../model';
import { xpsReplicator } from '../replica';
import type { StateData } from '../series';
import { drawFiveStates } from '../testing/five-states';
import { testSettings } from '../testing/test-settings';
import { usualRutheniumTie } from './ruthenium-tie';

// Whole analyses on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

const { truth, states } = drawFiveStates(1012, 'voigt', 3000);
const plain: XpsSettings = { ...testSettings(states), foreignSpecies: 'ignore' };
const tied: XpsSettings = { ...plain, rutheniumTie: usualRutheniumTie };
const untiedResult = analyseXpsSeries(states, plain);
const result = analyseXpsSeries(states, tied);

const trueState = (id: string) => truth.states.find((state) => state.id === id)!;
const ratioErrors = (of: typeof result): number[] => of.states.map(({ stateId, clToRu }) => clToRu!.value / trueState(stateId).clToRu - 1);
const fractionErrors = (of: typeof result): number[] =>
  of.states.flatMap(({ stateId, fractions }) => (['Ru2+', 'Ru3+', 'Ru4+'] as const).map((species, i) => fractions![species].value - trueState(stateId).fractions[i]!));
const rms = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

/** The settings with another sensitivity factor of Ru 3p. */
function withRu3pFactor(settings: XpsSettings, change: number): XpsSettings {
  const { sensitivityFactors } = settings.quantification;
  const factors = { ...sensitivityFactors.factors, Ru3p: sensitivityFactors.factors['Ru3p']! * change };
  return { ...settings, quantification: { ...settings.quantification, sensitivityFactors: { ...sensitivityFactors, factors } } };
}

/** One state with another intensity of Ru 3p. */
function withRu3pIn(stateId: string, change: number): StateData[] {
  return states.map((state) => {
    const ru3p = state.regions['Ru3p']!;
    return state.stateId === stateId ? { ...state, regions: { ...state.regions, Ru3p: { ...ru3p, livetimeS: ru3p.livetimeS! / change } } } : state;
  });
}

describe('Ru 3d tied to Ru 3p', () => {
  it('brings Cl/Ru nearer to the truth where counts are few, and leaves the fractions as good as they were', () => {
    expect(rms(ratioErrors(result))).toBeLessThan(rms(ratioErrors(untiedResult)));
    expect(rms(fractionErrors(result))).toBeLessThan(1.05 * rms(fractionErrors(untiedResult)));
  });

  it('draws each state towards what all have in common, by its uncertainty', () => {
    const { common, states: compared } = result.rutheniumTie!;
    expect(Math.abs(common - 1)).toBeLessThan(0.03);
    expect(rms(compared.map(({ after }) => after - common))).toBeLessThan(rms(compared.map(({ before }) => before - common)));
    for (const state of result.states) expect(state.clToRu!.stdUncertainty!).toBeLessThan(untiedResult.states.find(({ stateId }) => stateId === state.stateId)!.clToRu!.stdUncertainty!);
  });

  it('knows how uncertain the ratios were without it', () => {
    for (const { stateId, before, beforeUncertainty } of result.rutheniumTie!.states) {
      const { value, stdUncertainty } = untiedResult.states.find((state) => state.stateId === stateId)!.ru3pToRu3d!.ratio;
      expect(before).toBeCloseTo(value, 6);
      expect(beforeUncertainty! / stdUncertainty!).toBeGreaterThan(0.9);
      expect(beforeUncertainty! / stdUncertainty!).toBeLessThan(1.1);
    }
  });

  it('puts a wrong sensitivity into the common factor, not into Cl/Ru', () => {
    const wrong = analyseXpsSeries(states, withRu3pFactor(tied, 1.1));
    // 10 % too large a factor makes 1/1.1 of the atoms; the prior of 10 % draws it back by (3/10)²/5 of the way.
    expect(wrong.rutheniumTie!.common).toBeCloseTo(result.rutheniumTie!.common / 1.1, 2);
    wrong.states.forEach(({ clToRu }, i) => expect(clToRu!.value / result.states[i]!.clToRu!.value).toBeCloseTo(1, 2));
  });

  it('says when all states or one of them do not agree', () => {
    const keys = (of: typeof result): string[] => of.findings.filter(({ key }) => key.startsWith('xpsFinding.tie')).map(({ key, stateId }) => `${key} ${stateId ?? ''}`);
    expect(keys(result)).toEqual([]);
    expect(keys(analyseXpsSeries(states, withRu3pFactor(tied, 1.5)))).toEqual(['xpsFinding.tieOff ']);
    const odd = states[2]!.stateId;
    expect(keys(analyseXpsSeries(withRu3pIn(odd, 1.25), tied))).toEqual([`xpsFinding.tieMissed ${odd}`]);
  });

  it('does nothing without live times, and says so', () => {
    const timeless = states.map(({ stateId, regions }) => ({ stateId, regions: { ...regions, Ru3p: { ...regions['Ru3p']!, livetimeS: null } } }));
    const found = analyseXpsSeries(timeless, tied);
    expect(found.rutheniumTie).toBeUndefined();
    expect(found.findings.map(({ key }) => key)).toContain('xpsFinding.tieImpossible');
    expect(found.states.map(({ clToRu }) => clToRu!.value)).toEqual(untiedResult.states.map(({ clToRu }) => clToRu!.value));
  });

  it('holds in replicas, which scatter about the fit as its covariance says', () => {
    const replicate = xpsReplicator(states, tied, result);
    const drawn = Array.from({ length: 24 }, (_, k) => replicate(k).states);
    result.states.forEach(({ stateId, clToRu }) => {
      const ratios = drawn.map((replica) => replica.find((state) => state.stateId === stateId)!.clToRu! / clToRu!.value - 1);
      expect(Math.abs(ratios.reduce((sum, value) => sum + value, 0) / ratios.length)).toBeLessThan(0.01);
      const scatter = rms(ratios) / (clToRu!.stdUncertainty! / clToRu!.value);
      expect(scatter).toBeGreaterThan(0.4);
      expect(scatter).toBeLessThan(1.4);
    });
  });
});
