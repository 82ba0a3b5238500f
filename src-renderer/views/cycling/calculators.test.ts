import { describe, expect, it } from 'vitest';
import { calculators, fitArrhenius, readArrhenius, scientific, type Entered } from './calculators';

const run = (id: string, change: Readonly<Record<string, Entered>> = {}) => {
  const calculator = calculators.find((one) => one.id === id)!;
  const stated = Object.fromEntries(calculator.inputs.map(({ id: name, value, uncertainty }) => [name, { value, uncertainty }]));
  return calculator.compute({ ...stated, ...change }).map(({ text }) => text);
};

// Expected values: the worked numbers of the paper's inputs, recomputed by hand with CODATA constants.
describe('calculators', () => {
  it('turn a resistance into a conductivity, and 10 % of thickness into 10 % of it', () => {
    expect(run('conductivity')[0]).toBe('2.500 × 10⁻⁴ S/cm');
    expect(run('conductivity', { thickness: { value: 0.5, uncertainty: 0.05 } })[0]).toBe('2.5(3) × 10⁻⁴ S/cm');
    expect(run('conductivity')[1]).toBe('1.783 g/cm³');
  });
  it('electronic conductivity of 0.314 µA at 5 mV', () => expect(run('electronic')[0]).toMatch(/^3\.99[78] × 10⁻⁶ S\/cm$/));
  it('diffusion coefficient with the concentration it rests on', () => expect(run('diffusion')).toEqual(['5.581 × 10⁻⁹ cm²/s', '0.01193 mol/cm³', '7.184 × 10²¹ cm⁻³']));
  it('capacitance and frequency of a peak', () => {
    const [found, frequency] = run('relaxation');
    expect(found).toBe('5.489 × 10⁻¹¹ F');
    expect(frequency).toBe('1.162 × 10⁷ Hz');
  });
  it('refuse what cannot be', () => expect(() => run('conductivity', { resistance: { value: 0, uncertainty: null } })).toThrow(/must be positive/));
});

describe('Arrhenius points', () => {
  it('are read with decimal commas and blank lines, and fitted', () => {
    // ln(σT) is straight for Ea 0.4 eV and A 2.3e5 K S/cm.
    const sigma = (degrees: number): number => (2.3e5 / (degrees + 273.15)) * Math.exp(-0.4 / (8.617333262e-5 * (degrees + 273.15)));
    const read = readArrhenius(`25 ${sigma(25)}\n\n40;${sigma(40).toString().replace('.', ',')}\n60\t${sigma(60)}`);
    if (!read.ok) throw new Error(read.text);
    const fit = fitArrhenius(read.points)!;
    expect(fit.activationEnergy.value).toBeCloseTo(0.4, 9);
    expect(fit.lnPrefactor.value).toBeCloseTo(Math.log(2.3e5), 7);
  });
  it('say which line is wrong', () => {
    expect(readArrhenius('25 2e-4\nroom temperature')).toEqual({ ok: false, line: 2, text: 'room temperature' });
    expect(readArrhenius('25 -1')).toMatchObject({ ok: false, line: 1 });
  });
  it('need two temperatures', () => {
    const read = readArrhenius('25 2e-4\n25 3e-4');
    expect(read.ok && fitArrhenius(read.points)).toBeNull();
  });
});

it('writes powers of ten apart from the uncertain digits', () => {
  expect(scientific(2.5e-4, 8e-6, 'S/cm')).toBe('2.50(8) × 10⁻⁴ S/cm');
  expect(scientific(0.4, 0.005, 'eV')).toBe('0.400(5) eV');
});
