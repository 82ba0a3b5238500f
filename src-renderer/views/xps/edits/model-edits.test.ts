import { beforeEach, describe, expect, it } from 'vitest';
import type { XpsSettings } from '@shared/xps/model';
import { scofieldAl } from '@shared/xps/sensitivity-factors/scofield';
import { regionTemplates } from '@shared/xps/templates/region-templates';
import { parseParameterName } from '@shared/xps/fit/parameter-names';
import { componentOf, moveComponent, nextMode, reachOf, regionOf, removeComponent, setMode, setReferencePosition, setValue } from './model-edits';
import { componentPosition, shortLabel } from '@shared/figures/panels/xps/model-values';

let settings: XpsSettings;
const position = (id: string): number => {
  const region = regionOf(settings, 'Ru3d_C1s');
  return componentPosition(region, componentOf(region, id));
};
const spec = (id: string, name: string): XpsSettings['regions'][number]['components'][number]['parameters'][string] =>
  componentOf(regionOf(settings, 'Ru3d_C1s'), id).parameters[name]!;

beforeEach(() => {
  settings = {
    regions: [regionTemplates['Ru3d_C1s']!()],
    chargeReference: { kind: 'component', region: 'Ru3d_C1s', component: 'sp2', position: 284.5, source: 'manifest', shifts: { a: 0.2 }, searchRange: [-3, 3] },
    quantification: { sensitivityFactors: scofieldAl, transmission: { kind: 'none' }, inelasticMeanFreePath: { kind: 'none' }, ruFrom: 'Ru3d' },
    photonEnergyEv: 1486.6,
    photonEnergySource: 'manifest',
    states: ['a'],
    foreignSpecies: 'keep',
    seed: 1,
  };
});

describe('moveComponent', () => {
  it('moves a line that follows another by its own shift alone', () => {
    const others = [position('ru3'), position('ru2')];
    moveComponent(settings, 'Ru3d_C1s', 'ru4', 283.05);
    expect(position('ru4')).toBeCloseTo(283.05, 9);
    expect([position('ru3'), position('ru2')]).toEqual(others);
  });

  it('takes along what follows the moved line', () => {
    const distance = position('ru4') - position('ru3');
    moveComponent(settings, 'Ru3d_C1s', 'ru3', 282.1);
    expect(position('ru3')).toBeCloseTo(282.1, 9);
    expect(position('ru4') - position('ru3')).toBeCloseTo(distance, 9);
  });

  it('stops at the bounds', () => {
    moveComponent(settings, 'Ru3d_C1s', 'ru3', 290);
    expect(position('ru3')).toBe(spec('ru3', 'position').max);
  });

  it('assigns the charge reference another energy and leaves the data where they are', () => {
    moveComponent(settings, 'Ru3d_C1s', 'sp2', 284.8);
    expect(settings.chargeReference.position).toBe(284.8);
    expect(settings.chargeReference.shifts['a']).toBeCloseTo(-0.1, 9);
    expect(position('sp2')).toBe(284.8);
  });
});

describe('reachOf', () => {
  it('ends where moving ends', () => {
    const { min, max } = reachOf(settings, 'Ru3d_C1s', 'ru4')!;
    moveComponent(settings, 'Ru3d_C1s', 'ru4', 1000);
    expect(position('ru4')).toBeCloseTo(max, 9);
    moveComponent(settings, 'Ru3d_C1s', 'ru4', 0);
    expect(position('ru4')).toBeCloseTo(min, 9);
  });

  it('has no ends for the charge reference, and is none for a line that only follows', () => {
    expect(reachOf(settings, 'Ru3d_C1s', 'sp2')).toEqual({ min: -Infinity, max: Infinity });
    const ru4 = componentOf(regionOf(settings, 'Ru3d_C1s'), 'ru4');
    delete ru4.parameters['chemicalShift'];
    expect(ru4.parameters['position']!.mode).toBe('linked');
    expect(reachOf(settings, 'Ru3d_C1s', 'ru4')).toBeNull();
  });
});

describe('modes', () => {
  it('keeps the value of what was linked', () => {
    const before = spec('ru3', 'lorentzFwhm').link !== null ? spec('ru2', 'lorentzFwhm').value : NaN;
    setMode(settings, 'Ru3d_C1s', 'ru3', 'lorentzFwhm', 'shared');
    expect(spec('ru3', 'lorentzFwhm')).toMatchObject({ mode: 'shared', value: before });
  });

  it('goes round, with links only where there is something to follow', () => {
    const linked = spec('ru3', 'lorentzFwhm');
    expect(nextMode(linked)).toBe('shared');
    expect(nextMode({ ...linked, mode: 'fixed' })).toBe('linked');
    expect(nextMode({ ...linked, link: null, mode: 'fixed' })).toBe('shared');
  });
});

describe('setValue', () => {
  it('takes what was typed, forgets values of single states, and refuses what lies beyond the bounds', () => {
    const width = spec('ru2', 'gaussFwhm');
    width.stateValues = { a: 1.1 };
    setValue(settings, 'Ru3d_C1s', 'ru2', 'gaussFwhm', width.max!);
    expect(width.value).toBe(width.max);
    expect(width.stateValues).toBeUndefined();
    expect(() => setValue(settings, 'Ru3d_C1s', 'ru2', 'gaussFwhm', 9)).toThrow('gaussFwhm of ru2 must lie between');
    expect(width.value).toBe(width.max);
  });
});

describe('removeComponent', () => {
  it('leaves what followed it where it was', () => {
    const before = position('ru4');
    removeComponent(settings, 'Ru3d_C1s', 'ru3');
    expect(regionOf(settings, 'Ru3d_C1s').components.map(({ id }) => id)).not.toContain('ru3');
    expect(position('ru4')).toBeCloseTo(before, 9);
    expect(spec('ru4', 'position')).toMatchObject({ mode: 'shared', link: null });
  });
});

describe('setReferencePosition', () => {
  it('says that a person chose it', () => {
    setReferencePosition(settings, 284.44);
    expect(settings.chargeReference).toMatchObject({ position: 284.44, source: 'user' });
  });
});

describe('names', () => {
  it('shortens labels to what tells them apart', () => {
    const labels = regionOf(settings, 'Ru3d_C1s').components.map(shortLabel);
    expect(labels.slice(0, 5)).toEqual(['Ru²⁺', 'Ru³⁺', 'Ru⁴⁺', 'sp²', 'C–O']);
  });

  it('takes parameter names of results apart', () => {
    expect(parseParameterName('Cl2p/cl.chemicalShift@charge1')).toEqual({ region: 'Cl2p', owner: 'cl', parameter: 'chemicalShift', stateId: 'charge1' });
    expect(parseParameterName('shift@charge1')).toBeNull();
  });
});
