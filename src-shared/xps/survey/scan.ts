/** A survey as counted, made ready for areas and for the search of peaks. */
import { regionNoise } from '../fit/noise';
import { regionTransmission } from '../quantification/transmission';
import type { RegionData } from '../series';
import type { SurveySettings } from './model';
import type { IntegrableScan } from './window-area';

export interface SurveyScan extends IntegrableScan {
  /** Channel width, eV. */
  readonly step: number;
  /** Whether the spectrum was divided by a transmission function. */
  readonly isTransmissionKnown: boolean;
}

/** Intensities after division by the transmission, and how they scatter. Electrons without kinetic energy are left out: no law of transmission holds for them. */
export function surveyScan(region: RegionData, settings: Pick<SurveySettings, 'photonEnergyEv' | 'quantification'>): SurveyScan {
  const data = withKineticEnergy(region, settings.photonEnergyEv);
  const { bindingEnergy, counts } = data;
  const transmission = regionTransmission(data, settings);
  const at = (channel: number): number => transmission?.[channel] ?? 1;
  const noise = regionNoise(data);
  const gain = noise.kind === 'poisson' ? (noise.gain ?? 1) : 0;
  const varianceOf =
    noise.kind === 'poisson'
      ? // A channel without counts still stands for about one.
        (intensity: number, channel: number): number => (gain * Math.max(intensity * at(channel), gain)) / at(channel) ** 2
      : (_: number, channel: number): number => (noise.sigma[channel]! / at(channel)) ** 2;
  const last = bindingEnergy.length - 1;
  return { energy: bindingEnergy, intensity: counts.map((value, i) => value / at(i)), varianceOf, step: (bindingEnergy[last]! - bindingEnergy[0]!) / last, isTransmissionKnown: transmission !== null };
}

function withKineticEnergy(region: RegionData, photonEnergyEv: number): RegionData {
  const end = region.bindingEnergy.findIndex((energy) => energy >= photonEnergyEv);
  if (end < 0) return region;
  const { bindingEnergy, counts, transmission } = region;
  return { ...region, bindingEnergy: bindingEnergy.slice(0, end), counts: counts.slice(0, end), transmission: transmission?.slice(0, end) ?? null };
}
