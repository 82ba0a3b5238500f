import type { Spectrum } from '@shared/spectrum/spectrum';
import { onRamanShift } from './raman-axis';
import { aboveBaseline, cut, ramanSpectrum } from './raman-spectrum';
import type { Repeat } from './repeat-spikes';
import type { RamanSettings } from './result';
import { likenessOfAll, type ComparableSpectrum, type Likeness } from './similarity';
import { troubleWith } from './usable';

/** The baseline under a window has its footing in this range beyond it, cm⁻¹. */
const footing = 350;

/**
 * Likeness of every pair of spectra over the window, spikes bridged and an arPLS baseline taken off; spectra that do not cover the
 * window or are no Raman spectra are left out.
 * @param spectra each with its repeats, where it has some
 * @param manifestLaserNm laser line for wavelength axes whose files name none
 */
export function likenessMap(spectra: readonly { readonly id: string; readonly spectrum: Spectrum; readonly repeats?: readonly Repeat[] }[], settings: RamanSettings, manifestLaserNm: number | null = null): Likeness[] {
  const comparable = spectra.flatMap(({ id, spectrum, repeats }): ComparableSpectrum[] => {
    const placed = onRamanShift(spectrum, settings, manifestLaserNm);
    if (!placed.ok || troubleWith(placed.spectrum, settings) !== null) return [];
    const { x, y } = placed.spectrum;
    const part = cut(ramanSpectrum(x, y, settings, repeats), settings.window[0], settings.window[1] + footing, 1);
    return [{ id, shift: part.shift, values: aboveBaseline(part) }];
  });
  return likenessOfAll(comparable, settings.window);
}
