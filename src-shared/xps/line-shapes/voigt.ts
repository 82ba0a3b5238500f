/**
 * Voigt profile: a Lorentzian convolved with a Gaussian, of unit area.
 *
 *     V(x) = Re w(z) / (σ √(2π)),  z = (x + iγ)/(σ √2)
 *
 * σ: standard deviation of the Gaussian, eV (gaussFwhm = 2 √(2 ln 2) σ); γ: half width of the Lorentzian, eV
 * (lorentzFwhm = 2 γ). Either may be zero, not both. w: Faddeeva function (numerics/special/faddeeva.ts).
 * Derivatives follow from w alone: V is a solution of the heat equation in σ²/2, and V + i Im w/(σ √(2π)) is analytic in
 * x + iγ, so that also the running integral has closed derivatives.
 */
import { faddeeva, type FaddeevaValue } from '@shared/numerics/special/faddeeva';
import type { LineShape, PreparedLine, Reach, Wanted } from './line-shape';
import { accumulate, mirror, SampledLine, symmetricGrid, type LineTable } from './sampled-line';
import { fwhmPerSigma, requireWidth } from './widths';

/** Unit-area Voigt profile at the distance `x` from its centre, 1/eV. σ > 0, γ ≥ 0; relative error below 1e-13. */
export function voigt(x: number, sigma: number, gamma: number): number {
  const w: FaddeevaValue = { re: 0, im: 0, derivativeRe: 0, derivativeIm: 0 };
  faddeeva(x / (sigma * Math.SQRT2), gamma / (sigma * Math.SQRT2), w);
  return w.re / (sigma * Math.sqrt(2 * Math.PI));
}

interface Widths {
  readonly sigma: number;
  readonly gamma: number;
}

/** σ and γ of the two full widths; a Gaussian far narrower than the Lorentzian is kept just wide enough to divide by. */
function widths(parameters: ArrayLike<number>): Widths {
  const gauss = requireWidth('gaussFwhm', parameters[0]!, true);
  const lorentz = requireWidth('lorentzFwhm', parameters[1]!, true);
  if (gauss === 0 && lorentz === 0) throw new RangeError('a Voigt line needs a width; gaussFwhm and lorentzFwhm are both 0');
  return { sigma: Math.max(gauss / fwhmPerSigma, 1e-9 * lorentz), gamma: lorentz / 2 };
}

export const voigtShape: LineShape = {
  parameterNames: ['gaussFwhm', 'lorentzFwhm'],
  prepare: (parameters, reach, wanted): PreparedLine => new SampledLine(voigtTable(parameters, reach, wanted)),
  fwhm(parameters) {
    const { sigma, gamma } = widths(parameters);
    return 2 * halfWidth(sigma, gamma);
  },
  height(parameters) {
    const { sigma, gamma } = widths(parameters);
    return voigt(0, sigma, gamma);
  },
  apex: () => 0,
};

/** A Voigt line at its nodes, by gaussFwhm and lorentzFwhm; its curvature is always there. */
export function voigtTable(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted): LineTable & { readonly curvature: Float64Array } {
  const { sigma, gamma } = widths(parameters);
  // V'''' at the centre is 3/σ⁴ of the height for a Gaussian and 24/γ⁴ for a Lorentzian; the interpolation error is step⁴/384 of it.
  const step = 0.07 * Math.hypot(sigma / 3 ** 0.25, gamma / 24 ** 0.25);
  const core = 4 * sigma + 3 * gamma;
  const grid = symmetricGrid(core, step, reach);
  const n = grid.positions.length;
  const column = () => new Float64Array(n);
  const profile = { value: column(), slope: column() };
  const curvature = column();
  const bySigma = { value: column(), slope: column() };
  const byGamma = { value: column(), slope: column() };
  const integralByGamma = column();
  const integralBySigma = column();

  const w: FaddeevaValue = { re: 0, im: 0, derivativeRe: 0, derivativeIm: 0 };
  const s = 1 / (sigma * Math.SQRT2);
  const c = 1 / (sigma * Math.sqrt(2 * Math.PI));
  const y = gamma * s;
  for (let i = grid.middle; i < n; i++) {
    const x = grid.positions[i]! * s;
    faddeeva(x, y, w);
    const { re, im, derivativeRe: d1Re, derivativeIm: d1Im } = w;
    // w″ = −2 w − 2 z w′, w‴ = −4 w′ − 2 z w″
    const d2Re = -2 * (re + x * d1Re - y * d1Im);
    const d2Im = -2 * (im + x * d1Im + y * d1Re);
    const d3Re = -4 * d1Re - 2 * (x * d2Re - y * d2Im);
    profile.value[i] = c * re;
    profile.slope[i] = c * s * d1Re;
    curvature[i] = c * s * s * d2Re;
    // by the full widths: σ = gaussFwhm / fwhmPerSigma, γ = lorentzFwhm / 2
    const perGauss = sigma / fwhmPerSigma;
    bySigma.value[i] = perGauss * c * s * s * d2Re;
    bySigma.slope[i] = perGauss * c * s * s * s * d3Re;
    integralBySigma[i] = perGauss * c * s * d1Re;
    byGamma.value[i] = -0.5 * c * s * d1Im;
    byGamma.slope[i] = -0.5 * c * s * s * d2Im;
    integralByGamma[i] = -0.5 * c * im;
  }
  for (const even of [profile.value, curvature, bySigma.value, byGamma.value]) mirror(even, 1);
  for (const odd of [profile.slope, bySigma.slope, byGamma.slope, integralBySigma, integralByGamma]) mirror(odd, -1);
  return {
    grid,
    profile,
    curvature,
    integral: wanted.integral ? mirror(accumulate(grid.positions, grid.middle, 0.5, profile, curvature), -1, 1) : null,
    byParameter: wanted.derivatives ? [bySigma, byGamma] : null,
    integralByParameter: wanted.derivatives && wanted.integral ? [integralBySigma, integralByGamma] : null,
  };
}

/** Half width at half maximum by Newton's method from the estimate of Olivero & Longbothum 1977, doi 10.1016/0022-4073(77)90161-3. */
function halfWidth(sigma: number, gamma: number): number {
  const gauss = (fwhmPerSigma * sigma) / 2;
  let x = 0.5346 * gamma + Math.sqrt(0.2166 * gamma * gamma + gauss * gauss);
  const s = 1 / (sigma * Math.SQRT2);
  const w: FaddeevaValue = { re: 0, im: 0, derivativeRe: 0, derivativeIm: 0 };
  faddeeva(0, gamma * s, w);
  const half = w.re / 2;
  for (let i = 0; i < 4; i++) {
    faddeeva(x * s, gamma * s, w);
    x -= (w.re - half) / (w.derivativeRe * s);
  }
  return x;
}
