import type { SensitivityFactorSet } from '../model';
import { otherPhotonEnergy } from './factor-table';
import { kratos, thermo, wagner } from './instrument-sets';
import { scofieldAl, scofieldMg } from './scofield';
import { yehLindauAl } from './yeh-lindau';

/** Every set that the program offers, the default first. */
export const shippedSets: readonly SensitivityFactorSet[] = [scofieldAl, scofieldMg, yehLindauAl, thermo, wagner, kratos];

/** Scofield's factors for the anode that gives this photon energy, eV; null for others than Al Kα and Mg Kα. */
export function scofieldFor(photonEnergyEv: number): SensitivityFactorSet | null {
  return [scofieldAl, scofieldMg].find((set) => otherPhotonEnergy(set, photonEnergyEv) === null) ?? null;
}
