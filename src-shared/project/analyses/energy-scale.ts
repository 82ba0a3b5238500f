/** The energy scale of photoelectron spectra: what their files say, and what an analysis makes of it. */
import type { Spectrum, XpsInfo } from '@shared/spectrum/spectrum';
import type { XpsSettings } from '@shared/xps/model';
import type { RegionData, StateData } from '@shared/xps/series';

/** How the binding energies of a measurement came about. */
export interface MeasuredScale extends Pick<XpsInfo, 'photonEnergyEv' | 'workFunctionEv' | 'fileScale'> {
  /** Photon energy with which kinetic energies were turned into binding energies, eV; null where the file holds binding energies. */
  readonly usedPhotonEnergyEv: number | null;
}

/** How the binding energies of a spectrum come about. @param photonEnergyEv with which kinetic energies are turned into binding energies, eV */
export function scaleOf({ axis, xps }: Spectrum, photonEnergyEv: number): MeasuredScale {
  const fileScale = xps?.fileScale ?? (axis === 'kinetic-energy' ? 'kinetic-energy' : 'binding-energy');
  const used = axis === 'kinetic-energy' ? photonEnergyEv : fileScale === 'kinetic-energy' ? (xps?.photonEnergyEv ?? null) : null;
  return { photonEnergyEv: xps?.photonEnergyEv ?? null, workFunctionEv: xps?.workFunctionEv ?? null, fileScale, usedPhotonEnergyEv: used };
}

type ScaleSettings = Pick<XpsSettings, 'photonEnergyEv' | 'photonEnergySource' | 'workFunctionEv'>;

/** What an analysis adds to the binding energies of a measurement, eV: BE = hν − KE − φ. Nothing where the user changed nothing. */
export function scaleOffset({ usedPhotonEnergyEv }: Pick<MeasuredScale, 'usedPhotonEnergyEv'>, settings: ScaleSettings): number {
  const ofPhotons = settings.photonEnergySource === 'user' && usedPhotonEnergyEv !== null ? settings.photonEnergyEv - usedPhotonEnergyEv : 0;
  return ofPhotons - (settings.workFunctionEv ?? 0);
}

/**
 * The spectra on the scale of an analysis. A work function that the user subtracts lowers every binding energy by it, and a
 * photon energy that the user gave moves the spectra that were measured in kinetic energy. Without either the scale stays as the files have it.
 * A measurement without a known scale is moved by the work function alone.
 */
export function statesOnScale(
  { asMeasured, scales }: { readonly asMeasured: readonly StateData[]; readonly scales: Readonly<Record<string, MeasuredScale>> },
  settings: ScaleSettings,
): readonly StateData[] {
  const offsetOf = (measurementId: string): number => scaleOffset(scales[measurementId] ?? { usedPhotonEnergyEv: null }, settings);
  const moved = (data: RegionData): RegionData => {
    const offset = offsetOf(data.measurementId);
    if (offset === 0) return data;
    const lost = data.lost?.map((run) => ({ ...run, from: run.from + offset, to: run.to + offset }));
    return { ...data, bindingEnergy: data.bindingEnergy.map((energy) => energy + offset), scaleOffset: offset, ...(lost && { lost }) };
  };
  if (asMeasured.every(({ regions }) => Object.values(regions).every(({ measurementId }) => offsetOf(measurementId) === 0))) return asMeasured;
  return asMeasured.map(({ stateId, regions }) => ({ stateId, regions: Object.fromEntries(Object.entries(regions).map(([key, data]) => [key, moved(data)])) }));
}
