import { describe, expect, it } from 'vitest';
import { liRuCl4, tpp2m } from './mean-free-path';
import { regionTransmission } from './transmission';

describe('tpp2m', () => {
  // science/xps.md section 6.4, computed there from the formula.
  it.each([
    [1204, 2.5, 2.7],
    [1204, 3.3, 2.52],
    [1287, 2.5, 2.85],
    [1023, 3.3, 2.22],
  ])('gives the mean free path at %d eV for %f g/cm³', (energy, densityGCm3, expected) => {
    expect(tpp2m(energy, { ...liRuCl4, densityGCm3 })).toBeCloseTo(expected, 2);
  });

  it('keeps the ratio of Cl 2p to Ru 3d whatever the density', () => {
    for (const densityGCm3 of [2.5, 2.8, 3.3]) {
      const material = { ...liRuCl4, densityGCm3 };
      expect(tpp2m(1287, material) / tpp2m(1204, material)).toBeCloseTo(1.054, 2);
      expect(tpp2m(1287, material) / tpp2m(1023, material)).toBeCloseTo(1.196, 2);
    }
  });

  it('refuses energies outside its range', () => {
    expect(() => tpp2m(10, liRuCl4)).toThrow(/got 10 eV/);
  });
});

describe('regionTransmission', () => {
  const region = { measurementId: 'm', bindingEnergy: Float64Array.of(276, 296), counts: new Float64Array(2), livetimeS: 1, isPoisson: true, transmission: null };
  const settings = (transmission: unknown) => ({ photonEnergyEv: 1486.6, quantification: { transmission } }) as never;

  it('follows the power law of the kinetic energy', () => {
    // First and last channel of the public set's Ru 3d region.
    const [low, high] = regionTransmission(region, settings({ kind: 'power', exponent: -0.7 }))!;
    expect(low).toBeCloseTo(0.874781, 5);
    expect(high).toBeCloseTo(0.885042, 5);
  });

  it('takes the file at its word unless it is not positive', () => {
    const file = settings({ kind: 'file' });
    expect(regionTransmission(region, file)).toBeNull();
    expect(() => regionTransmission({ ...region, transmission: Float64Array.of(1, 0) }, file)).toThrow(/got 0/);
  });
});
