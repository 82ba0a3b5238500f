import { describe, expect, it } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { uniformSource } from '@shared/testing/random-counts';
import { regionData } from './region-data';

const spectrum = (change: Partial<Spectrum>): Spectrum => ({
  kind: 'spectrum', technique: 'xps', name: 'C 1s', axis: 'binding-energy', x: Float64Array.of(280, 281, 282), y: Float64Array.of(100, 250, 90),
  intensity: 'counts', transmission: null, acquisition: { dwellS: 0.4, scans: 5 }, wasReversed: false, xps: null, metadata: {}, ...change,
});
const counts = (data: { counts: Float64Array }) => [...data.counts];

describe('regionData', () => {
  it('takes whole counts as Poisson', () => {
    expect(regionData('m', spectrum({}), 1486.6)).toMatchObject({ isPoisson: true, livetimeS: 2 });
    expect(regionData('m', spectrum({ acquisition: { dwellS: null, scans: 3 } }), 1486.6)).toMatchObject({ isPoisson: true, livetimeS: null });
  });

  it('turns a rate back into counts where that gives whole numbers', () => {
    const data = regionData('m', spectrum({ intensity: 'count-rate', y: Float64Array.of(50, 125.5, 45) }), 1486.6);
    expect(data).toMatchObject({ isPoisson: true, livetimeS: 2 });
    expect(counts(data)).toEqual([100, 251, 90]);
  });

  it('asks the scatter of rates that are too high for their digits to tell whole counts', () => {
    const steps = Array.from({ length: 300 }, (_, i) => 280 + 0.05 * i);
    const high = (noise: (mean: number) => number) => {
      const y = Float64Array.from(steps, (energy) => noise(60_000 + 30_000 * Math.exp(-((energy - 287) ** 2))) / 2);
      return regionData('m', spectrum({ intensity: 'count-rate', x: Float64Array.from(steps), y }), 1486.6);
    };
    const random = uniformSource(7);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    expect(high((mean) => Math.round(mean + Math.sqrt(mean) * normal())).isPoisson).toBe(true);
    expect(high((mean) => mean).isPoisson).toBe(false);
    expect(high((mean) => mean + 0.3 * Math.sqrt(mean) * normal()).isPoisson).toBe(false);
  });

  it('takes means over scans for what they are, and counts with decimals for none', () => {
    const random = uniformSource(11);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const x = Float64Array.from({ length: 300 }, (_, i) => 280 + 0.05 * i);
    const sum = x.map((energy) => { const mean = 2000 + 6000 * Math.exp(-((energy - 287) ** 2)); return Math.round(mean + Math.sqrt(mean) * normal()); });
    const acquisition = { dwellS: 0.4, scans: 10 };
    const means = regionData('m', spectrum({ x, y: sum.map((value) => value / 10), acquisition }), 1486.6);
    // Without it the rate over the live time of all scans would be a tenth of what was counted.
    expect(means).toMatchObject({ isPoisson: true, livetimeS: 4 });
    expect(counts(means)).toEqual([...sum]);
    // The same counts after a dead-time correction, with one decimal.
    const corrected = sum.map((value) => Math.round(10 * value * (1 + 1e-6 * value)) / 10);
    expect(regionData('m', spectrum({ x, y: corrected, acquisition }), 1486.6)).toMatchObject({ isPoisson: false, livetimeS: 4 });
  });

  it('keeps rates that were smoothed or averaged as they are, per second', () => {
    const data = regionData('m', spectrum({ intensity: 'count-rate', y: Float64Array.of(50.13, 125.37, 44.91) }), 1486.6);
    expect(data).toMatchObject({ isPoisson: false, livetimeS: 1 });
    expect(counts(data)).toEqual([50.13, 125.37, 44.91]);
  });

  it('does not call arbitrary or fractional ordinates counts', () => {
    expect(regionData('m', spectrum({ intensity: 'arbitrary' }), 1486.6)).toMatchObject({ isPoisson: false, livetimeS: null });
    expect(regionData('m', spectrum({ y: Float64Array.of(100.5, 250, 90) }), 1486.6)).toMatchObject({ isPoisson: false, livetimeS: 2 });
    expect(regionData('m', spectrum({ y: Float64Array.of(-4, 250, 90) }), 1486.6).isPoisson).toBe(false);
  });

  it('turns kinetic into binding energy, increasing', () => {
    const data = regionData('m', spectrum({ axis: 'kinetic-energy', x: Float64Array.of(1200, 1201, 1202), transmission: Float64Array.of(1, 2, 3) }), 1486.6);
    expect([...data.bindingEnergy].map((value) => Number(value.toFixed(6)))).toEqual([284.6, 285.6, 286.6]);
    expect(counts(data)).toEqual([90, 250, 100]);
    expect([...data.transmission!]).toEqual([3, 2, 1]);
  });
});
