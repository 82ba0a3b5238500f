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
import { faddeevaDerivatives, type FaddeevaDerivatives } from '@shared/numerics/special/faddeeva-derivatives';
import type { LineShape, PreparedLine, Reach, Wanted } from './line-shape';
import { accumulate, mirror, symmetricGrid } from './node-grid';
import { Room } from './room';
import { SmoothLine, type SmoothTable } from './smooth-line';
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
  prepare: (parameters, reach, wanted, room): PreparedLine => new SmoothLine(voigtTable(parameters, reach, wanted, room)),
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

/** A Voigt line at its nodes, by gaussFwhm and lorentzFwhm. */
export function voigtTable(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted, room = new Room()): SmoothTable {
  const { sigma, gamma } = widths(parameters);
  // The sixth derivative at the centre is 15/σ⁶ of the height for a Gaussian and 720/γ⁶ for a Lorentzian; the interpolation error is step⁶/46080 of it.
  const step = 0.36 * Math.hypot(sigma / 15 ** (1 / 6), gamma / 720 ** (1 / 6));
  const core = 4 * sigma + 3 * gamma;
  const grid = symmetricGrid(core, step, reach, room);
  const n = grid.positions.length;
  const column = () => room.take(n);
  const profile = { value: column(), slope: column(), curvature: column() };
  const third = column();
  const bySigma = { value: column(), slope: column(), curvature: column() };
  const byGamma = { value: column(), slope: column(), curvature: column() };
  const integralByGamma = column();
  const integralBySigma = column();

  const w: FaddeevaValue = { re: 0, im: 0, derivativeRe: 0, derivativeIm: 0 };
  const higher: FaddeevaDerivatives = { secondRe: 0, secondIm: 0, thirdRe: 0, thirdIm: 0, fourthRe: 0, fourthIm: 0 };
  const s = 1 / (sigma * Math.SQRT2);
  const c = 1 / (sigma * Math.sqrt(2 * Math.PI));
  const y = gamma * s;
  // By the full widths: σ = gaussFwhm / fwhmPerSigma, γ = lorentzFwhm / 2.
  const perGauss = sigma / fwhmPerSigma;
  const perLorentz = -0.5 * c * s;
  for (let i = grid.middle; i < n; i++) {
    const x = grid.positions[i]! * s;
    faddeeva(x, y, w);
    const { re, im, derivativeRe: d1Re, derivativeIm: d1Im } = w;
    faddeevaDerivatives(x, y, w, higher);
    const slope = c * s * d1Re;
    const curvature = c * s * s * higher.secondRe;
    const steepening = c * s * s * s * higher.thirdRe;
    profile.value[i] = c * re;
    profile.slope[i] = slope;
    profile.curvature[i] = curvature;
    third[i] = steepening;
    bySigma.value[i] = perGauss * curvature;
    bySigma.slope[i] = perGauss * steepening;
    bySigma.curvature[i] = perGauss * c * s * s * s * s * higher.fourthRe;
    integralBySigma[i] = perGauss * slope;
    byGamma.value[i] = perLorentz * d1Im;
    byGamma.slope[i] = perLorentz * s * higher.secondIm;
    byGamma.curvature[i] = perLorentz * s * s * higher.thirdIm;
    integralByGamma[i] = -0.5 * c * im;
  }
  for (const even of [profile.value, profile.curvature, bySigma.value, bySigma.curvature, byGamma.value, byGamma.curvature]) mirror(even, 1);
  for (const odd of [profile.slope, third, bySigma.slope, byGamma.slope, integralBySigma, integralByGamma]) mirror(odd, -1);
  return {
    grid,
    profile,
    third,
    integral: wanted.integral ? mirror(accumulate(grid.positions, grid.middle, 0.5, profile, profile.curvature, column()), -1, 1) : null,
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
