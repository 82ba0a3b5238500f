import { expect, test } from 'vitest';
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
