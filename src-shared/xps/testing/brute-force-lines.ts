/**
 * Lines for test spectra, made by brute force on a fine grid so that they share nothing with the fit: no Faddeeva function,
 * no transform, only sums. Slow and simple on purpose.
 */

const step = 0.02;
const low = -24;
const high = 44;
const count = Math.round((high - low) / step) + 1;
const axis = Float64Array.from({ length: count }, (_, i) => low + i * step);

/** A unit-area profile over energy relative to the line's position, with its running integral. */
export interface GridLine {
  readonly profile: Float64Array;
  readonly integral: Float64Array;
}

/** Sum with a Gaussian of this full width at half maximum, then unit area over the grid plus the analytic share `outside` of it. */
function finish(raw: Float64Array, gaussFwhm: number, outside: number): GridLine {
  const sigma = gaussFwhm / 2.3548200450309493;
  const reach = Math.ceil((6 * sigma) / step);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * (((i - reach) * step) / sigma) ** 2));
  const kernelSum = kernel.reduce((sum, value) => sum + value, 0);
  const profile = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let j = -reach; j <= reach; j++) {
      const at = Math.min(count - 1, Math.max(0, i - j));
      sum += raw[at]! * kernel[j + reach]!;
    }
    profile[i] = sum / kernelSum;
  }
  let area = 0;
  for (const value of profile) area += value * step;
  const factor = (1 - outside) / area;
  const integral = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    profile[i]! *= factor;
    integral[i] = (i === 0 ? 0 : integral[i - 1]!) + profile[i]! * step;
  }
  return { profile, integral };
}

/** Gaussian ⊗ Lorentzian, widths as FWHM in eV. */
export function bruteVoigt(gaussFwhm: number, lorentzFwhm: number): GridLine {
  const half = lorentzFwhm / 2;
  const outside = 1 - (Math.atan(high / half) - Math.atan(low / half)) / Math.PI;
  return finish(axis.map((x) => 1 / (x * x + half * half)), gaussFwhm, outside);
}

/** Doniach–Šunjić with its tail damped as exp(−x/damping) towards higher binding energy, ⊗ Gaussian. */
export function bruteDoniachSunjic(gaussFwhm: number, lorentzFwhm: number, asymmetry: number, damping: number): GridLine {
  const half = lorentzFwhm / 2;
  const raw = axis.map((x) => {
    const line = Math.cos((Math.PI * asymmetry) / 2 - (1 - asymmetry) * Math.atan(x / half)) / (x * x + half * half) ** ((1 - asymmetry) / 2);
    return x > 0 ? line * Math.exp(-x / damping) : line;
  });
  // What the low side loses beyond the grid: the tail there falls about as a Lorentzian's.
  return finish(raw, gaussFwhm, 0);
}

/** Height-mixed Gaussian + Lorentzian of one FWHM: a shape between Voigts that no Voigt is. */
export function brutePseudoVoigt(fwhm: number, mixing: number): GridLine {
  const raw = axis.map((x) => (1 - mixing) * Math.exp(-4 * Math.LN2 * (x / fwhm) ** 2) + mixing / (1 + 4 * (x / fwhm) ** 2));
  return finish(raw, 0.05, (mixing * fwhm) / (Math.PI * high));
}

/** A Gaussian peak with an exponential tail of this length (eV) towards higher binding energy carrying the share `tail` of its area. */
export function bruteExponentialTail(gaussFwhm: number, lorentzFwhm: number, tail: number, length: number): GridLine {
  const core = bruteVoigt(gaussFwhm, lorentzFwhm);
  const smeared = new Float64Array(count);
  const decay = Math.exp(-step / length);
  let state = 0;
  for (let i = 0; i < count; i++) {
    state = state * decay + core.profile[i]! * (1 - decay);
    smeared[i] = (1 - tail) * core.profile[i]! + tail * state;
  }
  const integral = new Float64Array(count);
  for (let i = 1; i < count; i++) integral[i] = integral[i - 1]! + smeared[i]! * step;
  return { profile: smeared, integral };
}

/** A line ⊗ a further Gaussian of this full width. */
export function bruteBroadened({ profile, integral }: GridLine, gaussFwhm: number): GridLine {
  return finish(profile, gaussFwhm, 1 - integral[count - 1]!);
}

/** Reads a grid line at an energy relative to its position. */
export function readLine(values: Float64Array, energy: number): number {
  const position = (energy - low) / step;
  if (position <= 0) return values[0]!;
  if (position >= count - 1) return values[count - 1]!;
  const i = Math.floor(position);
  return values[i]! + (values[i + 1]! - values[i]!) * (position - i);
}
