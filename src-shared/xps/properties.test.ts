/** What must hold of a series fit whatever the data: where they lie, how they are scaled and in which order the model is written changes nothing else. */
import { describe, expect, it } from 'vitest';
import { analyseXpsSeries } from './analyse';
import { fitSeries } from './fit/basin-search';
import type { ParameterSpec, XpsSettings } from './model';
import type { RegionData, StateData } from './series';
import { drawFiveStates } from './testing/five-states';
import { onlyRegions } from './testing/recovery';
import { testSettings } from './testing/test-settings';

const states = drawFiveStates(4, 'voigt', 8000).states.slice(0, 2).map((state) => onlyRegions(state, ['Ru3d_C1s', 'Cl2p']));
const settings = testSettings(states);
const options = { tolerance: 1e-7, covariance: false };
const reference = fitSeries(states, settings, options).fit;

const withData = (change: (data: RegionData) => RegionData): StateData[] =>
  states.map(({ stateId, regions }) => ({ stateId, regions: Object.fromEntries(Object.entries(regions).map(([key, data]) => [key, change(data)])) }));
const areasOf = ({ blocks }: typeof reference): number[] => blocks.flatMap(({ amplitudes }) => amplitudes.map(({ value }) => value));
const within = (found: readonly number[], expected: readonly number[], tolerance: number): void =>
  found.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(tolerance * Math.max(1, Math.abs(expected[i]!))));

describe('a series fit', () => {
  it('moves the charge shifts alone when the energies are moved', () => {
    const by = 0.37;
    const started: XpsSettings = { ...settings, chargeReference: { ...settings.chargeReference, shifts: Object.fromEntries(settings.states.map((id) => [id, by])) } };
    const { fit } = fitSeries(withData((data) => ({ ...data, bindingEnergy: data.bindingEnergy.map((energy) => energy + by), transmission: null })), started, options);
    const unmoved = fitSeries(withData((data) => ({ ...data, transmission: null })), settings, options).fit;
    for (const { name, value } of unmoved.parameters) {
      const moves = name.startsWith('shift@') || name.includes('.observed@');
      expect(Math.abs(fit.parameters.find((one) => one.name === name)!.value - value - (moves ? by : 0)), name).toBeLessThan(2e-4);
    }
    expect(Math.abs(fit.objective - unmoved.objective)).toBeLessThan(0.05);
  });

  it('scales the areas alone when the ordinate of a rate is scaled', () => {
    const factor = 7.3;
    const rates = (scale: number): StateData[] => withData((data) => ({ ...data, isPoisson: false, counts: data.counts.map((count) => scale * count) }));
    const [one, scaled] = [1, factor].map((scale) => fitSeries(rates(scale), settings, options).fit);
    within(scaled!.parameters.map(({ value }) => value), one!.parameters.map(({ value }) => value), 1e-4);
    const largest = Math.max(...areasOf(one!));
    areasOf(scaled!).forEach((area, i) => expect(Math.abs(area / factor - areasOf(one!)[i]!)).toBeLessThan(1e-4 * largest));
  });

  it('does not depend on the order in which components and states are written', () => {
    const reversed: XpsSettings = {
      ...settings,
      states: [...settings.states].reverse(),
      regions: [...settings.regions].reverse().map((region) => ({ ...region, components: [...region.components].reverse() })),
    };
    const { fit } = fitSeries(states, reversed, options);
    expect(Math.abs(fit.objective - reference.objective)).toBeLessThan(1e-3);
    for (const { name, value } of reference.parameters) expect(Math.abs(fit.parameters.find((one) => one.name === name)!.value - value), name).toBeLessThan(1e-3);
  });

  it('returns the values that its own model was made with', () => {
    // A prior would pull; what it holds is fixed at the fitted value instead.
    const held = (specs: Readonly<Record<string, ParameterSpec>>, path: string) =>
      Object.fromEntries(
        Object.entries(specs).map(([name, spec]) => {
          const value = reference.parameters.find((one) => one.name === `${path}.${name}`)?.value ?? spec.value;
          return [name, spec.prior ? { ...spec, value, mode: spec.mode === 'perState' ? spec.mode : ('fixed' as const), prior: null } : spec];
        }),
      );
    const priorless: XpsSettings = {
      ...settings,
      regions: settings.regions.map((region) => ({
        ...region,
        background: { ...region.background, lossSteps: held(region.background.lossSteps, `${region.region}/background`) },
        components: region.components.map((component) => ({ ...component, parameters: held(component.parameters, `${region.region}/${component.id}`) })),
      })),
    };
    const first = fitSeries(states, priorless, options);
    const noiseFree = states.map(({ stateId, regions }) => ({
      stateId,
      regions: Object.fromEntries(
        Object.entries(regions).map(([key, data]) => {
          const found = first.fit.blocks.find(({ name }) => name === `${key}@${stateId}`)!;
          return [key, { ...data, counts: found.model.slice() }];
        }),
      ),
    }));
    const again = fitSeries(noiseFree, priorless, { ...options, tolerance: 1e-12 }).fit;
    for (const { name, value } of first.fit.parameters) expect(Math.abs(again.parameters.find((one) => one.name === name)!.value - value), name).toBeLessThan(1e-8);
  });
});

describe('data without information', () => {
  const ofFirst = (change: (data: RegionData) => RegionData): StateData[] => [
    { stateId: states[0]!.stateId, regions: Object.fromEntries(Object.entries(states[0]!.regions).map(([key, data]) => [key, change(data)])) },
    states[1]!,
  ];
  const part = (data: RegionData, from: number, to: number): RegionData => ({ ...data, bindingEnergy: data.bindingEnergy.slice(from, to), counts: data.counts.slice(from, to), transmission: null });

  it.each([
    ['a count that is no number', (data: RegionData) => ({ ...data, counts: data.counts.map((count, i) => (i === 5 ? NaN : count)) }), /point 5 of block .* is NaN/],
    ['fewer channels than unknowns', (data: RegionData) => part(data, 60, 67), /has 7 points for/],
  ])('are refused with a reason: %s', (_, change, reason) => {
    expect(() => analyseXpsSeries(ofFirst(change), settings)).toThrow(reason);
  });

  it('of constant height give no shares', () => {
    const flat = ofFirst((data) => ({ ...data, counts: data.counts.map(() => 500) }));
    const result = analyseXpsSeries(flat, { ...settings, foreignSpecies: 'ignore' });
    expect(result.states[0]!.fractions).toBeNull();
    expect(result.states[1]!.fractions).not.toBeNull();
  });
});
