/**
 * Voigt line of which a share decays exponentially to higher binding energy, of unit area:
 *
 *     f(x) = (1 − s) V(x) + s T(x),   T(x) = ∫₀^∞ V(x − u) exp(−u/ℓ) du/ℓ
 *
 * V: Voigt profile (voigt.ts) of gaussFwhm and lorentzFwhm, eV; s: tailShare, 0 … 1, the share of the area in the tail; ℓ: tailLength, eV, > 0.
 * For lines whose final states (multiplets, vibrations) lie closer than the resolution and shade the line off to one side; s = 0 is the Voigt line.
 *
 * T solves ℓ T′ = V − T, so that everything follows from V at the nodes: T by exact integration of V's interpolation from node to node, its
 * running integral as ∫V − ℓT, and its derivatives by the same integration of V's derivatives (by ℓ: of −T′).
 * Shape parameters: gaussFwhm, lorentzFwhm, tailShare, tailLength.
 */
import { measureLine } from './line-measures';
import type { LineShape, PreparedLine, Reach, Wanted } from './line-shape';
import { SampledLine, type NodeValues } from './sampled-line';
import { voigtShape, voigtTable } from './voigt';
import { requireWidth } from './widths';

export const voigtTailShape: LineShape = {
  parameterNames: ['gaussFwhm', 'lorentzFwhm', 'tailShare', 'tailLength'],
  prepare: prepareVoigtTail,
  fwhm: (parameters) => measure(parameters).fwhm,
  height: (parameters) => measure(parameters).height,
  apex: (parameters) => measure(parameters).apex,
};

function measure(parameters: ArrayLike<number>) {
  return measureLine((reach) => prepareVoigtTail(parameters, reach, { integral: false, derivatives: false }), voigtShape.fwhm(parameters) + parameters[3]!);
}

function prepareVoigtTail(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted): PreparedLine {
  const share = parameters[2]!;
  if (!(share >= 0 && share <= 1)) throw new RangeError(`tailShare must lie between 0 and 1; got ${share}`);
  const length = requireWidth('tailLength', parameters[3]!);
  // What is neglected where the integration starts has decayed by e⁻¹² before it reaches the line.
  const voigt = voigtTable(parameters, { from: Math.min(reach.from, -3 * (parameters[0]! + parameters[1]!) - 12 * length), to: reach.to }, wanted);
  const { positions } = voigt.grid;
  const follow = exponentialFollower(positions, length);
  const { profile, curvature } = voigt;

  const tail = follow(profile, curvature);
  const mixed = mixer(share);
  const tailCurvature = curvature.map((_, i) => (profile.slope[i]! - tail.slope[i]!) / length);
  const table = {
    grid: voigt.grid,
    profile: { value: mixed(profile.value, tail.value), slope: mixed(profile.slope, tail.slope) },
    curvature: mixed(curvature, tailCurvature),
    integral: voigt.integral && voigt.integral.map((value, i) => value - share * length * tail.value[i]!),
  };
  if (!voigt.byParameter) return new SampledLine({ ...table, byParameter: null, integralByParameter: null });

  const tailBy = voigt.byParameter.map((values) => follow(values, null));
  const byLength = follow({ value: tail.slope.map((slope) => -slope), slope: tailCurvature.map((value) => -value) }, null);
  const difference = (of: Float64Array, from: Float64Array) => of.map((value, i) => value - from[i]!);
  return new SampledLine({
    ...table,
    byParameter: [
      ...voigt.byParameter.map((values, k): NodeValues => ({ value: mixed(values.value, tailBy[k]!.value), slope: mixed(values.slope, tailBy[k]!.slope) })),
      { value: difference(tail.value, profile.value), slope: difference(tail.slope, profile.slope) },
      { value: byLength.value.map((value) => share * value), slope: byLength.slope.map((value) => share * value) },
    ],
    integralByParameter: voigt.integralByParameter && [
      ...voigt.integralByParameter.map((values, k) => values.map((value, i) => value - share * length * tailBy[k]!.value[i]!)),
      tail.value.map((value) => -length * value),
      tail.value.map((value, i) => -share * (value + length * byLength.value[i]!)),
    ],
  });
}

/** (1 − s) a + s b. */
function mixer(share: number) {
  return (bare: Float64Array, tail: Float64Array): Float64Array => bare.map((value, i) => value + share * (tail[i]! - value));
}

/** Length of a step against ℓ below which its weights are summed as a series. */
const shortStep = 1.5;

/**
 * ∫₀^∞ g(x − u) exp(−u/ℓ) du/ℓ at the nodes, of a function known with its slope and, where given, its curvature: between nodes g is the cubic
 * (quintic) that these define, and its integral with the exponential is exact.
 */
function exponentialFollower(positions: Float64Array, length: number): (g: NodeValues, curvature: Float64Array | null) => NodeValues {
  const cells = positions.length - 1;
  const weights = { decay: new Float64Array(cells), moments: new Float64Array(6 * cells) };
  for (let i = 0; i < cells; i++) {
    const step = (positions[i + 1]! - positions[i]!) / length;
    const known = i > 0 && Math.abs(positions[i + 1]! - 2 * positions[i]! + positions[i - 1]!) < 1e-12;
    if (known) {
      weights.decay[i] = weights.decay[i - 1]!;
      weights.moments.copyWithin(6 * i, 6 * i - 6, 6 * i);
      continue;
    }
    weights.decay[i] = Math.exp(-step);
    exponentialMoments(step, weights.moments.subarray(6 * i, 6 * i + 6));
  }
  return (g, curvature) => {
    const value = new Float64Array(positions.length);
    // Far below the line g varies little over ℓ: g − ℓ g′ + ℓ² g″.
    value[0] = g.value[0]! - length * g.slope[0]! + length * length * (curvature?.[0] ?? 0);
    for (let i = 0; i < cells; i++) {
      const h = positions[i + 1]! - positions[i]!;
      const [a, b] = [g.value[i]!, g.value[i + 1]!];
      const [da, db] = [h * g.slope[i]!, h * g.slope[i + 1]!];
      const m = 6 * i;
      const moment = weights.moments;
      let sum: number;
      if (curvature) {
        const [ca, cb] = [h * h * curvature[i]!, h * h * curvature[i + 1]!];
        const rise = b - a;
        sum = a * moment[m]! + da * moment[m + 1]! + (ca / 2) * moment[m + 2]! + (10 * rise - 6 * da - 4 * db - 1.5 * ca + 0.5 * cb) * moment[m + 3]!;
        sum += (-15 * rise + 8 * da + 7 * db + 1.5 * ca - cb) * moment[m + 4]! + (6 * rise - 3 * (da + db) - 0.5 * (ca - cb)) * moment[m + 5]!;
      } else {
        sum = a * moment[m]! + da * moment[m + 1]! + (3 * (b - a) - 2 * da - db) * moment[m + 2]! + (2 * (a - b) + da + db) * moment[m + 3]!;
      }
      value[i + 1] = weights.decay[i]! * value[i]! + sum;
    }
    return { value, slope: value.map((tail, i) => (g.value[i]! - tail) / length) };
  };
}

/** r ∫₀¹ tᵏ exp(−r (1 − t)) dt for k = 0 … 5. */
function exponentialMoments(r: number, out: Float64Array): void {
  if (r > shortStep) {
    // By parts, from k = 0 up.
    out[0] = -Math.expm1(-r);
    for (let k = 1; k < 6; k++) out[k] = 1 - (k / r) * out[k - 1]!;
    return;
  }
  // The series r/(k+1) Σ (−r)ⁿ/((k+2) … (k+1+n)) for the highest, and by parts down.
  let term = r / 6;
  let sum = 0;
  for (let n = 7; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    sum += term;
    term *= -r / n;
  }
  out[5] = sum;
  for (let k = 4; k >= 0; k--) out[k] = (r / (k + 1)) * (1 - out[k + 1]!);
}
