import { expect, test } from 'vitest';
import { standsOnFinerBackground } from './finer-background';
import { copper } from './geometry';

const twoTheta = Float64Array.from({ length: 1501 }, (_, i) => 20 + 0.02 * i);
const gauss = (x: number, fwhm: number) => Math.exp((-4 * Math.LN2 * x * x) / (fwhm * fwhm));
/** A hump of 2° FWHM without noise, and a line of 0.2° on it. */
const pattern = (line: number) => ({ twoTheta, counts: twoTheta.map((x) => 1000 + 3000 * gauss(x - 33, 2) + line * gauss(x - 33, 0.2)), radiation: copper });
const candidate = [{ twoTheta: 33, fwhm: 0.2, intensity: 1 }];

test('a line stands on a background with finer knots, the tip of a hump does not', () => {
  // Area of the Gaussian line: height × FWHM × √(π / 4 ln 2); its counting error is some 5 counts·°.
  const measured = { area: 400 * 0.2 * Math.sqrt(Math.PI / (4 * Math.LN2)), areaUncertainty: 5 };
  expect(standsOnFinerBackground(pattern(400), [], candidate, measured)).toBe(true);
  expect(standsOnFinerBackground(pattern(0), [], candidate, measured)).toBe(false);
});
