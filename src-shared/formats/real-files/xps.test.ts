/** Real photoelectron files: content as stated where they come from; see fixtures/README.md. */
import { describe, expect, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { fixture, parsed, realDataFolder, realFile, spectraOf } from '../testing/fixture';

/** Name, scale of the result, points, lowest and highest abscissa, kind of intensity. */
const facts = ({ name, axis, x, intensity }: Spectrum) => [name, axis, x.length, round(x[0]!), round(x.at(-1)!), intensity];
const round = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;

describe.each<[string, string, (string | number)[][]]>([
  ['lg4x/Mutlipak_vms.npl', 'vamas', [
    ['C 1s', 'binding-energy', 601, 275, 305, 'count-rate'],
    ['O 1s', 'binding-energy', 601, 525, 555, 'count-rate'],
    ['S 2p', 'binding-energy', 501, 155, 180, 'count-rate'],
    ['N 1s', 'binding-energy', 401, 390, 410, 'count-rate'],
    ['Mo 3d', 'binding-energy', 401, 220, 240, 'count-rate'],
  ]],
  ['lg4x/C1s_sample.csv', 'delimited-text', [['', 'binding-energy', 351, 266.5, 301.5, 'counts']]],
  ['lg4x/PET_C1s.csv', 'delimited-text', [['', 'binding-energy', 401, 279.3008, 299.3008, 'arbitrary']]],
  ['lg4x/111216_0459_O1s.csv', 'delimited-text', [['', 'binding-energy', 126, 521, 546, 'arbitrary']]],
  ['lg4x/111126_0100.csv', 'delimited-text', [['', 'kinetic-energy', 291, 26, 606, 'arbitrary']]],
  ['lg4x-v2/Highres_Au4f_hv_180_testfile.csv', 'delimited-text', [['', 'kinetic-energy', 269, 85, 95.9746, 'counts']]],
  ['lmfitxps/clean_Au_4f.txt', 'delimited-text', [['', 'kinetic-energy', 294, 84, 95.9984, 'counts']]],
  ['lmfitxps/clean_Au_4f.csv', 'delimited-text', [['', 'kinetic-energy', 294, 84, 95.9984, 'counts']]],
  ['pynxtools-xps/SnO2_10nm.spe', 'phi-spe', [['Survey', 'binding-energy', 1751, 0, 1400, 'count-rate']]],
  ['pynxtools-xps/regular.vms', 'vamas', [['Survey', 'binding-energy', 1351, 0, 1350, 'counts']]],
  ['pynxtools-xps/irregular.vms', 'vamas', [['Survey', 'binding-energy', 1351, 0, 1350, 'count-rate']]],
  ['pynxtools-xps/FeO_analyzed.vms', 'vamas', [['Fe 2p', 'binding-energy', 1121, 694, 750, 'counts']]],
  ['pynxtools-xps/FeO_analyzed_lineshapes_cols.txt', 'casaxps-text', [['Fe2p', 'binding-energy', 1121, 694, 750, 'counts']]],
  ['pynxtools-xps/vms_txt_export.txt', 'casaxps-text', [
    ['Survey', 'binding-energy', 1201, 0, 1200, 'counts'],
    ['Ni2p', 'binding-energy', 501, 840, 890, 'counts'],
    ['Survey', 'binding-energy', 1201, 0, 1200, 'counts'],
    ['Ni2p', 'binding-energy', 501, 840, 890, 'counts'],
  ]],
  ['pynxtools-xps/Ag_0001.txt', 'scienta-text', [['Ag3d', 'binding-energy', 361, 364, 382, 'arbitrary']]],
  ['pynxtools-xps/MgFe2O4_small.xy', 'specs-xy', [
    ['Survey', 'binding-energy', 1351, 0, 1350, 'count-rate'],
    ['Fe2p', 'binding-energy', 56, 695, 750, 'count-rate'],
  ]],
  ['pynxtools-xps/In-situ_PBTTT_XPS_SPECS.xml', 'specs-xml', [
    ['Survey', 'binding-energy', 1403, -1, 700, 'counts'],
    ['C1s', 'binding-energy', 201, 280, 290, 'counts'],
  ]],
  ['khervefitting/Hard_carbon_Thermo.xlsx', 'avantage-xlsx', [
    ['Survey', 'binding-energy', 2721, -9.92, 1350.08, 'count-rate'],
    ['O1s', 'binding-energy', 151, 525.08, 540.08, 'count-rate'],
    ['Na1s', 'binding-energy', 171, 1062.08, 1079.08, 'count-rate'],
    ['C1s', 'binding-energy', 191, 279.08, 298.08, 'count-rate'],
    ['CKLL', 'binding-energy', 501, 1196.68, 1246.68, 'count-rate'],
  ]],
])('%s', (path, format, expected) => {
  const file = parsed(fixture(path));
  test(`is ${format} with ${expected.length} spectra`, () => {
    expect(file.format).toBe(format);
    const spectra = file.measurements.filter((measurement) => measurement.kind === 'spectrum');
    expect(spectra.map(facts)).toEqual(expected);
    expect(spectra.every(({ technique }) => technique === 'xps')).toBe(true);
  });
});

describe('values and settings', () => {
  test('MultiPak VAMAS: source, pass energy, first values', () => {
    const [carbon] = spectraOf(fixture('lg4x/Mutlipak_vms.npl'));
    expect(carbon).toMatchObject({ wasReversed: true, acquisition: { dwellS: 0.4, scans: 1 }, xps: { photonEnergyEv: 1486.6, passEnergyEv: 46.95, workFunctionEv: 4.19, fileScale: 'binding-energy' } });
    expect(carbon!.y.at(-1)).toBe(2047.5);
  });

  test('Prodigy VAMAS: photon energy 1486.61 eV, pass energy 100 eV, kinetic scale, transmission', () => {
    const [survey] = spectraOf(fixture('pynxtools-xps/regular.vms'));
    expect(survey!.xps).toEqual({ photonEnergyEv: 1486.61, passEnergyEv: 100, workFunctionEv: 4.1082, fileScale: 'kinetic-energy' });
    expect([survey!.y.at(-1), survey!.transmission!.at(-1)]).toEqual([1559.87, 78.8103]);
  });

  test('the CasaXPS fit in a block comment is kept', () => {
    const [iron] = spectraOf(fixture('pynxtools-xps/FeO_analyzed.vms'));
    expect(iron!.metadata['comment']).toMatch(/CASA comp \(\*Fe 2p\*\) \(\*LF\(0\.54,10,80,100,6\)\*\) Area 63507\.374/);
    expect(parsed(fixture('pynxtools-xps/FeO_analyzed.vms')).report.understood).toContainEqual({ key: 'format.note.casaFit', params: { block: '1 (Fe 2p)', components: 4 } });
  });

  test('the CasaXPS export of the same measurement has the same counts', () => {
    const [vamas] = spectraOf(fixture('pynxtools-xps/FeO_analyzed.vms'));
    const [text] = spectraOf(fixture('pynxtools-xps/FeO_analyzed_lineshapes_cols.txt'));
    expect(Array.from(text!.y)).toEqual(Array.from(vamas!.y));
    text!.x.forEach((energy, i) => expect(energy).toBeCloseTo(vamas!.x[i]!, 9));
  });

  test('components of the export and of the report are tables; "-1.#IND" is no number', () => {
    expect(parsed(fixture('pynxtools-xps/FeO_analyzed_lineshapes_cols.txt')).tables?.[0]?.rows[0]).toEqual(['Fe 2p', 709.05, 3.86, 63507.37, 'LF(0.54,10,80,100,6)']);
    const report = parsed(fixture('pynxtools-xps/FeO_analyzed_results.csv'));
    expect(report.measurements).toEqual([]);
    expect(report.tables?.[0]).toMatchObject({
      columns: ['Name', 'Position', 'FWHM', 'Raw Area', 'Area/(RSF*T*MFP)', '%At Conc', 'Goodness of Fit'],
      rows: [['Fe 2p', 709.03, 3.86, 63400.62, 1430.56, 41.89, null], ['Fe 2p', 715.73, 7.89, 29867.34, 671, 19.65, null], ['Fe 2p', 722.18, 4.73, 42839.74, 958.37, 28.06, null], ['Fe 2p', 730.22, 7.88, 15954.51, 355.03, 10.4, null]],
    });
  });

  test('the Prodigy .xy of the survey is the irregular VAMAS of the same scan', () => {
    const [xy] = spectraOf(fixture('pynxtools-xps/MgFe2O4_small.xy'));
    const [vamas] = spectraOf(fixture('pynxtools-xps/irregular.vms'));
    xy!.y.forEach((value, i) => expect(Math.abs(value - vamas!.y[i]!)).toBeLessThanOrEqual(0.06 + 1e-5 * value)); // VAMAS has six digits
  });

  test('SpecsLab2: Mg Kα, pass energies 50 and 20 eV, sums over five detectors', () => {
    const [survey, carbon] = spectraOf(fixture('pynxtools-xps/In-situ_PBTTT_XPS_SPECS.xml'));
    expect(survey!.xps).toMatchObject({ photonEnergyEv: 1253.6, passEnergyEv: 50 });
    expect(carbon).toMatchObject({ acquisition: { dwellS: 0.2, scans: 2 }, xps: { passEnergyEv: 20 } });
    // Detectors added with the wrong sign of their shift smear the line over 6 eV.
    const top = Math.max(...carbon!.y);
    const above = carbon!.x.filter((_, i) => carbon!.y[i]! > (top + Math.min(...carbon!.y)) / 2);
    expect(above.at(-1)! - above[0]!).toBeLessThan(1.8);
  });

  test('PHI float32: first channel at 1400 eV', () => {
    const [survey] = spectraOf(fixture('pynxtools-xps/SnO2_10nm.spe'));
    expect(survey!.y.at(-1)).toBe(Math.fround(54866.66796875));
    expect(survey!.xps).toEqual({ photonEnergyEv: 1486.6, passEnergyEv: 224, workFunctionEv: 4.506, fileScale: 'binding-energy' });
  });

  test('Avantage: the carbon fit stays beside the data, quantification is a table', () => {
    const file = parsed(fixture('khervefitting/Hard_carbon_Thermo.xlsx'));
    expect(file.measurements[3]!.metadata['fitted curves']).toBe('C1s sp2 C, C1s Shake up, C1s C-C, C1s C-O-C, C1s C=O, Backgnd., Envelope, Residuals');
    const quantification = file.tables?.find(({ title }) => title === 'Quantifications');
    expect(quantification?.rows[4]).toEqual(['C1s sp2 C', 284.53, 0.61, 133358.13, 80.23].map((cell) => (typeof cell === 'number' ? expect.closeTo(cell, 9) as number : cell)));
  });
});

describe.skipIf(realDataFolder === null)('PHI float64 (file under the GPL, from HALOCLINE_REAL_DATA)', () => {
  test('a survey and F 1s', () => {
    const spectra = spectraOf(realFile('xps/yadg/test0.spe')!);
    expect(spectra.map(facts)).toEqual([['Survey', 'binding-energy', 3401, -5, 1355, 'count-rate'], ['F1s', 'binding-energy', 161, 675, 695, 'count-rate']]);
    expect(spectra[0]!.y.at(-1)).toBe(13712.5);
  });
});
