/** Spectra of other laboratories, fitted as a user would, against what their authors, the literature or another program says of them. */
import { describe, expect, it } from 'vitest';
import { fixture, spectraOf } from '@shared/formats/testing/fixture';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analyseXpsSeries } from '@shared/xps/analyse';
import { readCasaFit } from '@shared/xps/exchange/casaxps-fit';
import type { BackgroundSpec, ComponentSpec, ParameterSpec, RegionModel, XpsSettings } from '@shared/xps/model';
import type { LineResult } from '@shared/xps/result';
import { c1s } from '@shared/xps/templates/c1s';
import { organicCarbon } from '@shared/xps/templates/organic-carbon';
import { fixed, linked, shared } from '@shared/xps/templates/parameter';
import { testSettings } from '@shared/xps/testing/test-settings';
import { regionData } from './region-data';

const source = 'test';

/** Fits one spectrum by itself on the energy scale of its file; gives its lines by component and line name. */
function fitted(spectrum: Spectrum, region: RegionModel, photonEnergyEv: number, reference: XpsSettings['chargeReference'] | null = null): Record<string, LineResult> {
  const settings: XpsSettings = {
    ...testSettings([]),
    regions: [region],
    chargeReference: reference ?? { kind: 'fixed', region: null, component: null, position: 0, source, shifts: {}, searchRange: [-1, 1] },
    quantification: { ...testSettings([]).quantification, transmission: { kind: 'none' } },
    photonEnergyEv,
    states: ['only'],
    foreignSpecies: 'ignore',
  };
  const data = regionData('m', spectrum, photonEnergyEv);
  const result = analyseXpsSeries([{ stateId: 'only', regions: { [region.region]: data } }], settings);
  expect(result.converged).toBe(true);
  return Object.fromEntries(result.states[0]!.regions[0]!.lines.map((line) => [`${line.component} ${line.name.split(' ').at(-1)!}`, line]));
}

interface LineSpec {
  readonly id: string;
  readonly shape: ComponentSpec['shape'];
  readonly parameters: Record<string, ParameterSpec>;
  readonly lossStep?: string;
}

const single = ({ id, shape, parameters, lossStep = undefined }: LineSpec): ComponentSpec => ({
  id, label: id, species: 'other', subshell: id, line: 'single', lineNames: [id], shape, parameters, lossStep: lossStep ?? null, states: null,
});

const region = (key: string, background: Partial<BackgroundSpec>, components: ComponentSpec[], window: RegionModel['window'] = null): RegionModel => ({
  region: key, label: key, window, background: { kind: 'shirleyCofit', slope: false, endpointAverage: 5, lossSteps: {}, ...background }, components,
});

const near = (value: number, by: number): ParameterSpec => shared(value, source, { min: value - by, max: value + by });

describe('C 1s of PET', () => {
  // Doren, Genet and Rouxhet 1994, Surf. Sci. Spectra 3, 337, doi 10.1116/1.1247762: 284.8, 286.4 and 288.8 eV, satellite 291.3 eV,
  // areas 3 : 0.92 : 0.91 without it (3 : 1 : 1 by the formula), widths 0.90 to 1.23 eV. Energies are given to 0.1 eV.
  const width = (): ParameterSpec => shared(1, source, { min: 0.3, max: 2 });
  const line = (id: string, at: number): ComponentSpec =>
    single({ id, shape: 'voigt', lossStep: 'carbon', parameters: { position: near(at, 1), gaussFwhm: width(), lorentzFwhm: fixed(0.15, source) } });
  const lines = fitted(
    spectraOf(fixture('lg4x/PET_C1s.csv'))[0]!,
    region('C1s', { lossSteps: { carbon: shared(0.02, source, { min: 0, max: 0.2 }) } }, [line('ring', 284.7), line('ether', 286.3), line('ester', 288.7), line('satellite', 291.3)]),
    1486.6,
  );
  const of = (id: string): LineResult => lines[`${id} ${id}`]!;

  it('has the published chemical shifts', () => {
    expect(Math.abs(of('ether').position.value - of('ring').position.value - 1.6)).toBeLessThan(0.1);
    expect(Math.abs(of('ester').position.value - of('ring').position.value - 4.0)).toBeLessThan(0.1);
    expect(Math.abs(of('satellite').position.value - of('ring').position.value - 6.5)).toBeLessThan(0.2);
  });

  it('has areas as published and near the formula', () => {
    const ring = of('ring').area.value;
    expect(Math.abs((3 * of('ether').area.value) / ring - 0.92)).toBeLessThan(0.05);
    expect(Math.abs((3 * of('ester').area.value) / ring - 0.91)).toBeLessThan(0.06);
  });

  it('has widths as published, but for a narrower ester carbon', () => {
    expect(of('ring').fwhm.value).toBeGreaterThan(0.9);
    expect(of('ether').fwhm.value).toBeGreaterThan(0.9);
    expect(of('ring').fwhm.value).toBeLessThan(1.23);
    expect(of('ester').fwhm.value).toBeGreaterThan(0.75);
    expect(of('ester').fwhm.value).toBeLessThan(1.23);
  });
});

describe('C 1s of PET by the shipped template of organic carbon', () => {
  const lines = fitted(spectraOf(fixture('lg4x/PET_C1s.csv'))[0]!, organicCarbon(), 1486.6);
  const [ring, ether, carbonyl, ester] = [lines['cc C-C']!, lines['co C-O']!, lines['cdo C=O']!, lines['ocdo O-C=O']!];

  it('has the published shifts and areas, and no carbonyl to speak of', () => {
    expect(Math.abs(ether.position.value - ring.position.value - 1.6)).toBeLessThan(0.1);
    expect(Math.abs(ester.position.value - ring.position.value - 4.0)).toBeLessThan(0.1);
    expect(Math.abs((3 * ether.area.value) / ring.area.value - 0.92)).toBeLessThan(0.08);
    expect(Math.abs((3 * ester.area.value) / ring.area.value - 0.91)).toBeLessThan(0.08);
    expect(carbonyl.area.value / ring.area.value).toBeLessThan(0.03);
  });
});

describe('C 1s of a hard carbon (Thermo)', () => {
  // The Avantage workbook lists its own fit: sp² 284.53 eV (133 358 counts/s eV), C–C 284.83 eV (14 670), C–O 286.03 eV (3 543), C=O 288.32 eV (1 291),
  // shake-up 291.14 eV (2.62 eV wide, 9 282). Its C–C lies in the flank of the sp² line, which stands for both here.
  const spectrum = spectraOf(fixture('khervefitting/Hard_carbon_Thermo.xlsx')).find(({ name }) => name === 'C1s')!;
  const template = c1s();
  const lines = fitted(spectrum, template, 1486.6, {
    kind: 'component', region: 'C1s', component: 'sp2', position: 284.53, source, shifts: {}, searchRange: [-3, 3],
  });

  it('finds the sp² line and the shake-up where Avantage does', () => {
    expect(Math.abs(lines['sp2 sp2']!.position.value - 284.53)).toBeLessThan(0.02);
    expect(Math.abs(lines['shakeUp pi-pi*']!.position.value - 291.14)).toBeLessThan(0.08);
    expect(lines['sp2 sp2']!.fwhm.value).toBeGreaterThan(0.61);
    expect(lines['sp2 sp2']!.fwhm.value).toBeLessThan(0.75);
  });

  it('gives the areas of Avantage within what the unlike line shapes let expect', () => {
    const total = Object.values(lines).reduce((sum, { area }) => sum + area.value, 0);
    expect(Math.abs(total / 162_144 - 1)).toBeLessThan(0.03);
    expect(Math.abs(lines['sp2 sp2']!.area.value / (133_358 + 14_670) - 1)).toBeLessThan(0.06);
    expect(Math.abs(lines['shakeUp pi-pi*']!.area.value / 9_282 - 1)).toBeLessThan(0.1);
  });
});

describe('C 1s of a VersaProbe', () => {
  // Nothing is published of it. lmfit 1.1.0 fits two SGL(20) lines of one width on a straight line from 280 to 292 eV, weighted by the model, to:
  // 284.6416(92) eV, 287.132(89) eV, 2.259(20) eV, 22 243(196) and 1 832(116) counts eV.
  const width = shared(2, source, { min: 0.5, max: 4 });
  const line = (id: string, position: ParameterSpec, fwhm: ParameterSpec): ComponentSpec =>
    single({ id, shape: 'gaussLorentzSum', parameters: { position, fwhm, mixing: fixed(0.2, source) } });
  const lines = fitted(
    spectraOf(fixture('lg4x/C1s_sample.csv'))[0]!,
    region('C1s', { kind: 'linear' }, [line('main', near(284.5, 1), width), line('oxidised', shared(286.5, source, { min: 285.3, max: 288 }), linked('main.fwhm', source))], [279.95, 292.05]),
    1486.6,
  );

  it('is fitted as by lmfit', () => {
    expect(lines['main main']!.position.value).toBeCloseTo(284.6416, 3);
    expect(lines['oxidised oxidised']!.position.value).toBeCloseTo(287.132, 2);
    expect(lines['main main']!.fwhm.value).toBeCloseTo(2.2592, 2);
    expect(lines['main main']!.area.value / 22_243).toBeCloseTo(1, 2);
    expect(lines['oxidised oxidised']!.area.value / 1832).toBeCloseTo(1, 1.5);
  });
});

describe('Au 4f of a clean crystal at 180 eV', () => {
  // lmfitxps ships its own fit of this file (examples/tougaard_extend.py): bulk at 92.2273 eV kinetic, surface 0.31 eV above with 0.611 of its area,
  // splitting 3.67127 eV, height ratio 0.70 with a 3/2 line 1.04 times as wide, Lorentz 0.425 eV, Gauss 0.210 eV, asymmetry 0.01.
  // Its background is Tougaard's of gold, ours a fitted step and a slope: on a crystal that is what the widths and the positions differ by.
  const doublet = (id: string, position: ParameterSpec, own: ((name: string) => ParameterSpec) | null): ComponentSpec => {
    const start: Record<string, ParameterSpec> = {
      gaussFwhm: shared(0.3, source, { min: 0.05, max: 1 }),
      lorentzFwhm: shared(0.3, source, { min: 0.1, max: 0.6 }),
      asymmetry: shared(0.03, source, { min: 0, max: 0.2 }),
      splitting: near(3.67, 0.2),
      areaRatio: shared(0.75, source, { min: 0.5, max: 1.1 }),
      extraLorentzFwhm: shared(0.01, source, { min: 0, max: 0.3 }),
    };
    return {
      id, label: id, species: 'other', subshell: 'Au4f', line: 'doublet', lineNames: ['4f7/2', '4f5/2'], shape: 'doniachSunjic', lossStep: 'gold', states: null,
      parameters: { position, tailDamping: fixed(15, source), ...Object.fromEntries(Object.keys(start).map((name) => [name, own ? own(name) : start[name]!])) },
    };
  };
  const lines = fitted(
    spectraOf(fixture('lmfitxps/clean_Au_4f.csv'))[0]!,
    region('Au4f', { slope: true, lossSteps: { gold: shared(0.02, source, { min: 0, max: 0.3 }) } }, [
      doublet('bulk', near(87.8, 0.5), null),
      doublet('surface', near(87.4, 0.5), (name) => linked(`bulk.${name}`, source)),
    ]),
    180,
  );
  const [bulk, minor, surface] = [lines['bulk 4f7/2']!, lines['bulk 4f5/2']!, lines['surface 4f7/2']!];

  it('has the splitting and the surface shift of its authors', () => {
    expect(Math.abs(minor.position.value - bulk.position.value - 3.67127)).toBeLessThan(0.005);
    expect(Math.abs(bulk.position.value - surface.position.value - 0.31)).toBeLessThan(0.02);
    expect(Math.abs(180 - bulk.position.value - 92.2273)).toBeLessThan(0.03);
  });

  it('has their areas', () => {
    expect(Math.abs(surface.area.value / bulk.area.value - 0.611)).toBeLessThan(0.05);
    expect(Math.abs(minor.area.value / bulk.area.value - 0.7 * 1.04)).toBeLessThan(0.05);
  });

  it('has their width', () => {
    // Olivero and Longbothum 1977 of their Lorentzian and Gaussian.
    const theirs = 0.5346 * 0.4252 + Math.sqrt(0.2166 * 0.4252 ** 2 + 0.21 ** 2);
    expect(Math.abs(bulk.fwhm.value - theirs)).toBeLessThan(0.03);
  });
});

describe('Fe 2p of FeO with its CasaXPS fit', () => {
  // FeO_analyzed_lineshapes_cols.txt: 709.05, 716.00 (at its bound), 722.13 and 729.89 eV; 63 507, 35 837, 49 042 and 17 705 counts/s eV.
  const spectrum = spectraOf(fixture('pynxtools-xps/FeO_analyzed.vms'))[0]!;
  const { model } = readCasaFit(spectrum.metadata['comment']!, { key: 'Fe2p', label: 'Fe 2p' }, 1486.61)!;
  const lines = Object.values(fitted(spectrum, model, 1486.61));

  it('is found again from its own model', () => {
    const positions = [709.05, 716, 722.13, 729.89];
    lines.forEach(({ position }, i) => expect(Math.abs(position.value - positions[i]!)).toBeLessThan(0.06));
    const areas = [63_507.37, 35_837.06, 49_042.13, 17_705.16];
    lines.forEach(({ area }, i) => expect(Math.abs(area.value / areas[i]! - 1)).toBeLessThan(0.08));
  });
});
