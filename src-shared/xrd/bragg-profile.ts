import { lowerBound } from '@shared/numerics/lower-bound';
import { angleAtOtherWavelength, type Radiation } from './geometry';

/** Lorentz share of a laboratory Bragg line between its Gaussian and Lorentzian limits. */
const lorentzShare = 0.5;
/** How far a profile is followed, in units of its FWHM: 2.5 % of a half-Lorentzian line lies beyond. */
const reach = 4;

/** A sampled profile: channels `first` … `first + values.length − 1`. */
export interface SampledProfile {
  readonly first: number;
  readonly values: Float64Array;
}

/** Unit-area pseudo-Voigt (area-weighted), ° ⁻¹; `offset` and `fwhm` in °. */
function pseudoVoigt(offset: number, fwhm: number): number {
  const t = offset / fwhm;
  const gauss = (2 * Math.sqrt(Math.LN2 / Math.PI) * Math.exp(-4 * Math.LN2 * t * t)) / fwhm;
  const lorentz = 2 / (Math.PI * fwhm * (1 + 4 * t * t));
  return lorentzShare * lorentz + (1 - lorentzShare) * gauss;
}

/**
 * The Kα1 + Kα2 profile of a reflection on a pattern's channels, scaled so that an amplitude of 1 is one count in all
 * (Kα1 and Kα2 together). Channels hold profile × local step, so the step may vary.
 */
export function sampleBraggProfile(twoTheta: Float64Array, centre: number, fwhm: number, radiation: Radiation): SampledProfile {
  const second = radiation.kAlpha2Ratio > 0 ? angleAtOtherWavelength(centre, radiation.kAlpha1A, radiation.kAlpha2A) : null;
  const weight = second === null ? 0 : radiation.kAlpha2Ratio / (1 + radiation.kAlpha2Ratio);
  const low = centre - reach * fwhm;
  const high = (second ?? centre) + reach * fwhm;
  const first = lowerBound(twoTheta, low);
  const end = lowerBound(twoTheta, high);
  const values = new Float64Array(Math.max(0, end - first));
  for (let i = first; i < end; i += 1) {
    const x = twoTheta[i]!;
    const step = i + 1 < twoTheta.length ? twoTheta[i + 1]! - x : x - twoTheta[i - 1]!;
    const main = (1 - weight) * pseudoVoigt(x - centre, fwhm);
    values[i - first] = step * (second === null ? main : main + weight * pseudoVoigt(x - second, fwhm));
  }
  return { first, values };
}
