import { fitBroadBands, type BroadBandOptions } from '@shared/spectrum/broad-bands';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { onRamanShift, statedLaserNm } from './raman-axis';
import { cut, interpolateAt, ramanSpectrum, withoutSpikes } from './raman-spectrum';
import type { RamanSettings } from './result';
import { troubleWith } from './usable';

/** The bands of a starting material, free of noise, baseline and spikes; `bands` is null when its spectrum does not cover the window. */
export interface RamanReference {
  readonly name: string;
  readonly shift: Float64Array;
  readonly bands: Float64Array | null;
  /** Laser line that its file states, nm; absent where it states none. */
  readonly laserNm?: number;
}

/** A reference is described by bands from a few cm⁻¹ to broad humps over a curved fluorescence. */
const referenceOptions: BroadBandOptions = {
  // An eighth of the narrowest band: wider steps keep their channels, and the search takes time with the square of the bins.
  bin: 0.3,
  narrowest: 2.5,
  widest: 300,
  searchWidths: [5, 10, 20, 60, 150],
  most: 14,
  baselines: [{ order: 3, hasInverse: false }],
};
/** The bands are fitted this far beyond the window, cm⁻¹, so that the baseline under them has a footing. */
const footing = 350;

/**
 * Takes the bands out of a reference's spectrum by fitting them, Lorentzian tails included: a subtracted display baseline would
 * cut the tails and with them the share that the reference is later found to have. Prepare a reference once for many samples.
 * @param manifestLaserNm laser line for a wavelength axis whose file names none
 */
export function ramanReference(name: string, spectrum: Spectrum, settings: RamanSettings, manifestLaserNm: number | null = null): RamanReference {
  const placed = onRamanShift(spectrum, settings, manifestLaserNm);
  if (!placed.ok || troubleWith(placed.spectrum, settings) !== null) return { name, shift: spectrum.x, bands: null };
  const { x, y } = placed.spectrum;
  const part = cut(ramanSpectrum(x, y, settings), settings.window[0], settings.window[1] + footing, 1);
  const fitted = fitBroadBands(part.shift, part.counts, withoutSpikes(part), referenceOptions);
  if (fitted === null) return { name, shift: part.shift, bands: null };
  const laserNm = statedLaserNm(spectrum);
  return { name, shift: part.shift, bands: fitted.model.map((value, i) => value - fitted.baseline[i]!), ...(laserNm !== null && { laserNm }) };
}

/** A reference on other abscissas, scaled to a maximum of 1, or all zeros when it has no bands; null where it does not cover the window. */
export function shapeOn(shift: Float64Array, { shift: own, bands }: RamanReference): Float64Array | null {
  if (bands === null) return null;
  const shape = interpolateAt(own, bands, shift);
  const top = shape.reduce((highest, value) => Math.max(highest, value), 0);
  return top > 0 ? shape.map((value) => value / top) : shape;
}
