/** The lines of one spectrum of the five-state fit: 12 lines on 200 points, with running integrals and all derivatives. */
import { bench, describe } from 'vitest';
import { doniachSunjicShape } from './doniach-sunjic';
import type { LineShape } from './line-shape';
import { voigt, voigtShape } from './voigt';

const x = Float64Array.from({ length: 200 }, (_, i) => 275 + i * 0.105);
const lines = 12;

function placeAll(shape: LineShape, parameters: readonly number[]) {
  const column = () => new Float64Array(x.length);
  const out = {
    value: column(),
    integral: column(),
    valueByCentre: column(),
    valueByParameter: parameters.map(column),
    integralByParameter: parameters.map(column),
  };
  return () => {
    const line = shape.prepare(parameters, { from: -21, to: 21 }, { integral: true, derivatives: parameters.map(() => true) });
    for (let k = 0; k < lines; k++) line.evaluate(x, 280 + k, out);
  };
}

describe('200 points × 12 lines', () => {
  const sigma = 0.34;
  bench('Voigt, each value from the Faddeeva function', () => {
    for (let k = 0; k < lines; k++) for (const energy of x) voigt(energy - 280 - k, sigma, 0.15);
  });
  bench('Voigt, one table', placeAll(voigtShape, [0.8, 0.3]));
  bench('Doniach–Šunjić with a Gaussian, one table', placeAll(doniachSunjicShape, [0.8, 0.3, 0.1, 15]));
});
