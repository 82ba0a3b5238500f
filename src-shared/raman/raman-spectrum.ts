import { lowerBound } from '@shared/numerics/lower-bound';
import { arplsBaseline } from '@shared/spectrum/baselines/arpls';
import { bridgeSpikes, findCosmicSpikes, type Spike } from './cosmic-spikes';

/** A Raman spectrum ready for comparison. Arrays have the same length. */
export interface RamanSpectrum {
  /** Raman shift, cm⁻¹, strictly increasing. */
  readonly shift: Float64Array;
  /** Counts per channel, spikes and all. */
  readonly counts: Float64Array;
  readonly spikes: readonly Spike[];
}

/** A spectrum with its spikes marked. */
export function ramanSpectrum(shift: Float64Array, counts: Float64Array): RamanSpectrum {
  return { shift, counts, spikes: findCosmicSpikes(counts) };
}

/** Raman shift (cm⁻¹) of a scattered wavelength, both in nm: 10⁷ (1/λ₀ − 1/λ). */
export function ramanShift(laserNm: number, wavelengthNm: number): number {
  return 1e7 * (1 / laserNm - 1 / wavelengthNm);
}

/** Features narrower than about this (cm⁻¹) are bands to the display baseline, wider ones background. */
const baselineScale = 600;

/**
 * Counts above a display baseline (arPLS, whose stiffness is set in cm⁻¹, not in points: half-amplitude period 2π λ^(1/4) steps),
 * with spikes bridged. For similarity and for the shape of a reference; limits never rest on it.
 */
export function aboveBaseline({ shift, counts, spikes }: RamanSpectrum): Float64Array {
  const bridged = bridgeSpikes(counts, spikes);
  const step = (shift[shift.length - 1]! - shift[0]!) / (shift.length - 1);
  const lambda = (baselineScale / step / (2 * Math.PI)) ** 4;
  const { baseline } = arplsBaseline(bridged, { lambda });
  return bridged.map((value, i) => value - baseline[i]!);
}

/** Values at other abscissas by linear interpolation; 0 outside. Both abscissas increase. */
export function interpolateAt(x: Float64Array, y: Float64Array, at: Float64Array): Float64Array {
  return at.map((position) => {
    const i = lowerBound(x, position);
    if (i >= x.length || (i === 0 && position < x[0]!)) return 0;
    if (i === 0) return y[0]!;
    const t = (position - x[i - 1]!) / (x[i]! - x[i - 1]!);
    return (1 - t) * y[i - 1]! + t * y[i]!;
  });
}
