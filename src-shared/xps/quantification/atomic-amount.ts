import type { XpsSettings } from '../model';
import { relativeMeanFreePath } from './mean-free-path';

/**
 * What one unit of area (counts s⁻¹ eV after division by the transmission) of a subshell stands for in relative numbers of atoms:
 * 1 / (sensitivity factor × mean free path at the line's kinetic energy). Null when the set has no factor for the subshell:
 * a missing factor refuses, it never becomes 1.
 * @param positionEv binding energy of the subshell's main line, eV
 */
export function atomsPerArea(subshell: string, positionEv: number, settings: Pick<XpsSettings, 'photonEnergyEv' | 'quantification'>): number | null {
  const { sensitivityFactors, inelasticMeanFreePath } = settings.quantification;
  const factor = sensitivityFactors.factors[subshell];
  if (factor === undefined) return null;
  return 1 / (factor * relativeMeanFreePath(inelasticMeanFreePath, settings.photonEnergyEv - positionEv));
}
