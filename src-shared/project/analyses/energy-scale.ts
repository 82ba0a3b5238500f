/** The energy scale of photoelectron spectra: what their files say, and what an analysis makes of it. */
import type { XpsInfo } from '@shared/spectrum/spectrum';
import type { XpsSettings } from '@shared/xps/model';
import type { RegionData, StateData } from '@shared/xps/series';

/** How the binding energies of a measurement came about. */
export interface MeasuredScale extends Pick<XpsInfo, 'photonEnergyEv' | 'workFunctionEv' | 'fileScale'> {
  /** Photon energy with which kinetic energies were turned into binding energies, eV; null where the file holds binding energies. */
  readonly usedPhotonEnergyEv: number | null;
}

/**
 * The spectra on the scale of an analysis: BE = hν − KE − φ. A work function that the user subtracts lowers every binding energy by it, and a
 * photon energy that the user gave moves the spectra that were measured in kinetic energy. Without either the scale stays as the files have it.
 * @param scales by measurement id; a measurement without one stays where it is
 */
export function statesOnScale(
  states: readonly StateData[],
  scales: Readonly<Record<string, MeasuredScale>>,
  settings: Pick<XpsSettings, 'photonEnergyEv' | 'photonEnergySource' | 'workFunctionEv'>,
): readonly StateData[] {
  const offsetOf = (measurementId: string): number => {
    const used = scales[measurementId]?.usedPhotonEnergyEv ?? null;
    const ofPhotons = settings.photonEnergySource === 'user' && used !== null ? settings.photonEnergyEv - used : 0;
    return ofPhotons - (settings.workFunctionEv ?? 0);
  };
  const moved = (data: RegionData): RegionData => {
    const offset = offsetOf(data.measurementId);
    return offset === 0 ? data : { ...data, bindingEnergy: data.bindingEnergy.map((energy) => energy + offset) };
  };
  if (states.every(({ regions }) => Object.values(regions).every(({ measurementId }) => offsetOf(measurementId) === 0))) return states;
  return states.map(({ stateId, regions }) => ({ stateId, regions: Object.fromEntries(Object.entries(regions).map(([key, data]) => [key, moved(data)])) }));
}
