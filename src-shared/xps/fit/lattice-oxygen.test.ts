/** Sets of another program with O 1s: RuO2, none, Li2O and an oxide of another metal. Under Ru 3d alone none of these is told from Ru²⁺. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyseXpsSeries, ownedByUser, settingsOfResult, settledSettings } from '../analyse';
import type { XpsSettings } from '../model';
import type { Finding, XpsResult } from '../result';
import { foreignRuthenium } from '../templates/foreign-species';
import { readSets, settingsOf, spectraOf, type CountedSet } from '../testing/counted-sets';
import { testSettings } from '../testing/test-settings';
import { fitSeries } from './basin-search';
import { latticeOxygen } from './lattice-oxygen';

type Name = 'oxide' | 'none' | 'lithia' | 'other';
const sets = readSets<Name>(resolve(import.meta.dirname, 'fixtures/oxygen-sets.json'));

const analysed = (set: CountedSet, regions: readonly string[]): XpsResult => {
  const states = spectraOf(set, regions);
  return analyseXpsSeries(states, settingsOf(set, states));
};
/** A set with some of its states, for what they show as well as all. */
const only = (name: Name, ...ids: readonly string[]): CountedSet => ({ ...sets[name], states: sets[name].states.filter(({ id }) => ids.includes(id)) });
const [alone, withOxygen] = [['Ru3d_C1s'], ['Ru3d_C1s', 'O1s']] as const;
const few = only('oxide', 'before', 'discharge1');
const rails = ({ findings }: XpsResult): string[] => findings.map(({ key }: Finding) => key.replace('xpsFinding.', ''));
const added = ({ addedComponents }: XpsResult): string[] => addedComponents.map(({ component }) => component.id);
const worst = ({ states }: CountedSet, result: XpsResult): number =>
  Math.max(...states.flatMap(({ fractions }, at) => Object.values(result.states[at]!.fractions!).map(({ value }, i) => Math.abs(value - fractions[i]!))));

describe('RuO2 at the place of Ru²⁺', () => {
  const result = analysed(sets.oxide, withOxygen);

  it('is told by O 1s where Ru 3d alone takes it for Ru²⁺', () => {
    const blind = analysed(sets.oxide, alone);
    expect(added(blind)).toEqual([]);
    expect(worst(sets.oxide, blind)).toBeGreaterThan(0.15);
    expect(added(result)).toEqual(['ruO2']);
    expect(rails(result)).toContain('oxygenTaken');
    expect(worst(sets.oxide, result)).toBeLessThan(0.07);
    for (const [at, { fractions }] of sets.oxide.states.entries()) {
      for (const [i, { value, stdUncertainty }] of Object.values(result.states[at]!.fractions!).entries()) expect(Math.abs(value - fractions[i]!)).toBeLessThan(2.5 * stdUncertainty!);
    }
  });

  it('has the amount that O 1s gives', () => {
    for (const { id, oxide } of sets.oxide.states) {
      const { share } = result.oxideByOxygen!.find(({ stateId }) => stateId === id)!;
      expect(Math.abs(share.value - oxide!)).toBeLessThan(2.5 * share.stdUncertainty!);
      expect(share.stdUncertainty!).toBeLessThan(0.06);
    }
  });

  it('is held by it when the result is refitted, until the component is the user’s own', () => {
    const states = spectraOf(sets.oxide, withOxygen);
    const settings = settingsOf(sets.oxide, states);
    const again = analyseXpsSeries(states, { ...settingsOfResult(settings, result), foreignSpecies: 'ignore' });
    expect(worst(sets.oxide, again)).toBeLessThan(0.07);
    const settled = settledSettings(settings, result);
    const ruO2 = (of: XpsSettings) => of.regions[0]!.components.find(({ id }) => id === 'ruO2')!;
    expect(ruO2(settled).areaPriors).toBeDefined();
    const edited = ownedByUser(settled, { ...settled, regions: settled.regions.map((region) => ({ ...region, components: region.components.map((one) => (one.id === 'ruO2' ? { ...one, label: 'my oxide' } : one)) })) });
    expect(ruO2(edited)).toMatchObject({ label: 'my oxide' });
    expect(ruO2(edited).areaPriors).toBeUndefined();
  });
});

describe('RuO2 that O 1s shows but does not hold', () => {
  const states = spectraOf(few, withOxygen);
  const settings = settingsOf(few, states);

  it('is named where species are only suggested', () => {
    const suggested = analyseXpsSeries(states, { ...settings, foreignSpecies: 'suggest' });
    expect(added(suggested)).toEqual([]);
    expect(rails(suggested)).toContain('oxygenSeen');
  });

  it('is named where the component is the user’s own', () => {
    const ruO2 = foreignRuthenium().find(({ species }) => species === 'RuO2')!;
    const own = analyseXpsSeries(states, { ...settings, regions: settings.regions.map((region) => ({ ...region, components: [...region.components, ruO2] })) });
    expect(rails(own)).toContain('oxygenSeen');
  });
});

describe('no RuO2', () => {
  it.each(['none', 'lithia'] as const)('is excluded by O 1s (%s)', (name) => {
    const set = only(name, 'before', 'charge1', 'discharge1');
    const result = analysed(set, withOxygen);
    expect(added(result)).toEqual([]);
    expect(rails(result)).toContain('oxygenNone');
    expect(rails(result)).not.toContain('foreignPossible');
    expect(rails(result)).not.toContain('oxideAlike');
    expect(worst(set, result)).toBeLessThan(0.05);
    const [excluded] = result.findings.filter(({ key }) => key === 'xpsFinding.oxygenNone');
    expect(Number(excluded!.params['percent'])).toBeLessThan(6);
  });

  it('is not taken for an oxide at its place that holds no ruthenium', () => {
    const set = only('other', 'before', 'charge1', 'discharge1');
    const result = analysed(set, withOxygen);
    expect(added(result)).toEqual([]);
    expect(rails(result)).toContain('oxygenOther');
    expect(worst(set, result)).toBeLessThan(0.04);
  });
});

it('is not asked of O 1s that has no sensitivity factor', () => {
  const states = spectraOf(few, withOxygen);
  const fitted = fitSeries(states, settingsOf(few, states), { tolerance: 1e-3, covariance: false });
  expect(latticeOxygen(states, fitted, {})).not.toBeNull();
  const { sensitivityFactors } = testSettings(states).quantification;
  const withoutFactor = { ...fitted.settings, quantification: { ...fitted.settings.quantification, sensitivityFactors } };
  expect(latticeOxygen(states, { ...fitted, settings: withoutFactor }, {})).toBeNull();
});
