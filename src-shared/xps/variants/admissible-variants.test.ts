import { describe, expect, it } from 'vitest';
import { drawFiveStates } from '../testing/five-states';
import { testSettings } from '../testing/test-settings';
import { admissibleVariants, familyOf } from './admissible-variants';

const { states } = drawFiveStates(1, 'voigt', 3000);
const settings = testSettings(states);
const variants = admissibleVariants(settings, states);
const variant = (id: string) => variants.find((one) => one.id === id)!.settings;
const region = (of: typeof settings, key: string) => of.regions.find((one) => one.region === key)!;
const parameter = (of: typeof settings, key: string, component: string, name: string) => region(of, key).components.find(({ id }) => id === component)!.parameters[name]!;

describe('admissibleVariants', () => {
  it('names every variant once and leaves out what would change nothing', () => {
    const ids = variants.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // The template is co-fitted Shirley already.
    expect(ids).not.toContain('background.shirleyCofit');
    expect(ids).toContain('background.linear');
    expect(new Set(ids.map(familyOf)).size).toBeGreaterThanOrEqual(6);
  });

  it('leaves the settings that it varies as they are, and looks for no further species', () => {
    expect(settings).toEqual(testSettings(states));
    for (const one of variants) expect(one.settings.foreignSpecies).toBe('ignore');
  });

  it('holds the area ratio of every doublet at the published value, with links following', () => {
    const scofield = variant('areaRatio.scofield');
    expect(parameter(scofield, 'Ru3d_C1s', 'ru2', 'areaRatio')).toMatchObject({ mode: 'fixed', value: 5.1 / 7.39 });
    expect(parameter(scofield, 'Ru3d_C1s', 'ru4', 'areaRatio').mode).toBe('linked');
    expect(parameter(variant('areaRatio.statistical'), 'Cl2p', 'cl', 'areaRatio').value).toBe(0.5);
  });

  it('moves the splitting by 0.05 eV', () => {
    expect(parameter(variant('splitting.high'), 'Ru3d_C1s', 'ru2', 'splitting').value).toBeCloseTo(4.22, 12);
    expect(parameter(variant('splitting.low'), 'Cl2p', 'cl', 'splitting').value).toBeCloseTo(1.55, 12);
  });

  it('cuts 1 eV from one end of what was measured', () => {
    const measured = states[0]!.regions['Ru3d_C1s']!.bindingEnergy;
    const [from, to] = region(variant('window.low'), 'Ru3d_C1s').window!;
    expect(from).toBeCloseTo(measured[0]! + 1, 9);
    expect(to).toBeCloseTo(measured[measured.length - 1]!, 9);
    expect(region(variant('window.high'), 'Ru3d_C1s').window![1]).toBeCloseTo(measured[measured.length - 1]! - 1, 9);
  });

  it('gives all oxidation states one width, and each its own where they had one', () => {
    const one = variant('widths.one');
    expect(parameter(one, 'Ru3d_C1s', 'ru4', 'gaussFwhm').link?.to).toBe('ru2.gaussFwhm');
    const back = admissibleVariants(one, states).find(({ id }) => id === 'widths.one')!.settings;
    expect(parameter(back, 'Ru3d_C1s', 'ru4', 'gaussFwhm').mode).toBe('shared');
  });

  it('refuses a name that is no variant', () => {
    expect(() => familyOf('weather.rain')).toThrow(/weather\.rain/);
  });
});
