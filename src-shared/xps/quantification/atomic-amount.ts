import type { XpsSettings } from '../model';
import { subshellAngularFactor } from './angular-distribution';
import { relativeMeanFreePath } from './mean-free-path';

/**
 * What one unit of area (counts s⁻¹ eV after division by the transmission) of a subshell stands for in relative numbers of atoms:
 * 1 / (sensitivity factor × angular factor × mean free path at the line's kinetic energy). Null when the set has no factor for the subshell,
 * a correction for the angle no β, or the law of the mean free path does not hold for the line: what is missing refuses, it never becomes 1.
 * @param positionEv binding energy of the subshell's main line, eV
 */
export function atomsPerArea(subshell: string, positionEv: number, settings: Pick<XpsSettings, 'photonEnergyEv' | 'quantification'>): number | null {
  const { sensitivityFactors, inelasticMeanFreePath, angularDistribution } = settings.quantification;
  const factor = sensitivityFactors.factors[subshell];
  const angular = subshellAngularFactor(angularDistribution, subshell);
  const path = relativeMeanFreePath(inelasticMeanFreePath, settings.photonEnergyEv - positionEv);
  if (factor === undefined || angular === null || angular <= 0 || path === null) return null;
  return 1 / (factor * angular * path);
}
