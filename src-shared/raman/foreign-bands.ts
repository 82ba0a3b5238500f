/** Sharp bands of materials that nobody gave a spectrum of. They would bend the smooth part, and with it every share and limit beside them. */
import { templateEvaluator, type Residuals } from '@shared/spectrum/template-amplitude';

/** A band that no reference explains, cm⁻¹. */
export interface ForeignBand {
  readonly at: number;
  readonly fwhm: number;
}

/** FWHM at which they are sought, cm⁻¹. */
const widths = [5, 8, 13];
/** Profiles are summed to this many FWHM from their middle. */
const profileReach = 3;
/** A band must stand this many σ high: no bump of noise or of broad bands does. */
const fewestSigma = 4.5;
/** The exact test costs more: only what stands so high without the freedom of the smooth part is put to it. */
const worthATest = 3.5;
/** Two finds closer than this many FWHM are one band and the ringing beside it. */
const apart = 3;
/** Channels up to this many FWHM from a band are left out: its wings beyond fall as slowly as the smooth part may. */
const maskReach = 3;

/** Foreign bands in residuals, strongest first. @param isExplained channels at which a reference that was found has bands */
export function findForeignBands(residuals: Residuals, shift: Float64Array, isExplained: Uint8Array): ForeignBand[] {
  const step = (shift[shift.length - 1]! - shift[0]!) / (shift.length - 1);
  const evaluate = templateEvaluator(residuals);
  const finds: (ForeignBand & { readonly significance: number })[] = [];
  for (const fwhm of widths) {
    const reach = Math.ceil((profileReach * fwhm) / step);
    const profile = Float64Array.from({ length: 2 * reach + 1 }, (_, k) => 1 / (1 + ((2 * (k - reach) * step) / fwhm) ** 2));
    for (let centre = reach; centre < shift.length - reach; centre += 1) {
      if (isExplained[centre] === 1) continue;
      const first = centre - reach;
      let numerator = 0;
      let information = 0;
      for (let k = 0; k < profile.length; k += 1) {
        const weighted = profile[k]! * residuals.weights[first + k]!;
        numerator += weighted * residuals.residual[first + k]!;
        information += weighted * profile[k]!;
      }
      if (numerator < worthATest * Math.sqrt(information)) continue;
      const exact = evaluate(first, profile, first, first + profile.length);
      const significance = exact.response > 0 && exact.variance > 0 ? exact.numerator / Math.sqrt(exact.variance) : 0;
      if (significance > fewestSigma) finds.push({ at: shift[centre]!, fwhm, significance });
    }
  }
  finds.sort((a, b) => b.significance - a.significance);
  const bands: ForeignBand[] = [];
  for (const { at, fwhm } of finds) if (bands.every((band) => Math.abs(band.at - at) > apart * Math.max(band.fwhm, fwhm))) bands.push({ at, fwhm });
  return bands;
}

/** Takes the channels of foreign bands out of use. */
export function leaveOut(use: Uint8Array, shift: Float64Array, bands: readonly ForeignBand[]): Uint8Array {
  return use.map((used, i) => (bands.some(({ at, fwhm }) => Math.abs(shift[i]! - at) <= maskReach * fwhm) ? 0 : used));
}
