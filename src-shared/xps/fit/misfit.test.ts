import { describe, expect, it } from 'vitest';
import { randomFrom } from '../testing/random';
import { misfitInflation, significantMisfit } from './misfit';

const random = randomFrom(5);
/** Residuals of counting alone over five spectra of 200 channels. */
const white = Array.from({ length: 5 }, () => Float64Array.from({ length: 200 }, () => random.normal(0, 1)));
/** The same with a wave as wide as a line, as a wrong line shape leaves it. */
const withWave = (height: number) => white.map((values) => values.map((value, i) => value + height * Math.sin((2 * Math.PI * i) / 24)));

describe('misfitInflation', () => {
  it('leaves counting statistics alone', () => {
    expect(misfitInflation({ residuals: white, estimated: 0, lineWidth: 12 })).toBeLessThan(1.6);
  });

  it('takes scatter without structure for what it is', () => {
    const inflation = misfitInflation({ residuals: white.map((values) => values.map((value) => Math.SQRT2 * value)), estimated: 0, lineWidth: 12 });
    expect(inflation).toBeGreaterThan(1.8);
    expect(inflation).toBeLessThan(3.2);
  });

  it('takes a smooth misfit for more than χ² shows, and the more the larger it is', () => {
    const [small, large] = [0.5, 1].map((height) => misfitInflation({ residuals: withWave(height), estimated: 0, lineWidth: 12 }));
    // A wave of height ½ raises χ² by an eighth only.
    expect(small).toBeGreaterThan(4);
    expect(large).toBeGreaterThan(2 * small!);
  });

  it('does not depend on how finely a spectrum is sampled', () => {
    // At half the step with the same counts in all, a misfit stands out of the noise of a channel by a factor √2 less.
    const sampled = (density: number) =>
      misfitInflation({
        residuals: Array.from({ length: 5 }, () => Float64Array.from({ length: 200 * density }, (_, i) => random.normal(0, 1) + (2 / Math.sqrt(density)) * Math.sin((2 * Math.PI * i) / (24 * density)))),
        estimated: 0,
        lineWidth: 12 * density,
      });
    const coarse = sampled(1);
    for (const density of [2, 4, 8]) expect(Math.abs(sampled(density) / coarse - 1)).toBeLessThan(0.5);
  });

  it('expects less of the residuals the more values were fitted', () => {
    const of = (estimated: number) => misfitInflation({ residuals: withWave(0.3), estimated, lineWidth: 12 });
    expect(of(80)).toBeGreaterThan(of(0));
  });

  it('weighs models by significant structure only', () => {
    expect(significantMisfit({ residuals: white, estimated: 0, lineWidth: 12 })).toBeLessThan(1.1);
    expect(significantMisfit({ residuals: withWave(1), estimated: 0, lineWidth: 12 })).toBeGreaterThan(5);
  });

  it('says nothing without a degree of freedom', () => {
    expect(misfitInflation({ residuals: [Float64Array.of(1, -1)], estimated: 2, lineWidth: 12 })).toBe(1);
  });
});
