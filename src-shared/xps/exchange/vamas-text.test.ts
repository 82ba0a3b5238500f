import { expect, it } from 'vitest';
import { vamasText, type VamasSpectrum } from './vamas-text';

const spectrum = (change: Partial<VamasSpectrum> = {}): VamasSpectrum => ({
  name: 'Cl 2p',
  sample: '1st charge',
  species: 'Cl',
  transition: '2p',
  bindingEnergy: Float64Array.of(198, 198.1, 198.2),
  counts: Float64Array.of(10, 30, 20),
  transmission: Float64Array.of(0.9, 0.91, 0.92),
  isPoisson: true,
  livetimeS: 2,
  passEnergyEv: 20,
  comment: ['charge shift 0.2 eV taken out'],
  ...change,
});
const lines = (text: string): string[] => text.split('\r\n');

it('writes kinetic energies upwards, counts and transmission interleaved', () => {
  const written = lines(vamasText([spectrum()], { title: 'LiRuCl4', photonEnergyEv: 1486.6 }));
  const axis = written.indexOf('kinetic energy');
  expect(written.slice(axis, axis + 4)).toEqual(['kinetic energy', 'eV', '1288.4', '0.1']);
  const values = written.indexOf('6', axis);
  // Count, minimum and maximum of both variables, then channel by channel from the highest binding energy.
  expect(written.slice(values, values + 11)).toEqual(['6', '10', '30', '0.9', '0.92', '20', '0.92', '30', '0.91', '10', '0.9']);
  expect(written.slice(-2)).toEqual(['end of experiment', '']);
});

it('writes uneven channels with their energies, and text on one line', () => {
  const written = lines(vamasText([spectrum({ bindingEnergy: Float64Array.of(198, 198.1, 198.3), transmission: null, sample: 'two\nlines' })], { title: 't', photonEnergyEv: 1486.6 }));
  expect(written).toContain('IRREGULAR');
  expect(written).toContain('two lines');
  expect(written.slice(-8, -2)).toEqual(['1288.3', '20', '1288.5', '30', '1288.6', '10']);
});

it('refuses a file without spectra', () => {
  expect(() => vamasText([], { title: 't', photonEnergyEv: 1486.6 })).toThrow(/got none/);
});

it('gives only counted events the mode of counts, and a rate its unit', () => {
  const block = (change: Partial<VamasSpectrum>) => lines(vamasText([spectrum({ transmission: null, ...change })], { title: 't', photonEnergyEv: 1486.6 }));
  expect(block({})).toContain('pulse counting');
  const rate = block({ isPoisson: false, livetimeS: 1 });
  expect(rate).not.toContain('pulse counting');
  expect(rate[rate.indexOf('intensity') + 1]).toBe('c/s');
});
