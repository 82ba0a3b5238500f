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
import type { NodeGrid } from './node-grid';
import { Room } from './room';
import { SmoothLine, type SmoothValues } from './smooth-line';
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
  return measureLine((reach) => prepareVoigtTail(parameters, reach, { integral: false, derivatives: null }), voigtShape.fwhm(parameters) + parameters[3]!);
}

function prepareVoigtTail(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted, room = new Room()): PreparedLine {
  const share = parameters[2]!;
  if (!(share >= 0 && share <= 1)) throw new RangeError(`tailShare must lie between 0 and 1; got ${share}`);
  const length = requireWidth('tailLength', parameters[3]!);
  // What is neglected where the integration starts has decayed by e⁻¹² before it reaches the line.
  const voigt = voigtTable(parameters, { from: Math.min(reach.from, -3 * (parameters[0]! + parameters[1]!) - 12 * length), to: reach.to }, wanted, room);
  const follow = exponentialFollower(voigt.grid, length, room);
  const { profile, third } = voigt;
  /** a f + b g with their derivatives. */
  const mixed = (a: number, f: SmoothValues, b: number, g: SmoothValues): SmoothValues => ({
    value: room.combine(a, f.value, b, g.value),
    slope: room.combine(a, f.slope, b, g.slope),
    curvature: room.combine(a, f.curvature, b, g.curvature),
  });

  const tail = follow(profile);
  const tailThird = room.combine(1 / length, profile.curvature, -1 / length, tail.curvature);
  const table = {
    grid: voigt.grid,
    profile: mixed(1 - share, profile, share, tail),
    third: room.combine(1 - share, third, share, tailThird),
    integral: voigt.integral && room.combine(1, voigt.integral, -share * length, tail.value),
  };
  if (!wanted.derivatives) return new SmoothLine({ ...table, byParameter: null, integralByParameter: null });

  const byWidth = (k: number) => {
    const bare = voigt.byParameter![k]!;
    const followed = follow(bare);
    return {
      values: mixed(1 - share, bare, share, followed),
      integral: voigt.integralByParameter && room.combine(1, voigt.integralByParameter[k]!, -share * length, followed.value),
    };
  };
  const byShare = () => ({ values: mixed(1, tail, -1, profile), integral: room.times(-length, tail.value) });
  // By ℓ the tail changes by what follows −T′.
  const byLength = () => {
    const falling = follow({ value: tail.slope, slope: tail.curvature, curvature: tailThird });
    return { values: mixed(-share, falling, 0, falling), integral: room.combine(-share, tail.value, share * length, falling.value) };
  };
  const by = [() => byWidth(0), () => byWidth(1), byShare, byLength].map((derivative, k) => (wanted.derivatives![k] ? derivative() : null));
  return new SmoothLine({
    ...table,
    byParameter: by.map((derivative) => derivative && derivative.values),
    integralByParameter: voigt.integral && by.map((derivative) => derivative && derivative.integral),
  });
}

/** Length of a step against ℓ below which its weights are summed as a series. */
const shortStep = 1.5;

/** Decay over a cell and the six moments of the exponential in it. */
const weightsPerCell = 7;

/**
 * ∫₀^∞ g(x − u) exp(−u/ℓ) du/ℓ at the nodes with its derivatives: between nodes g is the quintic that its values, slopes and curvatures
 * define, and its integral with the exponential is exact.
 */
function exponentialFollower({ positions, segments }: NodeGrid, length: number, room: Room): (g: SmoothValues) => SmoothValues {
  const weights = segments.map(({ step }) => exponentialWeights(step / length));
  return (g) => {
    const { value: v, slope: d, curvature: c } = g;
    const value = room.take(positions.length);
    // Far below the line g varies little over ℓ: g − ℓ g′ + ℓ² g″.
    let tail = v[0]! - length * d[0]! + length * length * c[0]!;
    value[0] = tail;
    for (let s = 0; s < segments.length; s++) {
      const { first, step: h } = segments[s]!;
      const last = s + 1 < segments.length ? segments[s + 1]!.first : positions.length - 1;
      const w = weights[s]!;
      for (let i = first; i < last; i++) {
        const a = v[i]!;
        const rise = v[i + 1]! - a;
        const da = h * d[i]!;
        const db = h * d[i + 1]!;
        const ca = h * h * c[i]!;
        const cb = h * h * c[i + 1]!;
        tail = w[0]! * tail + a * w[1]! + da * w[2]! + 0.5 * ca * w[3]!;
        tail += (10 * rise - 6 * da - 4 * db - 1.5 * ca + 0.5 * cb) * w[4]! + (-15 * rise + 8 * da + 7 * db + 1.5 * ca - cb) * w[5]!;
        tail += (6 * rise - 3 * (da + db) - 0.5 * (ca - cb)) * w[6]!;
        value[i + 1] = tail;
      }
    }
    const slope = room.combine(1 / length, v, -1 / length, value);
    return { value, slope, curvature: room.combine(1 / length, d, -1 / length, slope) };
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
