/**
 * Asymmetric Lorentzian LA(α, β, m) of CasaXPS, here of unit area and with its Gaussian in eV:
 *
 *     base(x) = (1 + 4 x²/F²)^(−α) on the high-binding-energy side, (1 + 4 x²/F²)^(−β) on the low side,
 *     LA = base ⊗ Gaussian
 *
 * F: fwhm, eV, the width of the underlying Lorentzian and not of the line; α, β > ½, or the area is infinite (a lower α
 * means a longer tail); gaussFwhm ≥ 0, eV. In CasaXPS m is a kernel width in *data points* whose form is not published:
 * the same numbers mean another shape at another step, so identity with CasaXPS is not claimed.
 * Area for height 1 before the convolution: F √π/4 [Γ(α−½)/Γ(α) + Γ(β−½)/Γ(β)].
 * Shape parameters: fwhm, alpha, beta, gaussFwhm.
 */
import { digamma, lnGamma } from '@shared/numerics/special/gamma';
import { convolvePowers } from './la-convolution';
import { measureLine } from './line-measures';
import type { LineShape, PreparedLine, Reach, Wanted } from './line-shape';
import { accumulate, gradedGrid, type NodeValues } from './node-grid';
import { SampledLine } from './sampled-line';
import { fwhmPerSigma, requireWidth } from './widths';

function read(parameters: ArrayLike<number>) {
  const exponent = (name: string, value: number) => {
    if (value > 0.5 && value < Infinity) return value;
    throw new RangeError(`${name} must be above 0.5, or the line has no finite area; got ${value}`);
  };
  return {
    fwhm: requireWidth('fwhm', parameters[0]!),
    alpha: exponent('alpha', parameters[1]!),
    beta: exponent('beta', parameters[2]!),
    sigma: requireWidth('gaussFwhm', parameters[3]!, true) / fwhmPerSigma,
  };
}

export const laShape: LineShape = {
  parameterNames: ['fwhm', 'alpha', 'beta', 'gaussFwhm'],
  prepare: prepareLa,
  fwhm: (parameters) => measure(parameters).fwhm,
  height: (parameters) => measure(parameters).height,
  apex: (parameters) => measure(parameters).apex,
};

function measure(parameters: ArrayLike<number>) {
  const { fwhm, sigma } = read(parameters);
  return measureLine((reach) => prepareLa(parameters, reach, { integral: false, derivatives: null }), 2 * fwhm + 3 * sigma);
}

/** √π/4 Γ(p−½)/Γ(p), the area of one side for F = 1, and its logarithmic derivative. */
function sideArea(exponent: number): { area: number; logSlope: number } {
  return {
    area: (Math.sqrt(Math.PI) / 4) * Math.exp(lnGamma(exponent - 0.5) - lnGamma(exponent)),
    logSlope: digamma(exponent - 0.5) - digamma(exponent),
  };
}

function prepareLa(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted): PreparedLine {
  const { fwhm, alpha, beta, sigma } = read(parameters);
  // (1+v²)^(−p) has the fourth derivative 12 p (p+1) at its top; see the interpolation error of a Voigt line.
  const largest = Math.max(alpha, beta);
  const step = 0.07 * Math.hypot(sigma / 3 ** 0.25, fwhm / 2 / (12 * largest * (largest + 1)) ** 0.25);
  const core = 4 * sigma + 1.5 * fwhm;
  const grid = gradedGrid(core, step, { from: Math.min(reach.from, -24 * sigma, -4 * fwhm), to: reach.to });
  const { positions } = grid;
  const bare = convolvePowers(grid, fwhm, alpha, beta, sigma);

  const high = sideArea(alpha);
  const low = sideArea(beta);
  const area = fwhm * (high.area + low.area);
  const unit = 1 / area;
  const profile = { value: times(bare.profile.value, unit), slope: times(bare.profile.slope, unit) };
  const curvature = times(bare.curvature, unit);
  // Without a Gaussian the curvature jumps at the centre.
  const tabled = { grid, profile, curvature: sigma > 0 ? curvature : null };
  const tail = lowerTail(-positions[0]!, fwhm, beta);
  const gauss = (sigma * sigma) / 2;
  const tailValue = tail.value + gauss * (bare.profile.slope[0]! - (gauss / 2) * bare.third[0]!);
  const integral = wanted.integral ? accumulate(positions, 0, tailValue * unit, profile, curvature) : null;
  if (!wanted.derivatives) return new SampledLine({ ...tabled, integral, byParameter: null, integralByParameter: null });

  const third = times(bare.third, unit);
  const perGauss = sigma / fwhmPerSigma;
  const byGauss = { value: times(curvature, perGauss), slope: times(third, perGauss) };
  // All widths scaled alike stretch the line: F ∂f/∂F + σ ∂f/∂σ = −f − x f′.
  const byFwhm = {
    value: positions.map((x, i) => -(profile.value[i]! + x * profile.slope[i]! + sigma * sigma * curvature[i]!) / fwhm),
    slope: positions.map((x, i) => -(2 * profile.slope[i]! + x * curvature[i]! + sigma * sigma * third[i]!) / fwhm),
  };
  const normalised = (raw: NodeValues, side: { area: number; logSlope: number }): NodeValues => {
    const areaSlope = (fwhm * side.area * side.logSlope) / area;
    return {
      value: raw.value.map((value, i) => unit * value - profile.value[i]! * areaSlope),
      slope: raw.slope.map((slope, i) => unit * slope - profile.slope[i]! * areaSlope),
    };
  };
  const byAlpha = normalised(bare.byAlpha, high);
  const byBeta = normalised(bare.byBeta, low);
  const startByAlpha = (-tailValue * unit * fwhm * high.area * high.logSlope) / area;
  const startByBeta = (tail.byExponent + gauss * bare.byBeta.slope[0]!) * unit - (tailValue * unit * fwhm * low.area * low.logSlope) / area;
  return new SampledLine({
    ...tabled,
    integral,
    byParameter: [byFwhm, byAlpha, byBeta, byGauss],
    integralByParameter: wanted.integral
      ? [
          positions.map((x, i) => -(x * profile.value[i]! + sigma * sigma * profile.slope[i]!) / fwhm),
          accumulate(positions, 0, startByAlpha, byAlpha, null),
          accumulate(positions, 0, startByBeta, byBeta, null),
          times(profile.slope, perGauss),
        ]
      : null,
  });
}

const times = (values: Float64Array, factor: number): Float64Array => values.map((value) => value * factor);

/** ∫ (1 + 4e²/F²)^(−p) de from x to ∞ for x ≥ 2F, expanded in (F/2x)², and its derivative by p. */
function lowerTail(x: number, fwhm: number, p: number): { value: number; byExponent: number } {
  const v = (2 * x) / fwhm;
  let coefficient = (fwhm / 2) * v ** (1 - 2 * p);
  let harmonic = 0;
  let value = 0;
  let byExponent = 0;
  for (let j = 0; j < 24; j++) {
    const e = 2 * p + 2 * j - 1;
    const term = coefficient / e;
    value += term;
    byExponent += term * (harmonic - 2 * Math.log(v) - 2 / e);
    coefficient *= -(p + j) / ((j + 1) * v * v);
    harmonic += 1 / (p + j);
  }
  return { value, byExponent };
}
