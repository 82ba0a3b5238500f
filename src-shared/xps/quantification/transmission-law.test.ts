import { describe, expect, it } from 'vitest';
import { transmissionLaw } from './transmission-law';

const window = (from: number, law: (kineticEnergy: number) => number) => {
  const bindingEnergy = Float64Array.from({ length: 201 }, (_, i) => from + 0.1 * i);
  return { bindingEnergy, transmission: bindingEnergy.map((energy) => law(1486.6 - energy)) };
};
const power = (kinetic: number): number => 3.2 * (kinetic / 1000) ** -0.7;

describe('transmissionLaw', () => {
  it('finds the exponent that functions share, whatever their unit, from one narrow spectrum too', () => {
    expect(transmissionLaw([window(275, power), window(192, power)], 1486.6)).toBeCloseTo(-0.7, 10);
    // Written with four digits, as files do.
    expect(Math.abs(transmissionLaw([window(275, (kinetic) => Number(power(kinetic).toPrecision(4)))], 1486.6)! + 0.7)).toBeLessThan(0.01);
  });

  it('finds none where functions follow none, differ in their unit, are not positive, or are missing', () => {
    expect(transmissionLaw([window(275, power), window(192, (kinetic) => 2 * power(kinetic))], 1486.6)).toBeNull();
    expect(transmissionLaw([window(20, (kinetic) => 1 - 0.3 * Math.sin(kinetic / 60)), window(700, (kinetic) => 1 - 0.3 * Math.sin(kinetic / 60))], 1486.6)).toBeNull();
    expect(transmissionLaw([window(275, () => 0)], 1486.6)).toBeNull();
    expect(transmissionLaw([{ ...window(275, power), transmission: null }], 1486.6)).toBeNull();
  });
});
