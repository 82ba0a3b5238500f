/**
 * Pseudo-Voigt product, GL(100 m) of CasaXPS, here of unit area:
 *
 *     GL(x) ∝ exp(−4 ln 2 (1 − m) x²/F²) / (1 + 4 m x²/F²)
 *
 * F: width parameter, eV; only for m = 0 and m = 1 is it the FWHM (up to 4.4 % less between). m: mixing, 0 … 1.
 * Area for height 1: π F/(2 √m) erfcx(√r), r = ln 2 (1 − m)/m.
 */
import { erfcx } from '@shared/numerics/special/erf';
import type { LineShape, PreparedLine, Reach, Wanted } from './line-shape';
import { accumulate, mirror, symmetricGrid } from './node-grid';
import { SampledLine } from './sampled-line';
import { requireMixing, requireWidth } from './widths';

/** Area of the product of height 1 and F = 1, and its logarithmic derivative by m. */
export function productArea(m: number): { area: number; logSlope: number } {
  // Near m = 0 the closed form's slope cancels; there the trapezoidal sum of the smooth integrand is exact to rounding.
  if (m < 0.05) {
    const a = 4 * Math.LN2;
    const h = 0.1;
    let area = 0;
    let slope = 0;
    for (let u = -45 * h; u < 46 * h; u += h) {
      const f = h * gaussLorentzProduct(u, m);
      area += f;
      slope += f * (a * u * u - (4 * u * u) / (1 + 4 * m * u * u));
    }
    return { area, logSlope: slope / area };
  }
  const r = (Math.LN2 * (1 - m)) / m;
  const root = Math.sqrt(r);
  const scaled = erfcx(root);
  const area = (Math.PI / (2 * Math.sqrt(m))) * scaled;
  // d erfcx(√r)/dr = erfcx(√r) − 1/√(π r), dr/dm = −ln 2/m².
  const logSlope = -0.5 / m - (Math.LN2 / (m * m)) * (1 - 1 / (Math.sqrt(Math.PI) * root * scaled));
  return { area, logSlope };
}

/** Product of height 1 at u = x/F. */
export function gaussLorentzProduct(u: number, m: number): number {
  return Math.exp(-4 * Math.LN2 * (1 - m) * u * u) / (1 + 4 * m * u * u);
}

export const gaussLorentzProductShape: LineShape = {
  parameterNames: ['fwhm', 'mixing'],
  prepare: prepareProduct,
  fwhm(parameters) {
    const m = requireMixing(parameters[1]!);
    let low = 0.45;
    let high = 0.5;
    while (high - low > 1e-15) {
      const middle = (low + high) / 2;
      if (middle === low || middle === high) break;
      if (gaussLorentzProduct(middle, m) > 0.5) low = middle;
      else high = middle;
    }
    return 2 * high * requireWidth('fwhm', parameters[0]!);
  },
  height: (parameters) => 1 / (productArea(requireMixing(parameters[1]!)).area * requireWidth('fwhm', parameters[0]!)),
  apex: () => 0,
};

function prepareProduct(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted): PreparedLine {
  const fwhm = requireWidth('fwhm', parameters[0]!);
  const m = requireMixing(parameters[1]!);
  const { area } = productArea(m);
  // The area has an infinite slope at m = 1, where the wings open; the derivative is taken a hair inside.
  const { logSlope } = productArea(Math.min(m, 1 - 1e-12));
  const grid = symmetricGrid(3 * fwhm, 0.015 * fwhm, reach);
  const n = grid.positions.length;
  const column = () => new Float64Array(n);
  const profile = { value: column(), slope: column() };
  const curvature = column();
  const byWidth = { value: column(), slope: column() };
  const byMixing = { value: column(), slope: column() };
  const integralByWidth = column();
  const a = 4 * Math.LN2;
  const b = 2 * a * (1 - m);
  for (let i = grid.middle; i < n; i++) {
    const x = grid.positions[i]!;
    const u = x / fwhm;
    const q = 1 / (1 + 4 * m * u * u);
    const f = (Math.exp(-0.5 * b * u * u) * q) / (area * fwhm);
    // First and second derivative of ln f by u.
    const g1 = -u * (b + 8 * m * q);
    const g2 = -b - 8 * m * q + 64 * m * m * u * u * q * q;
    profile.value[i] = f;
    profile.slope[i] = (f * g1) / fwhm;
    curvature[i] = (f * (g2 + g1 * g1)) / (fwhm * fwhm);
    byWidth.value[i] = -(f + x * profile.slope[i]!) / fwhm;
    byWidth.slope[i] = -(2 * profile.slope[i]! + x * curvature[i]!) / fwhm;
    integralByWidth[i] = (-x * f) / fwhm;
    const change = a * u * u - 4 * u * u * q - logSlope;
    byMixing.value[i] = f * change;
    byMixing.slope[i] = (f * (g1 * change + 2 * a * u - 8 * u * q * q)) / fwhm;
  }
  for (const even of [profile.value, curvature, byWidth.value, byMixing.value]) mirror(even, 1);
  for (const odd of [profile.slope, byWidth.slope, byMixing.slope, integralByWidth]) mirror(odd, -1);
  return new SampledLine({
    grid,
    profile,
    curvature,
    integral: wanted.integral ? mirror(accumulate(grid.positions, grid.middle, 0.5, profile, curvature), -1, 1) : null,
    byParameter: wanted.derivatives ? [byWidth, byMixing] : null,
    integralByParameter:
      wanted.derivatives && wanted.integral ? [integralByWidth, mirror(accumulate(grid.positions, grid.middle, 0, byMixing, null), -1)] : null,
  });
}
