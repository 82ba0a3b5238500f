import { expect, test } from 'vitest';
import { poisson, uniformSource } from '../testing/random-counts';
import { residualsOver, templateEvaluator } from '@shared/spectrum/template-amplitude';
import { fitSmoothScattering } from './smooth-scattering';

const x = Float64Array.from({ length: 1001 }, (_, i) => 5 + 0.04 * i);
const everywhere = new Uint8Array(x.length).fill(1);
const exposure = new Float64Array(x.length).fill(1);
const gauss = (offset: number, fwhm: number) => Math.exp((-4 * Math.LN2 * offset * offset) / (fwhm * fwhm));
/** Steep air scatter, and a halo of 3° whose sides differ (its curvature jumps at the tip). */
const expected = x.map((at) => 200 + 8000 * Math.exp((5 - at) / 1.5) + 1500 * gauss(at - 32, at < 32 ? 2.5 : 3.5));

test('an exponential fall is followed exactly, and a gap is carried by it', () => {
  const fall = x.map((at) => 5000 * Math.exp(-at / 9));
  const { background } = fitSmoothScattering({ twoTheta: x, counts: fall, exposure }, Uint8Array.from(x, (at) => (at > 20 && at < 22 ? 0 : 1)));
  for (let i = 0; i < x.length; i += 100) expect(background.values[i]! / fall[i]!).toBeCloseTo(1, 3);
});

test('what a template finds on steep scatter and on the tip of a halo has the standard deviation that is stated', () => {
  const random = uniformSource(21);
  // Bottom of the fall, tip of the halo, and a place between.
  const places = [6, 15, 32];
  const squares = [0, 0, 0];
  const repeats = 50;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const counts = expected.map((mean) => poisson(mean, random));
    const evaluate = templateEvaluator(residualsOver(counts, fitSmoothScattering({ twoTheta: x, counts, exposure }, everywhere).background));
    places.forEach((at, k) => {
      const first = Math.round((at - 5.5) / 0.04);
      const template = Float64Array.from({ length: 25 }, (_, i) => gauss((i - 12) * 0.04, 0.25));
      const { numerator, variance } = evaluate(first, template, first, first + 25);
      squares[k]! += numerator ** 2 / variance / repeats;
    });
  }
  // Mean squares of 50 standard normal values lie within 1 ± 0.5 (2.5σ); a bias of one σ would double them.
  for (const square of squares) expect(Math.abs(square - 1)).toBeLessThan(0.5);
});

test('roughness rises where the curve bends', () => {
  const { roughness } = fitSmoothScattering({ twoTheta: x, counts: expected, exposure }, everywhere);
  const at = (angle: number) => roughness[Math.round(((angle - 5) / 40) * (roughness.length - 1))]!;
  expect(at(32)).toBeGreaterThan(3 * at(22));
});
