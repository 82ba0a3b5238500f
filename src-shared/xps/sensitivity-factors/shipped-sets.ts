import type { SensitivityFactorSet } from '../model';
import { kratos, thermo, wagner } from './instrument-sets';
import { scofieldAl, scofieldMg } from './scofield';
import { yehLindauAl } from './yeh-lindau';

/** Every set that the program offers, the default first. */
export const shippedSets: readonly SensitivityFactorSet[] = [scofieldAl, scofieldMg, yehLindauAl, thermo, wagner, kratos];

/** Scofield's factors for the anode that gives this photon energy, eV; beyond 20 eV of Al Kα and Mg Kα there is none. */
export function scofieldFor(photonEnergyEv: number): SensitivityFactorSet | null {
  if (Math.abs(photonEnergyEv - 1486.6) < 20) return scofieldAl;
  if (Math.abs(photonEnergyEv - 1253.6) < 20) return scofieldMg;
  return null;
}
