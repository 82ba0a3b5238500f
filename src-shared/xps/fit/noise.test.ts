import { describe, expect, it } from 'vitest';
import { randomFrom } from '../testing/random';
import { regionNoise } from './noise';

const energies = Float64Array.from({ length: 400 }, (_, i) => i);
const region = (counts: Float64Array, isPoisson: boolean) => ({ measurementId: 'm', bindingEnergy: energies, counts, livetimeS: null, isPoisson, transmission: null });

describe('regionNoise', () => {
  it('takes counts as Poisson', () => {
    expect(regionNoise(region(energies, true))).toEqual({ kind: 'poisson' });
  });

  it('reads the gain of a rate from its scatter', () => {
    const random = randomFrom(3);
    // Counts of 4 s written as a rate: variance = mean / 4.
    const rate = energies.map((_, i) => random.poisson(4 * (500 + 300 * Math.exp(-((i - 200) ** 2) / 800))) / 4);
    const noise = regionNoise(region(rate, false));
    expect(noise.kind).toBe('poisson');
    expect(noise.kind === 'poisson' && noise.gain).toBeGreaterThan(0.17);
    expect(noise.kind === 'poisson' && noise.gain).toBeLessThan(0.33);
  });

  it('gives ordinates below zero one σ', () => {
    const random = randomFrom(4);
    const noise = regionNoise(region(energies.map(() => random.normal(0, 3)), false));
    expect(noise.kind === 'sigma' && noise.sigma[0]).toBeGreaterThan(2.3);
    expect(noise.kind === 'sigma' && noise.sigma[0]).toBeLessThan(3.7);
  });
});
