/**
 * Asymmetric Lorentzian with damped tails, LF(α, β, w, m) of CasaXPS, here of unit area and with its widths in eV:
 *
 *     base(x) = (1 + 4 x²/F²)^(−α) on the high-binding-energy side, (1 + 4 x²/F²)^(−β) on the low side,
 *     LF = [base(x) exp(−x²/w²)] ⊗ Gaussian
 *
 * F: fwhm, eV, as in la.ts; α, β > 0 (the damping makes the area finite below ½, too); w: tailDamping, eV, where the tails have fallen to
 * 1/e of LA's; gaussFwhm > 0, eV.
 * Differences from CasaXPS, whose formula is not published: it says that w forces the tails to the background, from 0 to 499 and more so the
 * smaller w is, and gives m as a kernel width in data points. The exponent x²/w² and both units are ours, so the same numbers mean another shape.
 * The convolution is Gauss–Legendre quadrature on both sides of the centre, where the curvature of the base jumps.
 * Shape parameters: fwhm, alpha, beta, tailDamping, gaussFwhm.
 */
import { integrateHalfLine } from './half-line-quadrature';
import { measureLine } from './line-measures';
import type { LineShape, PreparedLine, Reach, Wanted } from './line-shape';
import { accumulate, gradedGrid, type NodeValues } from './node-grid';
import { SampledLine } from './sampled-line';
import { fwhmPerSigma, requireWidth } from './widths';

interface LfParameters {
  readonly fwhm: number;
  readonly alpha: number;
  readonly beta: number;
  readonly damping: number;
  readonly sigma: number;
}

function read(parameters: ArrayLike<number>): LfParameters {
  const exponent = (name: string, value: number) => {
    if (value > 0 && value < Infinity) return value;
    throw new RangeError(`${name} must be positive; got ${value}`);
  };
  return {
    fwhm: requireWidth('fwhm', parameters[0]!),
    alpha: exponent('alpha', parameters[1]!),
    beta: exponent('beta', parameters[2]!),
    damping: requireWidth('tailDamping', parameters[3]!),
    sigma: requireWidth('gaussFwhm', parameters[4]!) / fwhmPerSigma,
  };
}

export const lfShape: LineShape = {
  parameterNames: ['fwhm', 'alpha', 'beta', 'tailDamping', 'gaussFwhm'],
  prepare: prepareLf,
  fwhm: (parameters) => measure(parameters).fwhm,
  height: (parameters) => measure(parameters).height,
  apex: (parameters) => measure(parameters).apex,
};

function measure(parameters: ArrayLike<number>) {
  const { fwhm, sigma, damping } = read(parameters);
  return measureLine((reach) => prepareLf(parameters, reach, { integral: false, derivatives: null }), 2 * Math.min(fwhm, 2 * damping) + 3 * sigma);
}

function prepareLf(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted): PreparedLine {
  const p = read(parameters);
  const { fwhm, sigma, damping } = p;
  const narrow = Math.min(fwhm / 2, damping) / Math.sqrt(Math.max(1, p.alpha, p.beta));
  const step = 0.05 * Math.hypot(sigma / 3 ** 0.25, narrow / 2);
  const core = 4 * sigma + 2 * Math.min(fwhm, damping);
  // Below six damping lengths and six σ nothing is left, so the running integral starts from zero.
  const grid = gradedGrid(core, step, { from: Math.min(reach.from, -6 * (damping + sigma)), to: reach.to });
  const { positions } = grid;
  const column = () => new Float64Array(positions.length);
  const make = (): NodeValues => ({ value: column(), slope: column() });
  const [profile, byFwhm, byAlpha, byBeta, byDamping, byGauss] = [make(), make(), make(), make(), make(), make()];
  const curvature = column();
  const area = areaOf(p);
  const unit = 1 / area.value;
  positions.forEach((x, i) => {
    const s = convolve(x, p, wanted.derivatives !== null);
    profile.value[i] = unit * s.value;
    profile.slope[i] = unit * s.slope;
    curvature[i] = unit * s.curvature;
    if (!wanted.derivatives) return;
    const normalised = (to: NodeValues, raw: number, rawSlope: number, areaSlope: number): void => {
      to.value[i] = unit * (raw - profile.value[i]! * areaSlope);
      to.slope[i] = unit * (rawSlope - profile.slope[i]! * areaSlope);
    };
    normalised(byFwhm, s.byFwhm, s.byFwhmSlope, area.byFwhm);
    normalised(byAlpha, s.byAlpha, s.byAlphaSlope, area.byAlpha);
    normalised(byBeta, s.byBeta, s.byBetaSlope, area.byBeta);
    normalised(byDamping, s.byDamping, s.byDampingSlope, area.byDamping);
    // A Gaussian obeys ∂/∂σ = σ ∂²/∂x².
    const perGauss = sigma / fwhmPerSigma;
    byGauss.value[i] = perGauss * unit * s.curvature;
    byGauss.slope[i] = perGauss * unit * s.third;
  });
  const integral = wanted.integral ? accumulate(positions, 0, 0, profile, curvature) : null;
  if (!wanted.derivatives) return new SampledLine({ grid, profile, curvature, integral, byParameter: null, integralByParameter: null });
  const byParameter = [byFwhm, byAlpha, byBeta, byDamping, byGauss];
  return new SampledLine({
    grid, profile, curvature, integral, byParameter,
    integralByParameter: integral ? integralsOf(positions, profile, byAlpha, byBeta, byDamping, p) : null,
  });
}

/** Running integrals of the derivatives; those by the widths follow from ∂/∂σ = σ ∂²/∂x² and from all widths scaled alike stretching the line. */
function integralsOf(x: Float64Array, profile: NodeValues, byAlpha: NodeValues, byBeta: NodeValues, byDamping: NodeValues, p: LfParameters): Float64Array[] {
  const { fwhm, sigma, damping } = p;
  const ofDamping = accumulate(x, 0, 0, byDamping, null);
  return [
    x.map((at, i) => -(at * profile.value[i]! + damping * ofDamping[i]! + sigma * sigma * profile.slope[i]!) / fwhm),
    accumulate(x, 0, 0, byAlpha, null),
    accumulate(x, 0, 0, byBeta, null),
    ofDamping,
    profile.slope.map((slope) => (sigma / fwhmPerSigma) * slope),
  ];
}

/** Nodes and weights of 10-point Gauss–Legendre quadrature on −1 … 1 (Abramowitz & Stegun, table 25.4), positive half. */
const legendre = [
  [0.1488743389816312, 0.2955242247147529], [0.4333953941292472, 0.2692667193099963], [0.6794095682990244, 0.219086362515982],
  [0.8650633666889845, 0.1494513491505806], [0.9739065285171717, 0.0666713443086881],
] as const;

/** The Gaussian beyond this many σ is below 1e-9 of its height. */
const gaussReach = 6.5;

/** The base convolved with the Gaussian at x, its derivatives by x from those of the Gaussian, and its derivatives by the base's parameters. */
function convolve(x: number, p: LfParameters, wantsDerivatives: boolean) {
  const { fwhm, alpha, beta, damping, sigma } = p;
  const sum = {
    value: 0, slope: 0, curvature: 0, third: 0, byFwhm: 0, byFwhmSlope: 0, byAlpha: 0, byAlphaSlope: 0, byBeta: 0, byBetaSlope: 0, byDamping: 0, byDampingSlope: 0,
  };
  const factor = 1 / (sigma * Math.sqrt(2 * Math.PI));
  const add = (e: number, weight: number): void => {
    const z = (x - e) / sigma;
    const log = Math.log1p((4 * e * e) / (fwhm * fwhm));
    const exponent = e > 0 ? alpha : beta;
    const base = weight * factor * Math.exp(-exponent * log - (e / damping) ** 2 - 0.5 * z * z);
    const first = -z / sigma;
    sum.value += base;
    sum.slope += base * first;
    sum.curvature += (base * (z * z - 1)) / (sigma * sigma);
    sum.third += (base * (3 * z - z ** 3)) / sigma ** 3;
    if (!wantsDerivatives) return;
    const width = (base * exponent * 8 * e * e) / (fwhm * (fwhm * fwhm + 4 * e * e));
    sum.byFwhm += width;
    sum.byFwhmSlope += width * first;
    const tail = -base * log;
    if (e > 0) {
      sum.byAlpha += tail;
      sum.byAlphaSlope += tail * first;
    } else {
      sum.byBeta += tail;
      sum.byBetaSlope += tail * first;
    }
    const damped = (2 * base * e * e) / damping ** 3;
    sum.byDamping += damped;
    sum.byDampingSlope += damped * first;
  };
  const [low, high] = [x - gaussReach * sigma, x + gaussReach * sigma];
  // Panels grow with the distance from the centre, as the base's scale does, but not beyond the Gaussian's.
  const scale = Math.min(fwhm, damping);
  const panels = (from: number, to: number, sign: 1 | -1): void => {
    for (let near = from; near < to; ) {
      const far = Math.min(to, near + Math.min(3 * sigma, Math.max(scale, near)));
      const [middle, half] = [(near + far) / 2, (far - near) / 2];
      for (const [node, weight] of legendre) {
        add(sign * (middle + half * node), half * weight);
        add(sign * (middle - half * node), half * weight);
      }
      near = far;
    }
  };
  panels(Math.max(0, low), high, 1);
  panels(Math.max(0, -high), -low, -1);
  return sum;
}

/** Area of the base and its derivatives. */
function areaOf({ fwhm, alpha, beta, damping }: LfParameters) {
  const area = { value: 0, byFwhm: 0, byAlpha: 0, byBeta: 0, byDamping: 0 };
  const side = (exponent: number, key: 'byAlpha' | 'byBeta'): void =>
    integrateHalfLine(Math.log(damping), 7, (e, weight) => {
      const log = Math.log1p((4 * e * e) / (fwhm * fwhm));
      const base = weight * Math.exp(-exponent * log - (e / damping) ** 2);
      area.value += base;
      area.byFwhm += (base * exponent * 8 * e * e) / (fwhm * (fwhm * fwhm + 4 * e * e));
      area[key] -= base * log;
      area.byDamping += (2 * base * e * e) / damping ** 3;
    });
  side(alpha, 'byAlpha');
  side(beta, 'byBeta');
  return area;
}
