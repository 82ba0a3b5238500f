/**
 * Doniach–Šunjić line on a binding-energy axis (tail towards high binding energy), e = x − centre:
 *
 *     DS(e) = cos[πα/2 − (1−α) atan(e/γ)] / (e² + γ²)^((1−α)/2) = Re[ exp(iπα/2) (γ + ie)^(α−1) ]
 *
 * Doniach & Šunjić 1970, J. Phys. C 3, 285, doi 10.1088/0022-3719/3/2/010, where e runs the other way.
 * γ: half width of the Lorentzian at α = 0, eV (lorentzFwhm = 2γ); α: asymmetry, 0 ≤ α < ½.
 *
 * Its area is infinite for α > 0. As a component of a fit the tail is therefore damped with exp(−e/w) for e > 0 (w:
 * tailDamping, eV), the line is divided by the area of the damped line, and then convolved with a Gaussian:
 *
 *     f(x) = 1/A ∫ DS(e) D(e) G(x − e) de,   D(e) = 1 for e < 0, exp(−e/w) for e > 0,   A = ∫ DS(e) D(e) de
 *
 * Both halves reduce to one function, see half-line-convolution.ts: exp(−e/w) G(x − e) is a shifted Gaussian again.
 * Shape parameters: gaussFwhm > 0, lorentzFwhm > 0, asymmetry, tailDamping.
 */
import { halfLineConvolution, momentLimit } from './half-line-convolution';
import { integrateHalfLine } from './half-line-quadrature';
import { measureLine } from './line-measures';
import type { LineShape, PreparedLine, Reach, Wanted } from './line-shape';
import { accumulate, gradedGrid, SampledLine, type NodeValues } from './sampled-line';
import { fwhmPerSigma, requireWidth } from './widths';

/** The bare line at e = x − centre: not normalised (it cannot be), not convolved, eV^(α−1). */
export function doniachSunjic(e: number, asymmetry: number, gamma: number): number {
  return Math.cos((Math.PI * asymmetry) / 2 - (1 - asymmetry) * Math.atan(e / gamma)) / (e * e + gamma * gamma) ** ((1 - asymmetry) / 2);
}

/** The bare line convolved with a unit-area Gaussian of standard deviation σ, at increasing e. */
export function doniachSunjicGauss(e: Float64Array, asymmetry: number, gamma: number, sigma: number): Float64Array {
  const nodes = e.map((value) => value / sigma);
  const { profile } = convolved(nodes, gamma / sigma, asymmetry, 0);
  return profile.value.map((value) => value * sigma ** (asymmetry - 1));
}

interface DoniachParameters {
  readonly sigma: number;
  readonly gamma: number;
  readonly asymmetry: number;
  readonly damping: number;
}

function read(parameters: ArrayLike<number>): DoniachParameters {
  const asymmetry = parameters[2]!;
  if (!(asymmetry >= 0 && asymmetry < 0.5)) throw new RangeError(`asymmetry must lie in 0 … 0.5; got ${asymmetry}`);
  return {
    sigma: requireWidth('gaussFwhm', parameters[0]!) / fwhmPerSigma,
    gamma: requireWidth('lorentzFwhm', parameters[1]!) / 2,
    asymmetry,
    damping: requireWidth('tailDamping', parameters[3]!),
  };
}

export const doniachSunjicShape: LineShape = {
  parameterNames: ['gaussFwhm', 'lorentzFwhm', 'asymmetry', 'tailDamping'],
  prepare: prepareDoniach,
  fwhm: (parameters) => measure(parameters).fwhm,
  height: (parameters) => measure(parameters).height,
  apex: (parameters) => measure(parameters).apex,
};

function measure(parameters: ArrayLike<number>) {
  const { sigma, gamma } = read(parameters);
  return measureLine((reach) => prepareDoniach(parameters, reach, { integral: false, derivatives: false }), 3 * sigma + 2 * gamma);
}

/** Nodes per σ in the core, so that the interpolation error stays below 1e-7 of the height. */
const nodesPerSigma = 16;

function prepareDoniach(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted): PreparedLine {
  const { sigma, gamma, asymmetry, damping } = read(parameters);
  const g = gamma / sigma;
  const kappa = sigma / damping;
  // The running integral starts from the moment series, which needs some distance.
  const grid = gradedGrid(momentLimit, 1 / nodesPerSigma, { from: Math.min(reach.from / sigma, -24), to: reach.to / sigma });
  const nodes = grid.positions;
  const scaled = convolved(nodes, g, asymmetry, kappa);
  const area = dampedArea(g, asymmetry, kappa);

  // From units of σ to eV, and from the bare line to unit area.
  const unit = 1 / (sigma * area.value);
  const positions = nodes.map((t) => t * sigma);
  const profile = { value: times(scaled.profile.value, unit), slope: times(scaled.profile.slope, unit / sigma) };
  const curvature = times(scaled.curvature, unit / (sigma * sigma));
  const table = {
    grid: { positions, segments: grid.segments.map((s) => ({ ...s, start: s.start * sigma, end: s.end * sigma, step: s.step * sigma })) },
    profile,
    curvature,
  };
  const tail = lowerTail(nodes[0]!, g, asymmetry, scaled.profile.slope[0]!, scaled.third[0]!);
  const integral = wanted.integral ? accumulate(positions, 0, tail.value / area.value, profile, curvature) : null;
  if (!wanted.derivatives) return new SampledLine({ ...table, integral, byParameter: null, integralByParameter: null });

  // The Gaussian obeys the heat equation: ∂f/∂σ = σ f″.
  const perGauss = sigma / fwhmPerSigma;
  const byGauss = { value: times(curvature, perGauss), slope: times(scaled.third, (perGauss * unit) / sigma ** 3) };
  // By g, α and κ; ln A changes with each.
  const normalised = (raw: NodeValues, areaSlope: number, factor: number): NodeValues => ({
    value: raw.value.map((value, i) => factor * unit * (value - (scaled.profile.value[i]! * areaSlope) / area.value)),
    slope: raw.slope.map((slope, i) => (factor * unit * (slope - (scaled.profile.slope[i]! * areaSlope) / area.value)) / sigma),
  });
  const perLorentz = 0.5 / sigma;
  const perDamping = -kappa / damping;
  const byLorentz = normalised(scaled.byG, area.byG, perLorentz);
  const byAsymmetry = normalised(scaled.byAsymmetry, area.byAsymmetry, 1);
  const byDamping = normalised(scaled.byKappa, area.byKappa, perDamping);
  const start = (tailSlope: number, areaSlope: number) => (tailSlope - (tail.value * areaSlope) / area.value) / area.value;
  return new SampledLine({
    ...table,
    integral,
    byParameter: [byGauss, byLorentz, byAsymmetry, byDamping],
    integralByParameter: wanted.integral
      ? [
          times(profile.slope, perGauss),
          accumulate(positions, 0, perLorentz * start(tail.byG + 0.5 * scaled.byG.slope[0]!, area.byG), byLorentz, null),
          accumulate(positions, 0, start(tail.byAsymmetry + 0.5 * scaled.byAsymmetry.slope[0]!, area.byAsymmetry), byAsymmetry, null),
          accumulate(positions, 0, perDamping * start(0, area.byKappa), byDamping, null),
        ]
      : null,
  });
}

const times = (values: Float64Array, factor: number): Float64Array => values.map((value) => value * factor);

/** The convolved line in units of σ, not normalised: derivatives by t = x/σ, and by g = γ/σ, α and κ = σ/w. */
interface ScaledLine {
  readonly profile: NodeValues;
  readonly curvature: Float64Array;
  readonly third: Float64Array;
  readonly byG: NodeValues;
  readonly byAsymmetry: NodeValues;
  readonly byKappa: NodeValues;
}

/** With c = exp(iπα/2): Re[c m*(−t)] from the low side, exp(κ²/2 − κt) Re[c m(t − κ)] from the damped high side. */
function convolved(nodes: Float64Array, g: number, asymmetry: number, kappa: number): ScaledLine {
  const n = nodes.length;
  const s = 1 - asymmetry;
  const halfLine = halfLineConvolution(g, s);
  const low = halfLine(nodes.map((_, i) => -nodes[n - 1 - i]!));
  const high = halfLine(nodes.map((t) => t - kappa));
  const cRe = Math.cos((Math.PI * asymmetry) / 2);
  const cIm = Math.sin((Math.PI * asymmetry) / 2);
  const edge = (cIm * g ** -s) / Math.sqrt(2 * Math.PI);
  const column = () => new Float64Array(n);
  const out = {
    profile: { value: column(), slope: column() },
    curvature: column(),
    third: column(),
    byG: { value: column(), slope: column() },
    byAsymmetry: { value: column(), slope: column() },
    byKappa: { value: column(), slope: column() },
  };
  for (let i = 0; i < n; i++) {
    const t = nodes[i]!;
    const j = n - 1 - i;
    const lowGauss = edge * Math.exp(-0.5 * t * t);
    out.profile.value[i] = cRe * low.re[j]! + cIm * low.im[j]!;
    out.profile.slope[i] = -(cRe * low.slopeRe[j]! + cIm * low.slopeIm[j]!);
    out.curvature[i] = cRe * low.curvatureRe[j]! + cIm * low.curvatureIm[j]!;
    out.third[i] = -(cRe * low.thirdRe[j]! + cIm * low.thirdIm[j]!);
    out.byG.value[i] = lowGauss + cRe * low.slopeIm[j]! - cIm * low.slopeRe[j]!;
    out.byG.slope[i] = -t * lowGauss - (cRe * low.curvatureIm[j]! - cIm * low.curvatureRe[j]!);
    // ∂/∂α = −∂/∂s, and c turns by iπ/2.
    out.byAsymmetry.value[i] = -(Math.PI / 2) * (cIm * low.re[j]! - cRe * low.im[j]!) - (cRe * low.bySRe[j]! + cIm * low.bySIm[j]!);
    out.byAsymmetry.slope[i] = (Math.PI / 2) * (cIm * low.slopeRe[j]! - cRe * low.slopeIm[j]!) + cRe * low.bySSlopeRe[j]! + cIm * low.bySSlopeIm[j]!;

    const shifted = t - kappa;
    // Far below the centre the high side does not reach, while its factor grows without bound.
    if (shifted < -momentLimit) continue;
    const e = Math.exp(0.5 * kappa * kappa - kappa * t);
    const highGauss = edge * Math.exp(-0.5 * shifted * shifted);
    const b = cRe * high.re[i]! - cIm * high.im[i]!;
    const b1 = cRe * high.slopeRe[i]! - cIm * high.slopeIm[i]!;
    const b2 = cRe * high.curvatureRe[i]! - cIm * high.curvatureIm[i]!;
    const b3 = cRe * high.thirdRe[i]! - cIm * high.thirdIm[i]!;
    out.profile.value[i]! += e * b;
    out.profile.slope[i]! += e * (b1 - kappa * b);
    out.curvature[i]! += e * (b2 - 2 * kappa * b1 + kappa * kappa * b);
    out.third[i]! += e * (b3 - 3 * kappa * b2 + 3 * kappa * kappa * b1 - kappa ** 3 * b);
    const byG = -highGauss + cRe * high.slopeIm[i]! + cIm * high.slopeRe[i]!;
    const byG1 = shifted * highGauss + cRe * high.curvatureIm[i]! + cIm * high.curvatureRe[i]!;
    out.byG.value[i]! += e * byG;
    out.byG.slope[i]! += e * (byG1 - kappa * byG);
    const byA = -(Math.PI / 2) * (cRe * high.im[i]! + cIm * high.re[i]!) - (cRe * high.bySRe[i]! - cIm * high.bySIm[i]!);
    const byA1 = -(Math.PI / 2) * (cRe * high.slopeIm[i]! + cIm * high.slopeRe[i]!) - (cRe * high.bySSlopeRe[i]! - cIm * high.bySSlopeIm[i]!);
    out.byAsymmetry.value[i]! += e * byA;
    out.byAsymmetry.slope[i]! += e * (byA1 - kappa * byA);
    const byK = -shifted * b - b1;
    out.byKappa.value[i] = e * byK;
    out.byKappa.slope[i] = e * (-kappa * byK - b - shifted * b1 - b2);
  }
  return out;
}

/** Area of the damped line in units of σ^α, and its derivatives. The low side is closed: γ^α sin(πα/2)/α. */
function dampedArea(g: number, asymmetry: number, kappa: number) {
  const s = 1 - asymmetry;
  const low = powerSine(g, Math.PI / 2, asymmetry);
  let value = low.value;
  let byG = g ** -s * Math.sin((Math.PI * asymmetry) / 2);
  let byAsymmetry = low.byAsymmetry;
  let byKappa = 0;
  integrateHalfLine(-Math.log(kappa), 40, (u, weight) => {
    const log = 0.5 * Math.log(g * g + u * u);
    const angle = Math.atan2(u, g);
    const phase = (Math.PI * asymmetry) / 2 - s * angle;
    const size = weight * Math.exp(-kappa * u - s * log);
    const re = size * Math.cos(phase);
    const im = size * Math.sin(phase);
    value += re;
    // ∂/∂g multiplies by −s/(g + iu); ∂/∂α by iπ/2 + ln(g + iu).
    byG -= (s * (g * re + u * im)) / (g * g + u * u);
    byAsymmetry += log * re - (Math.PI / 2 + angle) * im;
    byKappa -= u * re;
  });
  return { value, byG, byAsymmetry, byKappa };
}

/** Integral of the convolved line from −∞ to t ≪ −1 in units of σ, from the moment series; slope and third: of the line at t. */
function lowerTail(t: number, g: number, asymmetry: number, slope: number, third: number) {
  const r = Math.hypot(g, t);
  const angle = Math.atan2(g, -t);
  const bare = powerSine(r, angle, asymmetry);
  return {
    value: bare.value + slope / 2 - third / 8,
    byG: r ** (asymmetry - 1) * Math.cos((1 - asymmetry) * angle),
    byAsymmetry: bare.byAsymmetry,
  };
}

/** r^α sin(αψ)/α and its derivative by α, also at α = 0. */
function powerSine(r: number, psi: number, alpha: number) {
  const y = alpha * psi;
  const isSmall = Math.abs(y) < 1e-3;
  const sinc = isSmall ? 1 - (y * y) / 6 : Math.sin(y) / y;
  const sincSlope = isSmall ? -y / 3 + y ** 3 / 30 : (Math.cos(y) - sinc) / y;
  const power = r ** alpha;
  return { value: power * psi * sinc, byAsymmetry: power * psi * (Math.log(r) * sinc + psi * sincSlope) };
}
