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
import { accumulate, gradedGrid } from './node-grid';
import { Room } from './room';
import { SmoothLine, type SmoothValues } from './smooth-line';
import { fwhmPerSigma, requireWidth } from './widths';

/** The bare line at e = x − centre: not normalised (it cannot be), not convolved, eV^(α−1). */
export function doniachSunjic(e: number, asymmetry: number, gamma: number): number {
  return Math.cos((Math.PI * asymmetry) / 2 - (1 - asymmetry) * Math.atan(e / gamma)) / (e * e + gamma * gamma) ** ((1 - asymmetry) / 2);
}

/** The bare line convolved with a unit-area Gaussian of standard deviation σ, at increasing e. */
export function doniachSunjicGauss(e: Float64Array, asymmetry: number, gamma: number, sigma: number): Float64Array {
  const nodes = e.map((value) => value / sigma);
  const { profile } = convolved(nodes, gamma / sigma, asymmetry, 0, new Room());
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
  return measureLine((reach) => prepareDoniach(parameters, reach, { integral: false, derivatives: null }), 3 * sigma + 2 * gamma);
}

/** Nodes per σ in the core, so that the interpolation error stays below 1e-7 of the height. */
const nodesPerSigma = 4;

function prepareDoniach(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted, room = new Room()): PreparedLine {
  const { sigma, gamma, asymmetry, damping } = read(parameters);
  const g = gamma / sigma;
  const kappa = sigma / damping;
  // The running integral starts from the moment series, which needs some distance.
  const grid = gradedGrid(momentLimit, 1 / nodesPerSigma, { from: Math.min(reach.from / sigma, -24), to: reach.to / sigma }, room);
  const nodes = grid.positions;
  const scaled = convolved(nodes, g, asymmetry, kappa, room);
  const area = dampedArea(g, asymmetry, kappa);

  // From units of σ to eV, and from the bare line to unit area.
  const unit = 1 / (sigma * area.value);
  const times = (f: Float64Array, factor: number): Float64Array => room.times(factor, f);
  const positions = times(nodes, sigma);
  const profile = {
    value: times(scaled.profile.value, unit),
    slope: times(scaled.profile.slope, unit / sigma),
    curvature: times(scaled.profile.curvature, unit / (sigma * sigma)),
  };
  const third = times(scaled.third, unit / sigma ** 3);
  const table = {
    grid: { positions, segments: grid.segments.map((s) => ({ ...s, start: s.start * sigma, end: s.end * sigma, step: s.step * sigma })) },
    profile,
    third,
  };
  const tail = lowerTail(nodes[0]!, g, asymmetry, scaled.profile.slope[0]!, scaled.third[0]!);
  const integral = wanted.integral ? accumulate(positions, 0, tail.value / area.value, profile, profile.curvature, room.take(positions.length)) : null;
  if (!wanted.derivatives) return new SmoothLine({ ...table, integral, byParameter: null, integralByParameter: null });

  // The Gaussian obeys the heat equation: ∂f/∂σ = σ f″.
  const perGauss = sigma / fwhmPerSigma;
  const byGauss = { value: times(profile.curvature, perGauss), slope: times(third, perGauss), curvature: times(scaled.fourth, (perGauss * unit) / sigma ** 4) };
  // By g, α and κ; ln A changes with each.
  const normalised = (raw: SmoothValues, areaSlope: number, factor: number): SmoothValues => {
    const ofArea = (-factor * areaSlope) / area.value;
    return {
      value: room.combine(factor * unit, raw.value, ofArea, profile.value),
      slope: room.combine((factor * unit) / sigma, raw.slope, ofArea, profile.slope),
      curvature: room.combine((factor * unit) / (sigma * sigma), raw.curvature, ofArea, profile.curvature),
    };
  };
  const perLorentz = 0.5 / sigma;
  const perDamping = -kappa / damping;
  const byLorentz = normalised(scaled.byG, area.byG, perLorentz);
  const byAsymmetry = normalised(scaled.byAsymmetry, area.byAsymmetry, 1);
  const byDamping = normalised(scaled.byKappa, area.byKappa, perDamping);
  const start = (tailSlope: number, areaSlope: number) => (tailSlope - (tail.value * areaSlope) / area.value) / area.value;
  const integrated = (by: SmoothValues, from: number) => accumulate(positions, 0, from, by, by.curvature, room.take(positions.length));
  return new SmoothLine({
    ...table,
    integral,
    byParameter: [byGauss, byLorentz, byAsymmetry, byDamping],
    integralByParameter: wanted.integral
      ? [
          times(profile.slope, perGauss),
          integrated(byLorentz, perLorentz * start(tail.byG + 0.5 * scaled.byG.slope[0]!, area.byG)),
          integrated(byAsymmetry, start(tail.byAsymmetry + 0.5 * scaled.byAsymmetry.slope[0]!, area.byAsymmetry)),
          integrated(byDamping, perDamping * start(0, area.byKappa)),
        ]
      : null,
  });
}

/** The convolved line in units of σ, not normalised: derivatives by t = x/σ, and by g = γ/σ, α and κ = σ/w. */
interface ScaledLine {
  readonly profile: SmoothValues;
  readonly third: Float64Array;
  readonly fourth: Float64Array;
  readonly byG: SmoothValues;
  readonly byAsymmetry: SmoothValues;
  readonly byKappa: SmoothValues;
}

/** With c = exp(iπα/2): Re[c m*(−t)] from the low side, exp(κ²/2 − κt) Re[c m(t − κ)] from the damped high side. */
function convolved(nodes: Float64Array, g: number, asymmetry: number, kappa: number, room: Room): ScaledLine {
  const n = nodes.length;
  const s = 1 - asymmetry;
  const halfLine = halfLineConvolution(g, s);
  const low = halfLine(nodes.map((_, i) => -nodes[n - 1 - i]!), room);
  const high = halfLine(nodes.map((t) => t - kappa), room);
  const cRe = Math.cos((Math.PI * asymmetry) / 2);
  const cIm = Math.sin((Math.PI * asymmetry) / 2);
  // ∂/∂α = −∂/∂s, and c turns by iπ/2.
  const turn = Math.PI / 2;
  const edge = (cIm * g ** -s) / Math.sqrt(2 * Math.PI);
  const column = () => room.zeros(n);
  const smooth = () => ({ value: column(), slope: column(), curvature: column() });
  const out = { profile: smooth(), third: column(), fourth: column(), byG: smooth(), byAsymmetry: smooth(), byKappa: smooth() };
  const { profile, byG, byAsymmetry, byKappa } = out;
  for (let i = 0; i < n; i++) {
    const t = nodes[i]!;
    const j = n - 1 - i;
    const lowGauss = edge * Math.exp(-0.5 * t * t);
    profile.value[i] = cRe * low.re[j]! + cIm * low.im[j]!;
    profile.slope[i] = -(cRe * low.slopeRe[j]! + cIm * low.slopeIm[j]!);
    profile.curvature[i] = cRe * low.curvatureRe[j]! + cIm * low.curvatureIm[j]!;
    out.third[i] = -(cRe * low.thirdRe[j]! + cIm * low.thirdIm[j]!);
    out.fourth[i] = cRe * low.fourthRe[j]! + cIm * low.fourthIm[j]!;
    byG.value[i] = lowGauss + cRe * low.slopeIm[j]! - cIm * low.slopeRe[j]!;
    byG.slope[i] = -t * lowGauss - (cRe * low.curvatureIm[j]! - cIm * low.curvatureRe[j]!);
    byG.curvature[i] = (t * t - 1) * lowGauss + cRe * low.thirdIm[j]! - cIm * low.thirdRe[j]!;
    byAsymmetry.value[i] = -turn * (cIm * low.re[j]! - cRe * low.im[j]!) - (cRe * low.bySRe[j]! + cIm * low.bySIm[j]!);
    byAsymmetry.slope[i] = turn * (cIm * low.slopeRe[j]! - cRe * low.slopeIm[j]!) + cRe * low.bySSlopeRe[j]! + cIm * low.bySSlopeIm[j]!;
    byAsymmetry.curvature[i] =
      -turn * (cIm * low.curvatureRe[j]! - cRe * low.curvatureIm[j]!) - (cRe * low.bySCurvatureRe[j]! + cIm * low.bySCurvatureIm[j]!);

    const shifted = t - kappa;
    // Far below the centre the high side does not reach, while its factor grows without bound.
    if (shifted < -momentLimit) continue;
    const e = Math.exp(0.5 * kappa * kappa - kappa * t);
    const highGauss = edge * Math.exp(-0.5 * shifted * shifted);
    const b = cRe * high.re[i]! - cIm * high.im[i]!;
    const b1 = cRe * high.slopeRe[i]! - cIm * high.slopeIm[i]!;
    const b2 = cRe * high.curvatureRe[i]! - cIm * high.curvatureIm[i]!;
    const b3 = cRe * high.thirdRe[i]! - cIm * high.thirdIm[i]!;
    const b4 = cRe * high.fourthRe[i]! - cIm * high.fourthIm[i]!;
    profile.value[i]! += e * b;
    profile.slope[i]! += e * (b1 - kappa * b);
    profile.curvature[i]! += damped2(e, kappa, b, b1, b2);
    out.third[i]! += e * (b3 - 3 * kappa * b2 + 3 * kappa * kappa * b1 - kappa ** 3 * b);
    out.fourth[i]! += e * (b4 - 4 * kappa * b3 + 6 * kappa * kappa * b2 - 4 * kappa ** 3 * b1 + kappa ** 4 * b);
    const g0 = -highGauss + cRe * high.slopeIm[i]! + cIm * high.slopeRe[i]!;
    const g1 = shifted * highGauss + cRe * high.curvatureIm[i]! + cIm * high.curvatureRe[i]!;
    const g2 = (1 - shifted * shifted) * highGauss + cRe * high.thirdIm[i]! + cIm * high.thirdRe[i]!;
    byG.value[i]! += e * g0;
    byG.slope[i]! += e * (g1 - kappa * g0);
    byG.curvature[i]! += damped2(e, kappa, g0, g1, g2);
    const a0 = -turn * (cRe * high.im[i]! + cIm * high.re[i]!) - (cRe * high.bySRe[i]! - cIm * high.bySIm[i]!);
    const a1 = -turn * (cRe * high.slopeIm[i]! + cIm * high.slopeRe[i]!) - (cRe * high.bySSlopeRe[i]! - cIm * high.bySSlopeIm[i]!);
    const a2 = -turn * (cRe * high.curvatureIm[i]! + cIm * high.curvatureRe[i]!) - (cRe * high.bySCurvatureRe[i]! - cIm * high.bySCurvatureIm[i]!);
    byAsymmetry.value[i]! += e * a0;
    byAsymmetry.slope[i]! += e * (a1 - kappa * a0);
    byAsymmetry.curvature[i]! += damped2(e, kappa, a0, a1, a2);
    const k0 = -shifted * b - b1;
    const k1 = -b - shifted * b1 - b2;
    byKappa.value[i] = e * k0;
    byKappa.slope[i] = e * (k1 - kappa * k0);
    byKappa.curvature[i] = damped2(e, kappa, k0, k1, -2 * b1 - shifted * b2 - b3);
  }
  return out;
}

/** Second derivative of e(t) f(t) with e′ = −κ e, from f and its derivatives. */
function damped2(e: number, kappa: number, f: number, f1: number, f2: number): number {
  return e * (f2 - 2 * kappa * f1 + kappa * kappa * f);
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
