import type { XpsSettings } from '../model';
import type { RegionData } from '../series';

/**
 * Transmission by which the model of a region is multiplied, per channel, or null when there is none:
 * from the file where it has one, or (kinetic energy / 1000 eV)^exponent.
 * @throws when a channel's kinetic energy is not positive, or the file's transmission is not positive
 */
export function regionTransmission(region: RegionData, settings: Pick<XpsSettings, 'photonEnergyEv' | 'quantification'>): Float64Array | null {
  const { transmission } = settings.quantification;
  if (transmission.kind === 'none') return null;
  if (transmission.kind === 'file') {
    const bad = region.transmission?.find((value) => !(value > 0));
    if (bad !== undefined) throw new Error(`The transmission of measurement ${region.measurementId} must be positive; got ${bad}`);
    return region.transmission;
  }
  return region.bindingEnergy.map((energy) => {
    const kinetic = settings.photonEnergyEv - energy;
    if (!(kinetic > 0)) throw new Error(`Binding energy ${energy} eV is not below the photon energy ${settings.photonEnergyEv} eV`);
    return (kinetic / 1000) ** transmission.exponent;
  });
}
