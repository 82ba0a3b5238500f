import { expect, test } from 'vitest';
import { poisson, uniformSource } from '../testing/random-counts';
import { Random } from '@shared/numerics/random/random';
import { fitSampleBands } from './sample-bands';

test.each([0.5, 1, 2.5])('the area of a band is its height times its width, whatever the step (%d cm⁻¹)', (step) => {
  const shift = Float64Array.from({ length: Math.round(1750 / step) + 1 }, (_, i) => 100 + i * step);
  const [height, fwhm] = [4000, 70];
  const counts = shift.map((x) => 1000 + height * Math.exp(-4 * Math.LN2 * ((x - 330) / fwhm) ** 2));
  const nothing = new Float64Array(shift.length);
  const { bands } = fitSampleBands(shift, counts, new Uint8Array(shift.length).fill(1), [], nothing, [100, 600])!;
  const band = bands.reduce((top, one) => (one.height > top.height ? one : top));
  // ∫ exp(−4 ln 2 x²/F²) dx = F √(π/(4 ln 2)) = 1.06447 F.
  expect(band.area.value / (height * fwhm * 1.0644670194)).toBeCloseTo(1, 2);
  expect(band.height / height).toBeCloseTo(1, 2);
});

test.each([
  [600, 295],
  [600, 290],
  [1500, 295],
])('tails and fluorescence look alike, and the total has that doubt: skewed bands over a decay of %s cm⁻¹', (decay, second) => {
  const random = uniformSource(3);
  const shift = Float64Array.from({ length: 1701 }, (_, i) => 100 + i);
  const skewed = (x: number, at: number, fwhm: number): number => Math.exp(-4 * Math.LN2 * ((x - at) / fwhm / (x > at ? 1.25 : 0.75)) ** 2);
  const sample = (x: number): number => 18_000 * (0.7 * skewed(x, 145, 85) + skewed(x, second, 60) + 0.5 * skewed(x, second + 50, 75) + 0.15 * skewed(x, 410, 80));
  const carbon = (x: number): number => 18_000 * (2 * skewed(x, 1335, 170) + 1.7 * skewed(x, 1592, 85) + 0.6 * skewed(x, 1500, 140));
  const counts = shift.map((x) => poisson(sample(x) + carbon(x) + 18_000 * (0.8 * Math.exp(-(x - 100) / decay) + 0.3), random));
  const truth = shift.reduce((sum, x) => (x <= 600 ? sum + sample(x) : sum), 0);
  const { total } = fitSampleBands(shift, counts, new Uint8Array(shift.length).fill(1), [], new Float64Array(shift.length), [100, 600])!;
  expect(Math.abs(total.value - truth) / total.stdUncertainty!).toBeLessThan(3);
});

test('the height of a band scatters as its uncertainty says', () => {
  const shift = Float64Array.from({ length: 901 }, (_, i) => 100 + i);
  const nothing = new Float64Array(shift.length);
  const mean = shift.map((x) => 400 + 600 * Math.exp(-4 * Math.LN2 * ((x - 330) / 70) ** 2));
  const found = Array.from({ length: 60 }, (_, seed) => {
    const random = new Random(seed + 1);
    const { bands } = fitSampleBands(shift, mean.map((value) => Math.max(0, Math.round(value + Math.sqrt(value) * random.normal()))), new Uint8Array(shift.length).fill(1), [], nothing, [100, 600])!;
    return bands.reduce((top, one) => (one.height > top.height ? one : top));
  });
  const deviations = found.map((band) => (band.height - 600) / band.heightStdUncertainty!);
  const rms = Math.sqrt(deviations.reduce((sum, z) => sum + z * z, 0) / deviations.length);
  // 60 sets know their scatter to 9 %.
  expect(rms).toBeGreaterThan(0.75);
  expect(rms).toBeLessThan(1.3);
});
