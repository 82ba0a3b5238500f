import { expect, it } from 'vitest';
import { readFile } from '@shared/formats/registry';
import { exampleAnalysis, exampleDocument } from '@shared/report/testing/example-project';
import { correctedVamas } from './corrected-vamas';

const { settings } = exampleAnalysis;
const readBack = (text: string) => {
  const read = readFile({ name: 'x.vms', bytes: new TextEncoder().encode(text) });
  if (!read.ok) throw new Error(read.error.key);
  const [spectrum] = read.file.measurements;
  if (spectrum?.kind !== 'spectrum') throw new Error('no spectrum');
  return spectrum;
};

it('is read back with the charge shift taken out and everything else as measured', () => {
  const bindingEnergy = Float64Array.from({ length: 40 }, (_, i) => 196 + 0.1 * i);
  const counts = Float64Array.from({ length: 40 }, (_, i) => 100 + i);
  const transmission = Float64Array.from({ length: 40 }, (_, i) => 0.9 + 0.001 * i);
  const region = { measurementId: 'm', bindingEnergy, counts, livetimeS: 4, isPoisson: true, transmission, passEnergyEv: 20 };
  const shifted = { ...settings, quantification: { ...settings.quantification, transmission: { kind: 'file' as const } }, chargeReference: { ...settings.chargeReference, shifts: { before: 0.25 } } };
  const spectrum = readBack(correctedVamas(exampleDocument, [{ stateId: 'before', regions: { Cl2p: region } }], shifted));
  expect(spectrum).toMatchObject({ technique: 'xps', axis: 'binding-energy', intensity: 'counts', name: 'Cl 2p' });
  expect(spectrum.acquisition.dwellS! * spectrum.acquisition.scans!).toBe(4);
  expect(spectrum.xps!.passEnergyEv).toBe(20);
  spectrum.x.forEach((energy, i) => expect(energy).toBeCloseTo(bindingEnergy[i]! - 0.25, 6));
  expect([...spectrum.y]).toEqual([...counts]);
  expect([...spectrum.transmission!]).toEqual([...transmission].map((value) => Number(value.toPrecision(10))));
});

it('keeps a transmission that the analysis gives by a law, and names the constants that it cannot hold', () => {
  const bindingEnergy = Float64Array.from({ length: 40 }, (_, i) => 196 + 0.1 * i);
  const region = { measurementId: 'm', bindingEnergy, counts: bindingEnergy.map(() => 100), livetimeS: 4, isPoisson: true, transmission: null };
  const withLaw = { ...settings, photonEnergyEv: 1486.6, quantification: { ...settings.quantification, transmission: { kind: 'power' as const, exponent: -0.7 } } };
  const text = correctedVamas(exampleDocument, [{ stateId: 'before', regions: { Cl2p: region } }], withLaw);
  readBack(text).transmission!.forEach((value, i) => expect(value).toBeCloseTo(((1486.6 - bindingEnergy[i]!) / 1000) ** -0.7, 8));
  const { name, factors } = settings.quantification.sensitivityFactors;
  expect(text).toContain(`Sensitivity factors: ${name}`);
  for (const [subshell, factor] of Object.entries(factors)) expect(text).toContain(`Sensitivity factor: ${subshell} ${factor}`);
  expect(text).toContain('Mean free path: ');
});
