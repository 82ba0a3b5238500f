import { airplsBaseline } from '@shared/spectrum/baselines/airpls';
import { arplsBaseline } from '@shared/spectrum/baselines/arpls';
import { aslsBaseline } from '@shared/spectrum/baselines/asls';
import { iModPolyBaseline } from '@shared/spectrum/baselines/i-mod-poly';
import { knotBaseline } from '@shared/spectrum/baselines/knots';
import { snipBaseline } from '@shared/spectrum/baselines/snip';
import type { IntensityQuantity, Spectrum } from '@shared/spectrum/spectrum';
import { knotReach } from './baseline-knots';
import { bridgeSpikes } from './cosmic-spikes';
import type { SpikeTest } from './join-spikes';
import { onRamanShift } from './raman-axis';
import { ramanSpectrum, stiffness } from './raman-spectrum';
import type { Repeat } from './repeat-spikes';
import type { RamanDisplay, RamanSettings } from './result';
import { savitzkyGolay } from './savitzky-golay';

export const defaultRamanDisplay: RamanDisplay = { baseline: 'arpls', baselineScale: 600, smoothing: 0, normalisation: 'max', band: 300 };

/** A spectrum as it is drawn after the display steps. Arrays have one length. */
export interface PreparedSpectrum {
  /** What the file says that its ordinate is. */
  readonly intensity: IntensityQuantity;
  readonly shift: Float64Array;
  /** The ordinate as measured but for spikes, which are bridged. */
  readonly bridged: Float64Array;
  /** Counts per channel of the display baseline; zeros for none. */
  readonly baseline: Float64Array;
  /** After all steps. */
  readonly values: Float64Array;
  /** The spikes that were bridged: Raman shift of the first channel, cm⁻¹, how many channels, height in units of the scatter there, and by which test. */
  readonly spikes: readonly { readonly at: number; readonly channels: number; readonly significance: number; readonly test: SpikeTest }[];
}

/** Polynomial degree whose wiggles are about as wide as `scale`, 1 … 9. */
const degreeFor = (range: number, scale: number): number => Math.min(9, Math.max(1, Math.round((2 * range) / scale)));

function baselineOf(shift: Float64Array, y: Float64Array, { baseline, baselineScale, knots = [] }: RamanDisplay): Float64Array {
  const lambda = stiffness(shift, baselineScale);
  const range = shift[shift.length - 1]! - shift[0]!;
  switch (baseline) {
    case 'none':
      return new Float64Array(y.length);
    case 'arpls':
      return arplsBaseline(y, { lambda }).baseline;
    case 'asls':
      return aslsBaseline(y, { lambda }).baseline;
    case 'airpls':
      return airplsBaseline(y, { lambda }).baseline;
    case 'imodpoly':
      return iModPolyBaseline(shift, y, { degree: degreeFor(range, baselineScale) }).baseline;
    case 'snip':
      return snipBaseline(y.map((value) => Math.max(0, value)), Math.max(1, Math.round((baselineScale / 2 / range) * (y.length - 1))));
    case 'knots':
      return knotBaseline(shift, y, knots, knotReach);
  }
}

/** Half the width, cm⁻¹, over which the band for normalisation is looked at. */
const bandReach = 15;

/** A spectrum scaled so that spectra can be laid over one another; unscaled where there is nothing to scale by. */
function normalised(shift: Float64Array, values: Float64Array, { normalisation, band }: RamanDisplay, [low, high]: readonly [number, number]): Float64Array {
  const among = (from: number, to: number): number[] => Array.from(values).filter((_, i) => shift[i]! >= from && shift[i]! <= to);
  const inside = among(low, high);
  const mean = inside.reduce((sum, value) => sum + value, 0) / inside.length;
  const divided = (divisor: number, offset = 0): Float64Array => (divisor > 0 && Number.isFinite(divisor) ? values.map((value) => (value - offset) / divisor) : values);
  switch (normalisation) {
    case 'none':
      return values;
    case 'area':
      return divided(mean * (high - low));
    case 'max':
      return divided(Math.max(...inside));
    case 'snv':
      return divided(Math.sqrt(inside.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, inside.length - 1)), mean);
    case 'vector':
      return divided(Math.sqrt(inside.reduce((sum, value) => sum + value * value, 0)));
    case 'band':
      return divided(Math.max(0, ...among(band - bandReach, band + bandReach)));
  }
}

/**
 * Spikes bridged, display baseline off, smoothed, normalised over the window of the comparison: for the eye alone, the mixture is fitted
 * to the counts. Null when the axis is no Raman shift and cannot become one, or for fewer than 20 channels.
 */
export function prepareSpectrum(spectrum: Spectrum, settings: RamanSettings, manifestLaserNm: number | null = null, repeats: readonly Repeat[] = []): PreparedSpectrum | null {
  const placed = onRamanShift(spectrum, settings, manifestLaserNm);
  if (!placed.ok || placed.spectrum.x.length < 20) return null;
  const display = settings.display ?? defaultRamanDisplay;
  const { shift, counts, spikes } = ramanSpectrum(placed.spectrum.x, placed.spectrum.y, settings, repeats);
  const bridged = bridgeSpikes(counts, spikes);
  const baseline = baselineOf(shift, bridged, display);
  const step = (shift[shift.length - 1]! - shift[0]!) / (shift.length - 1);
  const smooth = savitzkyGolay(bridged.map((value, i) => value - baseline[i]!), Math.round(display.smoothing / step / 2));
  return { intensity: spectrum.intensity, shift, bridged, baseline, values: normalised(shift, smooth, display, settings.window), spikes: spikes.map(({ from, to, significance, test }) => ({ at: shift[from]!, channels: to - from + 1, significance, test })) };
}
