import { describe, expect, it } from 'vitest';
import type { XpsSettings } from '../model';
import { drawFiveStates } from '../testing/five-states';
import { testSettings } from '../testing/test-settings';
import { compileSeries } from './compile';
import { settingsAtValues } from './fitted-settings';
import { parameterValues } from './parameter-values';

const { states } = drawFiveStates(1, 'voigt');
const two = states.slice(0, 2);
const settings = testSettings(two);
const nameList = (changed: XpsSettings) => compileSeries(two, changed).problem.parameters.map(({ name }) => name);

function withSpec(path: { component: string; parameter: string }, change: Partial<XpsSettings['regions'][number]['components'][number]['parameters'][string]>): XpsSettings {
  return {
    ...settings,
    regions: settings.regions.map((region) => ({
      ...region,
      components: region.components.map((component) =>
        component.id === path.component ? { ...component, parameters: { ...component.parameters, [path.parameter]: { ...component.parameters[path.parameter]!, ...change } } } : component,
      ),
    })),
  };
}

describe('compileSeries', () => {
  it('makes one block per state and region and one charge shift per state', () => {
    const { problem } = compileSeries(two, settings);
    expect(problem.blocks.map(({ name }) => name)).toEqual(['Ru3d_C1s@before', 'Cl2p@before', 'Ru3p@before', 'Ru3d_C1s@charge1', 'Cl2p@charge1', 'Ru3p@charge1']);
    expect(problem.parameters.filter(({ name }) => name.startsWith('shift@')).map(({ name }) => name)).toEqual(['shift@before', 'shift@charge1']);
  });

  it('adds position, chemical shift and charge shift to the observed position', () => {
    const shifted = { ...settings, chargeReference: { ...settings.chargeReference, shifts: { before: 0.2, charge1: -0.3 } } };
    const values = parameterValues(compileSeries(two, shifted).problem);
    expect(values.get('Ru3d_C1s/ru2.observed@charge1')).toBeCloseTo(281.9 - 1.05 - 0.3, 12);
    expect(values.get('Ru3d_C1s/sp2.observed@before')).toBeCloseTo(284.5 + 0.2, 12);
  });

  it('holds the reference line and frees a shared parameter where asked', () => {
    const { parameters } = compileSeries(two, settings).problem;
    expect(parameters.find(({ name }) => name === 'Ru3d_C1s/sp2.position')).toMatchObject({ value: 284.5, vary: false });
    const names = nameList(withSpec({ component: 'ru4', parameter: 'gaussFwhm' }, { freeIn: ['charge1'] }));
    expect(names).toContain('Ru3d_C1s/ru4.gaussFwhm@charge1');
    expect(names).toContain('Ru3d_C1s/ru4.gaussFwhm');
  });

  it('lets links follow a value of the state', () => {
    const names = nameList(withSpec({ component: 'ru2', parameter: 'lorentzFwhm' }, { mode: 'perState' }));
    expect(names).toContain('Ru3d_C1s/ru3.lorentzFwhm@before');
  });

  it('starts from the values of a fit, state by state', () => {
    const values = new Map([
      ['shift@before', 0.11],
      ['Cl2p/cl.chemicalShift@charge1', 0.07],
      ['Ru3d_C1s/background.ruthenium', 0.031],
    ]);
    const started = parameterValues(compileSeries(two, settingsAtValues(settings, values)).problem);
    for (const [name, value] of values) expect(started.get(name)).toBe(value);
    expect(started.get('Cl2p/cl.chemicalShift@before')).toBe(0);
  });

  it('refuses settings that contradict themselves', () => {
    expect(() => compileSeries(two, withSpec({ component: 'ru2', parameter: 'gaussFwhm' }, { mode: 'linked', link: { to: 'nobody.gaussFwhm', factor: 1, offset: 0 } }))).toThrow(/no parameter "nobody.gaussFwhm"/);
    expect(() => compileSeries(two, withSpec({ component: 'ru3', parameter: 'position' }, { mode: 'linked', link: { to: 'ru2.position', factor: 1, offset: 0 } }))).toThrow(/circle/);
    expect(() => compileSeries(two, { ...settings, states: ['unknown'] })).toThrow(/No data for state "unknown"/);
    const narrow = { ...settings, regions: settings.regions.map((region) => ({ ...region, window: [100, 101] as [number, number] })) };
    expect(() => compileSeries(two, narrow)).toThrow(/None of the chosen states/);
  });
});
