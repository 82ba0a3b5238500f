import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lineShapes } from '../line-shapes/line-shapes';
import { readCasaFit } from './casaxps-fit';

// The real comment, from the file itself: src-shared/formats/fixtures/pynxtools-xps/FeO_analyzed.vms.
const real = (name: string): string => readFileSync(new URL(`../../formats/fixtures/pynxtools-xps/${name}`, import.meta.url), 'latin1');
const comment = real('FeO_analyzed.vms');
const photonEnergyEv = 1486.61;

it('reads regions, components and line shapes of a CasaXPS fit', () => {
  const fit = readCasaFit(comment, { key: 'Fe2p', label: 'Fe 2p' }, photonEnergyEv)!;
  expect(fit.components.map(({ shape, fwhm, area }) => [shape, fwhm, area])).toEqual([
    ['LF(0.54,10,80,100,6)', 3.8576238, 63507.374],
    ['SGL(30)', 8, 35837.064],
    ['LF(0.54,10,80,100,6)', 4.8730051, 49042.126],
    ['SGL(30)', 7.8295407, 17705.155],
  ]);
  expect(fit.model.background.endpointAverage).toBe(2);
  expect(fit.components[0]!.position).toBeCloseTo(1486.61 - 777.56313, 6);
  expect(fit.model.window![0]).toBeCloseTo(1486.61 - 786.7632, 6);
  expect(fit.model.background).toMatchObject({ kind: 'tougaardU3', tougaard: { b: null, c: 551, d: 436, source: 'CasaXPS' } });
  expect(fit.model.components.map(({ shape }) => shape)).toEqual(['lf', 'gaussLorentzSum', 'lf', 'gaussLorentzSum']);
  expect(fit.model.components[0]!.parameters['alpha']!.value).toBe(0.54);
  expect(fit.notes.map(({ key }) => key)).toEqual(['xps.casa.background', 'xps.casa.asLa']);
});

it('follows links, holds what has equal bounds and says which shape it does not know', () => {
  const text = [
    'CASA region (*C 1s*) (*Shirley*) 1190 1210 1',
    'CASA comp (*C 1s*) (*GL(30)*) Area 100 0 1000 -1 1 MFWHM 1.2 1.2 1.2 -1 1 Position 1201.8 1200 1203 -1 1 RSF 1',
    'CASA comp (*C 1s*) (*GL(30)T(1.5)*) Area 50 0 1000 0 0.5 MFWHM 1.2 0.5 2 0 1 Position 1200.3 1200 1203 0 -1.5 RSF 1',
  ].join('\n');
  const { model, notes } = readCasaFit(text, { key: 'C1s', label: 'C 1s' }, 1486.6)!;
  expect(model.background.kind).toBe('shirleyStatic');
  expect(model.components[0]!.parameters['fwhm']).toMatchObject({ mode: 'fixed', value: 1.2 });
  expect(model.components[0]!.shape).toBe('gaussLorentzProduct');
  // Kinetic energy 1.5 eV lower is binding energy 1.5 eV higher.
  expect(model.components[1]!.parameters['position']!.link).toEqual({ to: 'casa0.position', factor: 1, offset: 1.5 });
  expect(notes).toEqual([
    { key: 'xps.casa.unknownShape', params: { line: 'GL(30)T(1.5)' } },
    { key: 'xps.casa.areaLink', params: { line: 'B', other: 'A', factor: '0.5' } },
    { key: 'xps.casa.widthLink', params: { line: 'B', other: 'A', factor: '1' } },
  ]);
});

it('makes one doublet of two lines of which one follows the other in area, position and width', () => {
  const line = (name: string, area: string, width: string, position: string): string => `CASA comp (*${name}*) (*SGL(30)*) Area ${area} MFWHM ${width} Position ${position} RSF 1`;
  const text = [
    line('Ru 3d', '100 0 1000 -1 1', '1.1 0.5 2 -1 1', '1204.6 1203 1206 -1 1'),
    line('Ru 3d', '66.7 0 1000 0 0.667', '1.1 0.5 2 0 1', '1200.43 1200 1203 0 -4.17'),
    // A second species: as wide as the first, and its minor line is so by the same link; it stands 1.2 eV beside the minor line of the first.
    line('Ru 3d', '50 0 1000 -1 1', '1.1 0.5 2 0 1', '1203.4 1202 1204 1 2.97'),
    line('Ru 3d', '33 0 1000 2 0.66', '1.1 0.5 2 0 1', '1199.23 1198 1201 2 -4.17'),
    // Half of the first line's area without its splitting: no doublet.
    line('Ru 3d', '50 0 1000 0 0.5', '3 0.5 4 -1 1', '1199 1198 1200 -1 1'),
  ].join('\n');
  const { model, components, notes } = readCasaFit(text, { key: 'Ru3d', label: 'Ru 3d' }, 1486.6)!;
  expect(components).toHaveLength(5);
  expect(model.components.map(({ id, line: kind, lineNames }) => [id, kind, lineNames])).toEqual([
    ['casa0', 'doublet', ['A', 'B']],
    ['casa2', 'doublet', ['C', 'D']],
    ['casa4', 'single', ['E']],
  ]);
  const [first, second] = model.components;
  expect(first!.parameters).toMatchObject({ splitting: { mode: 'fixed', value: 4.17 }, areaRatio: { mode: 'fixed', value: 0.667 } });
  expect(second!.parameters).toMatchObject({ areaRatio: { value: 0.66 }, fwhm: { mode: 'linked', link: { to: 'casa0.fwhm', factor: 1, offset: 0 } }, position: { mode: 'linked', link: { to: 'casa0.position', factor: 1, offset: 1.2 } } });
  expect(notes).toEqual([{ key: 'xps.casa.areaLink', params: { line: 'E', other: 'A', factor: '0.5' } }]);
});

it('reads the one number of LA(m) as the Lorentzian’s share in per cent', () => {
  const gaussPerLorentz = (shape: string): number => {
    const text = `CASA comp (*C 1s*) (*${shape}*) Area 100 0 1000 -1 1 MFWHM 1.2 0.5 2 -1 1 Position 1201.8 1200 1203 -1 1 RSF 1`;
    const { parameters } = readCasaFit(text, { key: 'C1s', label: 'C 1s' }, 1486.6)!.model.components[0]!;
    expect(parameters['alpha']!.value).toBe(parameters['beta']!.value);
    return parameters['gaussFwhm']!.link!.factor;
  };
  // LA(100) is the Lorentzian alone, and LA(m) = LA(1, 1, 1401 − 14.01 m).
  expect(gaussPerLorentz('LA(100)')).toBe(0);
  expect(gaussPerLorentz('LA(50)')).toBeCloseTo(gaussPerLorentz('LA(1,1,700.5)'), 9);
  expect(gaussPerLorentz('LA(0)')).toBeGreaterThan(gaussPerLorentz('LA(50)'));
  // Two numbers are an exponent and the Gaussian's number.
  expect(gaussPerLorentz('LA(1.53,243)')).toBeCloseTo(gaussPerLorentz('LA(1.53,1.53,243)'), 9);
});

it('draws LF lines as CasaXPS exported them', () => {
  const { model } = readCasaFit(comment, { key: 'Fe2p', label: 'Fe 2p' }, photonEnergyEv)!;
  // Binding energy, counts per second of four components above the background, the background; CasaXPS 2.3.25.
  const exported = real('FeO_analyzed_lineshapes_cols.txt')
    .split(/\r?\n/)
    .slice(8)
    .map((line) => line.split('\t').filter((cell) => cell !== '').map(Number))
    .filter((row) => row.length === 16)
    .reverse();
  const energies = Float64Array.from(exported, (row) => row[8]!);
  for (const [at, column] of [[0, 10], [2, 12]] as const) {
    const component = model.components[at]!;
    const { value: fwhm } = component.parameters['fwhm']!;
    const follow = (name: string): number => component.parameters[name]!.link!.factor * fwhm;
    const position = component.parameters['position']!.value;
    const line = lineShapes.lf.prepare([fwhm, 0.54, 10, follow('tailDamping'), follow('gaussFwhm')], { from: -40, to: 45 }, { integral: false, derivatives: null });
    const ours = new Float64Array(energies.length);
    line.evaluate(energies, position, { value: ours, integral: null, valueByCentre: null, valueByParameter: null, integralByParameter: null });
    const theirs = exported.map((row) => row[column]! - row[14]!);
    const area = theirs.reduce((sum, y, i) => sum + y * ours[i]!, 0) / ours.reduce((sum, y) => sum + y * y, 0);
    const height = Math.max(...theirs);
    // CasaXPS itself draws straight lines through points half a width apart in the far tail.
    expect(Math.max(...theirs.map((y, i) => Math.abs(y - area * ours[i]!)))).toBeLessThan(0.006 * height);
    expect(Math.sqrt(theirs.reduce((sum, y, i) => sum + (y - area * ours[i]!) ** 2, 0) / theirs.length)).toBeLessThan(0.0015 * height);
  }
});

it('puts what CasaXPS calibrated where it lies on the axis of the file', () => {
  const text = (flags: string): string =>
    [
      `Calib M = 281.5 A = 284.8 ${flags}BE ADD`,
      'CASA region (*C 1s*) (*Shirley*) 1190 1210 1 3',
      'CASA comp (*C 1s*) (*GL(30)*) Area 100 0 1000 -1 1 MFWHM 1.2 0.5 2 -1 1 Position 1201.8 1200 1203 -1 1 RSF 1',
    ].join('\n');
  const shown = readCasaFit(text(''), { key: 'C1s', label: 'C 1s' }, 1486.6)!;
  expect(shown.components[0]!.position).toBeCloseTo(1486.6 - 1201.8 - 3.3, 9);
  expect(shown.model.window![0]).toBeCloseTo(1486.6 - 1210 - 3.3, 9);
  expect(shown.model.components[0]!.parameters['position']).toMatchObject({ min: expect.closeTo(1486.6 - 1203 - 3.3, 9), max: expect.closeTo(1486.6 - 1200 - 3.3, 9) });
  expect(shown.notes).toEqual([{ key: 'xps.casa.calibrated', params: { shift: '3.30' } }]);
  const moved = readCasaFit(text('Regions Comps '), { key: 'C1s', label: 'C 1s' }, 1486.6)!;
  expect(moved.components[0]!.position).toBeCloseTo(1486.6 - 1201.8, 9);
  expect(moved.model.window![0]).toBeCloseTo(1486.6 - 1210, 9);
});

it('finds nothing in a comment without components', () => {
  expect(readCasaFit('Casa Info Follows\nCASA region (*Fe 2p*) (*Linear*) 1 2', { key: 'x', label: 'x' }, 1486.6)).toBeNull();
});
