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
import { SampledLine, type NodeGrid, type NodeValues } from './sampled-line';
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
  const follow = exponentialFollower(voigt.grid, length);
  const { profile, curvature } = voigt;

  const tail = follow(profile, curvature);
  const mixed = mixer(share);
  const tailCurvature = combine(1 / length, profile.slope, -1 / length, tail.slope);
  const table = {
    grid: voigt.grid,
    profile: { value: mixed(profile.value, tail.value), slope: mixed(profile.slope, tail.slope) },
    curvature: mixed(curvature, tailCurvature),
    integral: voigt.integral && combine(1, voigt.integral, -share * length, tail.value),
  };
  if (!voigt.byParameter) return new SampledLine({ ...table, byParameter: null, integralByParameter: null });

  const tailBy = voigt.byParameter.map((values) => follow(values, null));
  // By ℓ the tail changes by what follows −T′.
  const falling = follow({ value: tail.slope, slope: tailCurvature }, null);
  return new SampledLine({
    ...table,
    byParameter: [
      ...voigt.byParameter.map((values, k): NodeValues => ({ value: mixed(values.value, tailBy[k]!.value), slope: mixed(values.slope, tailBy[k]!.slope) })),
      { value: combine(1, tail.value, -1, profile.value), slope: combine(1, tail.slope, -1, profile.slope) },
      { value: combine(-share, falling.value, 0, falling.value), slope: combine(-share, falling.slope, 0, falling.slope) },
    ],
    integralByParameter: voigt.integralByParameter && [
      ...voigt.integralByParameter.map((values, k) => combine(1, values, -share * length, tailBy[k]!.value)),
      combine(-length, tail.value, 0, tail.value),
      combine(-share, tail.value, share * length, falling.value),
    ],
  });
}

/** (1 − s) a + s b. */
function mixer(share: number) {
  return (bare: Float64Array, tail: Float64Array): Float64Array => combine(1 - share, bare, share, tail);
}

/** a f + b g. */
function combine(a: number, f: Float64Array, b: number, g: Float64Array): Float64Array {
  const sum = new Float64Array(f.length);
  for (let i = 0; i < sum.length; i++) sum[i] = a * f[i]! + b * g[i]!;
  return sum;
}

/** Length of a step against ℓ below which its weights are summed as a series. */
const shortStep = 1.5;

/** Decay over a cell and the six moments of the exponential in it. */
const weightsPerCell = 7;

/**
 * ∫₀^∞ g(x − u) exp(−u/ℓ) du/ℓ at the nodes, of a function known with its slope and, where given, its curvature: between nodes g is the cubic
 * (quintic) that these define, and its integral with the exponential is exact.
 */
function exponentialFollower({ positions, segments }: NodeGrid, length: number): (g: NodeValues, curvature: Float64Array | null) => NodeValues {
  const weights = segments.map(({ step }) => exponentialWeights(step / length));
  return (g, curvature) => {
    const { value: v, slope: d } = g;
    const value = new Float64Array(positions.length);
    const slope = new Float64Array(positions.length);
    // Far below the line g varies little over ℓ: g − ℓ g′ + ℓ² g″.
    let tail = v[0]! - length * d[0]! + length * length * (curvature ? curvature[0]! : 0);
    value[0] = tail;
    slope[0] = (v[0]! - tail) / length;
    for (let s = 0; s < segments.length; s++) {
      const { first, step: h } = segments[s]!;
      const last = s + 1 < segments.length ? segments[s + 1]!.first : positions.length - 1;
      const w = weights[s]!;
      for (let i = first; i < last; i++) {
        const a = v[i]!;
        const rise = v[i + 1]! - a;
        const da = h * d[i]!;
        const db = h * d[i + 1]!;
        tail = w[0]! * tail + a * w[1]! + da * w[2]!;
        if (curvature) {
          const ca = h * h * curvature[i]!;
          const cb = h * h * curvature[i + 1]!;
          tail += 0.5 * ca * w[3]! + (10 * rise - 6 * da - 4 * db - 1.5 * ca + 0.5 * cb) * w[4]!;
          tail += (-15 * rise + 8 * da + 7 * db + 1.5 * ca - cb) * w[5]! + (6 * rise - 3 * (da + db) - 0.5 * (ca - cb)) * w[6]!;
        } else {
          tail += (3 * rise - 2 * da - db) * w[3]! + (da + db - 2 * rise) * w[4]!;
        }
        value[i + 1] = tail;
        slope[i + 1] = (v[i + 1]! - tail) / length;
      }
    }
    return { value, slope };
  };
}

function exponentialWeights(r: number): Float64Array {
  const weights = new Float64Array(weightsPerCell);
  weights[0] = Math.exp(-r);
  exponentialMoments(r, weights.subarray(1));
  return weights;
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
