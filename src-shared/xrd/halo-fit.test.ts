import { expect, test } from 'vitest';
import { braggAngle, copper } from './geometry';
import { fitHaloPattern } from './halo-fit';
import { generatePattern } from './testing/pattern-generator';
import { poisson, uniformSource } from '../testing/random-counts';

test('a halo of both Kα lines stands at the q of its order', () => {
  const q = 2.1;
  const width = 6;
  const twoTheta = Float64Array.from({ length: 3501 }, (_, i) => 10 + 0.02 * i);
  // Kα1 and Kα2 scatter the same order at angles of their own, two to one.
  const [first, second] = [copper.kAlpha1A, copper.kAlpha2A].map((wavelength) => braggAngle((2 * Math.PI) / q, wavelength)!);
  const at = (x: number, centre: number): number => Math.exp(-4 * Math.LN2 * ((x - centre) / width) ** 2);
  const counts = twoTheta.map((x) => 500 + 8000 * ((2 * at(x, first!) + at(x, second!)) / 3));
  const ones = new Float64Array(counts.length).fill(1);
  const { main } = fitHaloPattern({ twoTheta, counts, exposure: ones, radiation: copper }, new Uint8Array(counts.length).fill(1))!;
  expect(main!.q.value / q).toBeCloseTo(1, 4);
  expect((main!.spacing.value * q) / (2 * Math.PI)).toBeCloseTo(1, 4);
  // Area in counts × °: height × width × √(π/(4 ln 2)).
  expect(main!.area.value / (8000 * width * 1.0644670194)).toBeCloseTo(1, 2);
  // dq/d2θ = (2π/λ) cos θ per radian.
  expect(main!.coherence.value).toBeCloseTo((2 * Math.PI) / (((width * Math.PI) / 180) * ((2 * Math.PI) / 1.54187) * Math.cos((first! * Math.PI) / 360)), 1);
});

test('halos of shapes that the fit does not have lie within their uncertainties at many counts', () => {
  for (let seed = 1; seed <= 7; seed += 1) {
    const { twoTheta, counts, halos } = generatePattern({ seed, exposure: 15 });
    const { main } = fitHaloPattern({ twoTheta, counts, exposure: new Float64Array(counts.length).fill(1), radiation: copper }, new Uint8Array(counts.length).fill(1))!;
    const [truth] = halos;
    expect(Math.abs(main!.centre.value - truth!.centre) / main!.centre.stdUncertainty!).toBeLessThan(3);
    expect(Math.abs(main!.fwhm.value - truth!.fwhm) / main!.fwhm.stdUncertainty!).toBeLessThan(3.5);
  }
});

// Carbon (002) at 24.6° beside a weaker halo there, under the flank of the main one, which is 7σ and more from its place where one wide hump stands for all.
test.each([
  [0, 0.02],
  [200, 0.02],
  [200, 1],
])('a band of carbon (%s counts) under the main halo does not move it beyond its uncertainty, at %s times the usual counts', (carbon, exposure) => {
  const twoTheta = Float64Array.from({ length: 3501 }, (_, i) => 10 + 0.02 * i);
  const squared = (t: number): number => 1 / (1 + (Math.SQRT2 - 1) * 4 * t * t) ** 2;
  const gauss = (t: number): number => Math.exp(-4 * Math.LN2 * t * t);
  const expected = (x: number): number =>
    600 + 500 * Math.exp((10 - x) / 12) + 625 * squared((x - 31.2) / 6.8) + 425 * gauss((x - 15.8) / 4.2) + 382 * gauss((x - 52.5) / 11.7) + 232 * gauss((x - 25.4) / 5.9) + carbon * squared((x - 24.6) / 6);
  for (const seed of [1, 3, 4]) {
    const random = uniformSource(seed);
    const counts = twoTheta.map((x) => poisson(exposure * expected(x), random));
    const ones = new Float64Array(counts.length).fill(1);
    const { halos } = fitHaloPattern({ twoTheta, counts, exposure: ones, radiation: copper }, new Uint8Array(counts.length).fill(1))!;
    const main = halos.reduce((a, b) => (Math.abs(b.centre.value - 31.2) < Math.abs(a.centre.value - 31.2) ? b : a));
    expect(Math.abs(main.centre.value - 31.2) / main.centre.stdUncertainty!).toBeLessThan(2.5);
    expect(Math.abs(main.fwhm.value - 6.8) / main.fwhm.stdUncertainty!).toBeLessThan(2.5);
  }
});
