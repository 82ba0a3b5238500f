import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readCasaFit } from './casaxps-fit';

// The real comment, from the file itself: src-shared/formats/fixtures/pynxtools-xps/FeO_analyzed.vms.
const comment = readFileSync(new URL('../../formats/fixtures/pynxtools-xps/FeO_analyzed.vms', import.meta.url), 'latin1');
const photonEnergyEv = 1486.69;

it('reads regions, components and line shapes of a CasaXPS fit', () => {
  const fit = readCasaFit(comment, { key: 'Fe2p', label: 'Fe 2p' }, photonEnergyEv, 0.1)!;
  expect(fit.components.map(({ shape, fwhm, area }) => [shape, fwhm, area])).toEqual([
    ['LF(0.54,10,80,100,6)', 3.8576238, 63507.374],
    ['SGL(30)', 8, 35837.064],
    ['LF(0.54,10,80,100,6)', 4.8730051, 49042.126],
    ['SGL(30)', 7.8295407, 17705.155],
  ]);
  expect(fit.components[0]!.position).toBeCloseTo(1486.69 - 777.56313, 6);
  expect(fit.model.window![0]).toBeCloseTo(1486.69 - 786.7632, 6);
  expect(fit.model.background.kind).toBe('tougaardU3');
  expect(fit.model.components.map(({ shape }) => shape)).toEqual(['lf', 'gaussLorentzSum', 'lf', 'gaussLorentzSum']);
  expect(fit.model.components[0]!.parameters['alpha']!.value).toBe(0.54);
  expect(fit.notes.map(({ key }) => key)).toEqual(['xps.casa.background', 'xps.casa.asLa', 'xps.casa.asLa']);
});

it('follows links, holds what has equal bounds and says which shape it does not know', () => {
  const text = [
    'CASA region (*C 1s*) (*Shirley*) 1190 1210 1',
    'CASA comp (*C 1s*) (*GL(30)*) Area 100 0 1000 -1 1 MFWHM 1.2 1.2 1.2 -1 1 Position 1201.8 1200 1203 -1 1 RSF 1',
    'CASA comp (*C 1s*) (*GL(30)T(1.5)*) Area 50 0 1000 0 0.5 MFWHM 1.2 0.5 2 0 1 Position 1200.3 1200 1203 0 -1.5 RSF 1',
  ].join('\n');
  const { model, notes } = readCasaFit(text, { key: 'C1s', label: 'C 1s' }, 1486.6, 0.1)!;
  expect(model.background.kind).toBe('shirleyStatic');
  expect(model.components[0]!.parameters['fwhm']).toMatchObject({ mode: 'fixed', value: 1.2 });
  expect(model.components[0]!.shape).toBe('gaussLorentzProduct');
  // Kinetic energy 1.5 eV lower is binding energy 1.5 eV higher.
  expect(model.components[1]!.parameters['position']!.link).toEqual({ to: 'casa0.position', factor: 1, offset: 1.5 });
  expect(notes).toEqual([{ key: 'xps.casa.unknownShape', params: { line: 'GL(30)T(1.5)' } }]);
});

it('finds nothing in a comment without components', () => {
  expect(readCasaFit('Casa Info Follows\nCASA region (*Fe 2p*) (*Linear*) 1 2', { key: 'x', label: 'x' }, 1486.6, 0.1)).toBeNull();
});
