import { describe, expect, test } from 'vitest';
import doniachReference from './fixtures/doniach-sunjic.json';
import doniachGaussReference from './fixtures/doniach-sunjic-gauss.json';
import pseudoVoigtReference from './fixtures/pseudo-voigt.json';
import unitArea from './fixtures/unit-area-lines.json';
import { doniachSunjic, doniachSunjicGauss, doniachSunjicShape } from './doniach-sunjic';
import { exponentialTailShape } from './exponential-tail';
import { gaussLorentzProduct, gaussLorentzProductShape } from './gauss-lorentz-product';
import { areaMixing, gaussLorentzSumShape, heightMixing } from './gauss-lorentz-sum';
import { gaussian, gaussianShape } from './gaussian';
import type { LineShape } from './line-shape';
import { lineShapes } from './line-shapes';
import { lorentzian, lorentzianShape } from './lorentzian';
import { voigt, voigtShape } from './voigt';
import { voigtTailShape } from './voigt-tail';
import { laShape } from './la';
import { lfShape } from './lf';

const grid = (n: number, from: number, step: number) => Float64Array.from({ length: n }, (_, i) => from + i * step);
const everything = (parameters: readonly number[]) => ({ integral: true, derivatives: parameters.map(() => true) });

/** All values and derivatives of a line at x, prepared for what x needs. */
function evaluate(shape: LineShape, parameters: readonly number[], x: Float64Array, centre: number) {
  const column = () => new Float64Array(x.length);
  const out = {
    value: column(),
    integral: column(),
    valueByCentre: column(),
    valueByParameter: parameters.map(column),
    integralByParameter: parameters.map(column),
  };
  shape.prepare(parameters, { from: x[0]! - centre, to: x[x.length - 1]! - centre }, everything(parameters)).evaluate(x, centre, out);
  return out;
}

describe.each(unitArea.cases.map((c) => ({ ...c, title: `${c.shape} ${c.parameters.join(' ')}` })))('$title', (c) => {
  const shape = lineShapes[c.shape as keyof typeof lineShapes];
  const x = Float64Array.from(c.rows.map((row) => row[0]!));

  test('value and running integral agree with quadrature to 1e-7 of the height', () => {
    const out = evaluate(shape, c.parameters, x, 0);
    const height = shape.height(c.parameters);
    c.rows.forEach(([, value, integral], i) => {
      expect(Math.abs(out.value[i]! - value!) / height).toBeLessThan(1.2e-7);
      expect(Math.abs(out.integral[i]! - integral!)).toBeLessThan(2e-7);
    });
  });

  test('centre and place enter only as their difference', () => {
    const at = evaluate(shape, c.parameters, x, 0);
    const shifted = evaluate(shape, c.parameters, x.map((v) => v + 281.25), 281.25);
    x.forEach((_, i) => expect(shifted.value[i]).toBeCloseTo(at.value[i]!, 10));
  });
});

const shapes: readonly [string, LineShape, readonly number[]][] = [
  ['Gaussian', gaussianShape, [1.1]],
  ['Lorentzian', lorentzianShape, [0.4]],
  ['pseudo-Voigt sum', gaussLorentzSumShape, [1.4, 0.3]],
  ['pseudo-Voigt product', gaussLorentzProductShape, [1.4, 0.3]],
  ['pseudo-Voigt product, nearly Gaussian', gaussLorentzProductShape, [1.4, 0.02]],
  ['Voigt', voigtShape, [0.9, 0.35]],
  ['Doniach–Šunjić', doniachSunjicShape, [0.8, 0.3, 0.12, 14]],
  ['Doniach–Šunjić, narrow', doniachSunjicShape, [0.8, 0.05, 0.05, 14]],
  ['LA', laShape, [0.8, 1.2, 2.5, 0.5]],
  ['LF', lfShape, [0.8, 1.2, 2.5, 3, 0.5]],
  ['LF, low exponents', lfShape, [0.5, 0.4, 0.9, 6, 0.7]],
  ['Voigt with a tail', voigtTailShape, [0.9, 0.3, 0.2, 0.8]],
  ['Voigt with a short tail', voigtTailShape, [0.9, 0.3, 0.2, 0.05]],
  ['exponential tail', exponentialTailShape, [1.2, 0.3, 0.8]],
];

describe.each(shapes)('derivatives of %s', (_, shape, parameters) => {
  const x = grid(301, -14.97, 0.1);
  // Nearest to the centre comes a point 1.7 meV away: beyond the reach of the difference quotient, for curvatures may jump there.
  const out = evaluate(shape, parameters, x, 0.1317);
  /** Five-point difference quotient of order h⁴. */
  const quotient = (at: (shift: number) => { value: Float64Array; integral: Float64Array }, h: number) => {
    const [a, b, c, d] = [at(-2 * h), at(-h), at(h), at(2 * h)];
    const of = (key: 'value' | 'integral') => x.map((_x, i) => (a![key][i]! - 8 * b![key][i]! + 8 * c![key][i]! - d![key][i]!) / (12 * h));
    return { value: of('value'), integral: of('integral') };
  };
  const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const agree = (analytic: Float64Array, numeric: Float64Array) =>
    expect(largest(analytic.map((value, i) => value - numeric[i]!)) / largest(numeric)).toBeLessThan(3e-5);

  test('by the centre', () => {
    const numeric = quotient((h) => evaluate(shape, parameters, x, 0.1317 + h), 0.0008);
    agree(out.valueByCentre, numeric.value);
    agree(out.value.map((value) => -value), numeric.integral);
  });

  test.each(shape.parameterNames.map((name, k) => [name, k] as const))('by %s', (_name, k) => {
    const moved = (h: number) => evaluate(shape, parameters.map((value, i) => (i === k ? value + h : value)), x, 0.1317);
    const numeric = quotient(moved, 0.01 * parameters[k]!);
    agree(out.valueByParameter[k]!, numeric.value);
    agree(out.integralByParameter[k]!, numeric.integral);
  });
});

describe.each(shapes)('measures of %s', (_, shape, parameters) => {
  test('half of the maximum lies one width apart around the apex', () => {
    const apex = shape.apex(parameters);
    const height = shape.height(parameters);
    const x = grid(40001, -2, 1e-4);
    const { value } = evaluate(shape, parameters, x, 0);
    const top = value.indexOf(value.reduce((most, v) => Math.max(most, v), 0));
    expect(value[top]! / height).toBeCloseTo(1, 6);
    expect(Math.abs(x[top]! - apex)).toBeLessThan(2e-3);
    const above = x.filter((_x, i) => value[i]! > height / 2);
    expect(above[above.length - 1]! - above[0]!).toBeCloseTo(shape.fwhm(parameters), 3);
  });
});

describe('closed forms', () => {
  test.each(pseudoVoigtReference.cases)('pseudo-Voigt at $x', (c) => {
    const m = heightMixing(c.eta);
    const { value } = evaluate(gaussLorentzSumShape, [c.fwhm, m], Float64Array.of(c.x), c.centre);
    expect((c.area * value[0]!) / c.sumForm).toBeCloseTo(1, 12);
    expect(gaussLorentzProduct((c.x - c.centre) / c.fwhm, c.eta) / c.productFormHeight1).toBeCloseTo(1, 12);
  });

  test('mixing of heights and of areas', () => {
    expect(areaMixing(0)).toBe(0);
    expect(areaMixing(1)).toBe(1);
    // xps.md 3.3: eta = 1.570796 m / (1.570796 m + 1.064467 (1 − m))
    expect(areaMixing(0.3)).toBeCloseTo((1.570796 * 0.3) / (1.570796 * 0.3 + 1.064467 * 0.7), 6);
    expect(heightMixing(areaMixing(0.37))).toBeCloseTo(0.37, 14);
  });

  test('a sum mixed with 0 or 1 is its part', () => {
    expect(gaussLorentzSumShape.height([1.3, 0])).toBeCloseTo(gaussian(0, 1.3), 14);
    expect(gaussLorentzSumShape.height([1.3, 1])).toBeCloseTo(lorentzian(0, 1.3), 14);
  });

  // xps.md 3.4: area per F of a product of height 1, and its true FWHM per F.
  test.each([
    [0.1, 1.048, 0.982],
    [0.3, 1.04199, 0.961],
    [0.5, 1.06199, 0.956],
    [0.7, 1.11392, 0.963],
    [0.9, 1.24237, 0.983],
    [1, 1.5708, 1],
  ])('product with m = %d has area %d and width %d', (m, area, width) => {
    expect(1 / gaussLorentzProductShape.height([1, m])).toBeCloseTo(area, 4);
    expect(gaussLorentzProductShape.fwhm([1, m])).toBeCloseTo(width, 3);
  });
});

describe('Voigt', () => {
  test('becomes a Gaussian or a Lorentzian', () => {
    expect(voigtShape.height([0.7, 0])).toBeCloseTo(gaussian(0, 0.7), 13);
    expect(voigtShape.height([0, 0.7])).toBeCloseTo(lorentzian(0, 0.7), 13);
    expect(voigtShape.fwhm([0.7, 0])).toBeCloseTo(0.7, 12);
    expect(voigtShape.fwhm([0, 0.7])).toBeCloseTo(0.7, 12);
    expect(evaluate(voigtShape, [0, 0.7], Float64Array.of(-0.2, 0.4), 0).value[1]).toBeCloseTo(lorentzian(0.4, 0.7), 6);
  });

  test('width agrees with Olivero & Longbothum to their 0.02 %', () => {
    for (const [g, l] of [[1, 0.2], [1, 1], [0.3, 1.2]] as const) {
      expect(voigtShape.fwhm([g, l]) / (0.5346 * l + Math.sqrt(0.2166 * l * l + g * g))).toBeCloseTo(1, 3);
    }
  });

  test('half of the maximum lies half a width away', () => {
    const half = voigtShape.fwhm([0.8, 0.3]) / 2;
    const sigma = 0.8 / (2 * Math.sqrt(2 * Math.log(2)));
    expect(voigt(half, sigma, 0.15) / voigt(0, sigma, 0.15)).toBeCloseTo(0.5, 13);
  });
});

describe('Doniach–Šunjić', () => {
  test.each(doniachReference.cases)('bare line at $d, α $alpha, γ $gamma', (c) => {
    expect(Math.abs(doniachSunjic(c.d, c.alpha, c.gamma) - c.value)).toBeLessThan(1e-12 * c.value + 1e-15 / c.gamma);
  });

  test.each(doniachGaussReference.cases)('with a Gaussian at $d, α $alpha, γ $gamma, σ $sigma', (c) => {
    const [value] = doniachSunjicGauss(Float64Array.of(c.d), c.alpha, c.gamma, c.sigma);
    expect(value! / c.value).toBeCloseTo(1, 8);
  });

  test('has its tail at high binding energy', () => {
    const { value } = evaluate(doniachSunjicShape, [0.5, 0.3, 0.1, 15], Float64Array.of(-3, 3), 0);
    expect(value[1]! / value[0]!).toBeGreaterThan(2);
  });

  test('without asymmetry and damping is a Voigt line', () => {
    const x = Float64Array.of(-2, -0.3, 0, 0.4, 3);
    const bare = doniachSunjicGauss(x, 0, 0.2, 0.3);
    x.forEach((d, i) => expect(bare[i]! / Math.PI).toBeCloseTo(voigt(d, 0.3, 0.2), 9));
  });
});

test('LA has the area and width of its closed form', () => {
  // xps.md 3.7: LA(1.2, 2.5): area 0.95978, FWHM 0.72472 per F.
  expect(1 / laShape.height([1, 1.2, 2.5, 0])).toBeCloseTo(0.95978, 4);
  expect(laShape.fwhm([1, 1.2, 2.5, 0])).toBeCloseTo(0.72472, 4);
});

test('LF with tails hardly damped is LA, and damped tails carry less', () => {
  const x = grid(41, -4, 0.2);
  const la = evaluate(laShape, [0.8, 1.2, 2.5, 0.5], x, 0);
  const lf = evaluate(lfShape, [0.8, 1.2, 2.5, 1e4, 0.5], x, 0);
  x.forEach((_, i) => expect(Math.abs(lf.value[i]! / la.value[i]! - 1)).toBeLessThan(1e-4));
  const short = evaluate(lfShape, [0.8, 1.2, 2.5, 2, 0.5], x, 0);
  expect(short.value[40]! / lf.value[40]!).toBeLessThan(0.2);
});

describe('refusals name the parameter', () => {
  const reach = { from: -5, to: 5 };
  test.each([
    [voigtShape, [-0.4, 0.1], 'gaussFwhm must be zero or positive; got -0.4 eV'],
    [voigtShape, [0, 0], 'a Voigt line needs a width'],
    [gaussianShape, [NaN], 'fwhm must be positive; got NaN eV'],
    [gaussLorentzSumShape, [1, 1.2], 'mixing must lie between 0 and 1; got 1.2'],
    [doniachSunjicShape, [0.5, 0.1, 0.6, 10], 'asymmetry must lie in 0 … 0.5; got 0.6'],
    [laShape, [1, 0.4, 1, 0], 'alpha must be above 0.5'],
    [lfShape, [1, 1, 1, 0, 0.5], 'tailDamping must be positive; got 0 eV'],
    [voigtTailShape, [0.8, 0.2, -0.1, 1], 'tailShare must lie between 0 and 1; got -0.1'],
    [voigtTailShape, [0.8, 0.2, 0.1, 0], 'tailLength must be positive; got 0 eV'],
  ] as const)('%#', (shape, parameters, message) => {
    expect(() => shape.prepare(parameters, reach, everything(parameters))).toThrow(message);
  });

  test('outside of its reach', () => {
    const line = voigtShape.prepare([0.8, 0.2], reach, { integral: false, derivatives: null });
    const x = Float64Array.of(0, 500);
    const out = { value: new Float64Array(2), integral: null, valueByCentre: null, valueByParameter: null, integralByParameter: null };
    expect(() => line.evaluate(x, 0, out)).toThrow(/prepared from/);
  });
});
