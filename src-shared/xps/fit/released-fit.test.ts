import { describe, expect, it } from 'vitest';
import { drawFiveStates } from '../testing/five-states';
import { onlyRegions } from '../testing/recovery';
import { testSettings } from '../testing/test-settings';
import { fitSeries } from './basin-search';
import { releasedFit } from './released-fit';
import { analyseXpsSeries } from '../analyse';

const states = drawFiveStates(3, 'voigt', 8000).states.slice(0, 2).map((state) => onlyRegions(state, ['Ru3d_C1s']));
const settings = testSettings(states);
const options = { tolerance: 1e-3, covariance: false };
const fitted = fitSeries(states, settings, options);

describe('releasedFit', () => {
  const released = releasedFit(fitted, options);

  it('gives areas at zero an uncertainty', () => {
    const atZero = fitted.fit.blocks.flatMap(({ name, amplitudes }) => amplitudes.filter((one) => one.atZero).map((one) => `${name}/${one.name}`));
    expect(atZero.length).toBeGreaterThan(0);
    for (const name of atZero) expect(released.covariance!.variance(name), name).toBeGreaterThan(0);
  });

  it('lets lines that share a Lorentzian width differ in it, so that their areas are less certain', () => {
    const width = (id: string) => released.parameters.find(({ name }) => name === `Ru3d_C1s/${id}.lorentzFwhm`)!.value;
    expect(width('ru3')).not.toBe(width('ru2'));
    const bound = fitSeries(states, fitted.settings, { ...options, covariance: true }).fit;
    const area = 'Ru3d_C1s@before/ru3';
    expect(released.covariance!.variance(area)!).toBeGreaterThan(1.05 * bound.covariance!.variance(area)!);
  });

  it('keeps widths positive where the one that they follow is zero', () => {
    const narrow = {
      ...settings,
      regions: settings.regions.map((region) => ({
        ...region,
        components: region.components.map((component) => {
          const { lorentzFwhm } = component.parameters;
          return component.id === 'ru2' ? { ...component, parameters: { ...component.parameters, lorentzFwhm: { ...lorentzFwhm!, value: 0, min: 0, max: 0.001 } } } : component;
        }),
      })),
    };
    const { parameters } = releasedFit(fitSeries(states, narrow, options), options);
    for (const { name, value } of parameters) if (name.endsWith('.lorentzFwhm')) expect(value, name).toBeGreaterThanOrEqual(0);
  });
});

it('leaves widths an uncertainty where the tail of the line is at its bound', () => {
  const states = [onlyRegions(drawFiveStates(2, 'voigt').states[1]!, ['Ru3d_C1s', 'Cl2p'])];
  const result = analyseXpsSeries(states, { ...testSettings(states), foreignSpecies: 'ignore' });
  expect(result.parameters.find(({ name }) => name === 'Ru3d_C1s/ru2.tailShare')!.stderr).toBeNull();
  for (const { fwhm } of result.states[0]!.regions.flatMap(({ lines }) => lines)) expect(fwhm.stdUncertainty).toBeGreaterThan(0);
});

