import { expect, it } from 'vitest';
import { readFile } from '@shared/formats/registry';
import { exampleAnalysis, exampleDocument } from '@shared/report/testing/example-project';
import { correctedVamas } from './corrected-vamas';

it('is read back with the charge shift taken out and everything else as measured', () => {
  const bindingEnergy = Float64Array.from({ length: 40 }, (_, i) => 196 + 0.1 * i);
  const counts = Float64Array.from({ length: 40 }, (_, i) => 100 + i);
  const transmission = Float64Array.from({ length: 40 }, (_, i) => 0.9 + 0.001 * i);
  const region = { measurementId: 'm', bindingEnergy, counts, livetimeS: 4, isPoisson: true, transmission };
  const { settings } = exampleAnalysis;
  const shifted = { ...settings, chargeReference: { ...settings.chargeReference, shifts: { before: 0.25 } } };
  const text = correctedVamas(exampleDocument, [{ stateId: 'before', regions: { Cl2p: region } }], shifted);
  const read = readFile({ name: 'x.vms', bytes: new TextEncoder().encode(text) });
  if (!read.ok) throw new Error(read.error.key);
  const [spectrum] = read.file.measurements;
  if (spectrum?.kind !== 'spectrum') throw new Error('no spectrum');
  expect(spectrum).toMatchObject({ technique: 'xps', axis: 'binding-energy', intensity: 'counts', name: 'Cl 2p' });
  expect(spectrum.acquisition.dwellS! * spectrum.acquisition.scans!).toBe(4);
  spectrum.x.forEach((energy, i) => expect(energy).toBeCloseTo(bindingEnergy[i]! - 0.25, 6));
  expect([...spectrum.y]).toEqual([...counts]);
  expect([...spectrum.transmission!]).toEqual([...transmission].map((value) => Number(value.toPrecision(10))));
});
