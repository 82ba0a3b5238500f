/**
 * Pseudo-Voigt product with an exponential tail at high binding energy, GL(100 m)T(k) of CasaXPS, here of unit area:
 *
 *     y(x) = GL(x) for x < 0,   GL(x) + [1 − GL(x)] exp(−k x/F) for x > 0
 *
 * F and m as in gauss-lorentz-product.ts; k: tail constant, > 0; the smaller, the longer the tail. In CasaXPS the tail is
 * written with other numbers, T(0.5) … T(4), whose scale is not published: the same numbers do not mean the same shape.
 * The tail adds ∫₀^∞ (1 − GL) exp(−k u) du to the area of the product, by quadrature.
 * Shape parameters: fwhm, mixing, tail.
 */
import { gaussLorentzProduct, productArea } from './gauss-lorentz-product';
import { integrateHalfLine } from './half-line-quadrature';
import { measureLine } from './line-measures';
import type { LineShape, PreparedLine, Reach, Wanted } from './line-shape';
import { symmetricGrid, type NodeValues } from './node-grid';
import { SampledLine } from './sampled-line';
import { requireMixing, requireWidth } from './widths';

export const exponentialTailShape: LineShape = {
  parameterNames: ['fwhm', 'mixing', 'tail'],
  prepare: prepareTail,
  fwhm: (parameters) => measure(parameters).fwhm,
  height: (parameters) => measure(parameters).height,
  apex: (parameters) => measure(parameters).apex,
};

function measure(parameters: ArrayLike<number>) {
  const fwhm = requireWidth('fwhm', parameters[0]!);
  return measureLine((reach) => prepareTail(parameters, reach, { integral: false, derivatives: null }), fwhm * (1 + 1 / parameters[2]!));
}

const sharpness = 4 * Math.LN2;

function prepareTail(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted): PreparedLine {
  const fwhm = requireWidth('fwhm', parameters[0]!);
  const m = requireMixing(parameters[1]!);
  const k = parameters[2]!;
  if (!(k > 0 && k < Infinity)) throw new RangeError(`tail must be positive; got ${k}`);
  const tail = tailArea(m, k);
  const bare = productArea(m).area;
  const area = bare + tail.value;
  const byMixingOfBare = bare * productArea(Math.min(m, 1 - 1e-12)).logSlope;

  const grid = symmetricGrid(3 * fwhm, Math.min(0.015, 0.05 / k) * fwhm, reach);
  const { positions, middle } = grid;
  const column = () => new Float64Array(positions.length);
  const profile = { value: column(), slope: column() };
  const byWidth = { value: column(), slope: column() };
  const byMixing = { value: column(), slope: column() };
  const byTail = { value: column(), slope: column() };
  const mixingOfArea = (byMixingOfBare + tail.byMixing) / area;
  const tailOfArea = tail.byTail / area;
  const unit = 1 / (fwhm * area);
  for (let i = 0; i < positions.length; i++) {
    const x = positions[i]!;
    const u = x / fwhm;
    const q = 1 / (1 + 4 * m * u * u);
    const g = gaussLorentzProduct(u, m);
    const g1 = -2 * u * (sharpness * (1 - m) + 4 * m * q);
    const g2 = -2 * sharpness * (1 - m) - 8 * m * q + 64 * m * m * u * u * q * q;
    const slope = g * g1;
    const second = g * (g2 + g1 * g1);
    const change = sharpness * u * u - 4 * u * u * q;
    const mixing = g * change;
    const mixingSlope = g * (g1 * change + 2 * sharpness * u - 8 * u * q * q);
    const e = u > 0 ? Math.exp(-k * u) : 0;
    const f = unit * (g + (1 - g) * e);
    const f1 = unit * (slope - (slope + k * (1 - g)) * e);
    const f2 = unit * (second + (-second + 2 * k * slope + k * k * (1 - g)) * e);
    profile.value[i] = f;
    profile.slope[i] = f1 / fwhm;
    byWidth.value[i] = -(f + u * f1) / fwhm;
    byWidth.slope[i] = -(2 * f1 + u * f2) / (fwhm * fwhm);
    byMixing.value[i] = unit * mixing * (1 - e) - f * mixingOfArea;
    byMixing.slope[i] = (unit * (mixingSlope * (1 - e) + k * mixing * e) - f1 * mixingOfArea) / fwhm;
    byTail.value[i] = -unit * u * (1 - g) * e - f * tailOfArea;
    byTail.slope[i] = (-unit * e * (1 - g - u * slope - k * u * (1 - g)) - f1 * tailOfArea) / fwhm;
  }
  // Half of the product lies below the centre, and none of the tail.
  const below = bare / (2 * area);
  const derivatives = wanted.derivatives ? [byWidth, byMixing, byTail] : null;
  return new SampledLine({
    grid,
    profile,
    // It jumps at the centre, where the tail sets in.
    curvature: null,
    integral: wanted.integral ? accumulateFrom(middle, positions, below, profile) : null,
    byParameter: derivatives,
    integralByParameter:
      wanted.derivatives && wanted.integral
        ? [
            positions.map((x, i) => (-x * profile.value[i]!) / fwhm),
            accumulateFrom(middle, positions, byMixingOfBare / (2 * area) - below * mixingOfArea, byMixing),
            accumulateFrom(middle, positions, -below * tailOfArea, byTail),
          ]
        : null,
  });
}

/** ∫₀^∞ (1 − GL(u)) exp(−k u) du and its derivatives by m and k. */
function tailArea(m: number, k: number) {
  let value = 0;
  let byMixing = 0;
  let byTail = 0;
  integrateHalfLine(-Math.log(k), 40, (u, weight) => {
    const g = gaussLorentzProduct(u, m);
    const damped = weight * Math.exp(-k * u);
    value += damped * (1 - g);
    byMixing -= damped * g * (sharpness * u * u - (4 * u * u) / (1 + 4 * m * u * u));
    byTail -= damped * u * (1 - g);
  });
  return { value, byMixing, byTail };
}

/** Running integral to both sides of a node where its value is known; the second derivative may jump there. */
function accumulateFrom(middle: number, positions: Float64Array, start: number, f: NodeValues): Float64Array {
  const sum = new Float64Array(positions.length);
  sum[middle] = start;
  const part = (i: number) => {
    const h = positions[i + 1]! - positions[i]!;
    return (h / 2) * (f.value[i]! + f.value[i + 1]!) + ((h * h) / 12) * (f.slope[i]! - f.slope[i + 1]!);
  };
  for (let i = middle; i + 1 < positions.length; i++) sum[i + 1] = sum[i]! + part(i);
  for (let i = middle - 1; i >= 0; i--) sum[i] = sum[i + 1]! - part(i);
  return sum;
}
