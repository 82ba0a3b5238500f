import { beforeEach, describe, expect, it } from 'vitest';
import type { XpsSettings } from '@shared/xps/model';
import { compileSeries } from '@shared/xps/fit/compile';
import { drawFiveStates } from '@shared/xps/testing/five-states';
import { testSettings } from '@shared/xps/testing/test-settings';
import { furtherTemplates } from '@shared/xps/templates/further-templates';
import { addComponent, adoptRegion, duplicateComponent, referTo, renameComponent, setShape, setSpecies } from './component-edits';
import { componentOf, regionOf } from './model-edits';
import { componentPosition } from '@shared/figures/panels/xps/model-values';

const { states } = drawFiveStates(1, 'voigt', 2000);
const key = 'Ru3d_C1s';
let settings: XpsSettings;
const region = () => regionOf(settings, key);
/** What the fit says to a model that does not hold together. */
const fits = (): void => void compileSeries(states, settings);

beforeEach(() => {
  settings = testSettings(states);
});

describe('addComponent', () => {
  it('adds a line of the neighbour’s kind at the energy, of no species', () => {
    const id = addComponent(settings, key, 281.2, 'New');
    const added = componentOf(region(), id);
    expect(added).toMatchObject({ label: 'New', species: 'other', line: 'doublet', subshell: 'Ru3d' });
    expect(componentPosition(region(), added)).toBe(281.2);
    expect(Object.values(added.parameters).every(({ mode }) => mode !== 'linked')).toBe(true);
    expect(fits).not.toThrow();
    expect(addComponent(settings, key, 289, 'Other')).not.toBe(id);
  });

  it('begins an empty region with a single line', () => {
    region().components = [];
    const id = addComponent(settings, key, 284, 'First');
    expect(componentOf(region(), id)).toMatchObject({ line: 'single', shape: 'voigt' });
  });
});

describe('duplicateComponent', () => {
  it('copies beside the original, with numbers of its own', () => {
    const id = duplicateComponent(settings, key, 'ru4', 'Copy');
    const [copy, original] = [componentOf(region(), id), componentOf(region(), 'ru4')];
    expect(componentPosition(region(), copy) - componentPosition(region(), original)).toBeCloseTo(0.3, 9);
    expect(copy.species).toBe('Ru4+');
    expect(region().components.indexOf(copy)).toBe(region().components.indexOf(original) + 1);
    expect(fits).not.toThrow();
  });
});

describe('setShape', () => {
  it('keeps what both shapes have, and frees those who followed what goes', () => {
    setShape(settings, key, 'ru2', 'gaussLorentzSum');
    const changed = componentOf(region(), 'ru2');
    expect(Object.keys(changed.parameters)).toEqual(expect.arrayContaining(['fwhm', 'mixing', 'splitting', 'areaRatio']));
    expect(changed.parameters['lorentzFwhm']).toBeUndefined();
    expect(componentOf(region(), 'ru3').parameters['lorentzFwhm']!.link).toBeNull();
    expect(fits).not.toThrow();
    for (const shape of ['voigt', 'voigtTail', 'doniachSunjic', 'gaussLorentzProduct', 'exponentialTail', 'lf', 'la'] as const) {
      setShape(settings, key, 'ru2', shape);
      expect(fits).not.toThrow();
    }
  });
});

describe('setShape of a doublet', () => {
  const extraOf = (id: string, name: string) => componentOf(region(), id).parameters[name];

  it('keeps what the minor line is wider by, as free as it was', () => {
    // The template gives the minor line of ruthenium 0.2 eV more Lorentzian width, of which a mostly Gaussian line shows half.
    setShape(settings, key, 'ru3', 'gaussLorentzSum');
    expect(extraOf('ru3', 'extraFwhm')).toMatchObject({ value: 0.1, mode: 'shared', min: 0, max: 0.8, link: null });
    setShape(settings, key, 'ru3', 'la');
    expect(extraOf('ru3', 'extraFwhm')).toMatchObject({ value: 0.1, mode: 'shared' });
    setShape(settings, key, 'ru3', 'voigt');
    expect(extraOf('ru3', 'extraFwhm')).toBeUndefined();
    expect(extraOf('ru3', 'extraLorentzFwhm')).toMatchObject({ value: 0.2, mode: 'shared' });
  });

  it('gives none where none was allowed', () => {
    setShape(settings, 'Cl2p', 'cl', 'gaussLorentzSum');
    expect(componentOf(regionOf(settings, 'Cl2p'), 'cl').parameters['extraFwhm']).toMatchObject({ value: 0, mode: 'fixed' });
    expect(fits).not.toThrow();
  });
});

describe('referTo and adoptRegion', () => {
  it('refers charge to another line, and gives the old reference a place of its own', () => {
    referTo(settings, 'Cl2p', 'cl');
    expect(settings.chargeReference).toMatchObject({ kind: 'component', region: 'Cl2p', component: 'cl', position: 198.6 });
    expect(componentOf(region(), 'sp2').parameters['position']!.mode).toBe('shared');
    expect(fits).not.toThrow();
  });

  it('replaces a region, and lets go of a reference that went with it', () => {
    adoptRegion(settings, { ...furtherTemplates['Zr3d']!(), region: key });
    expect(settings.chargeReference).toMatchObject({ kind: 'fixed', component: null });
    adoptRegion(settings, furtherTemplates['O1s']!());
    expect(settings.regions.map((model) => model.region)).toContain('O1s');
  });
});

it('renames and assigns', () => {
  renameComponent(settings, key, 'ru3', 'Ru(III)');
  setSpecies(settings, key, 'ru3', 'RuO2');
  expect(componentOf(region(), 'ru3')).toMatchObject({ label: 'Ru(III)', species: 'RuO2' });
});
