import type { AxisQuantity } from '@shared/spectrum/spectrum';

/** Binding energy of a kinetic-energy axis, eV: photon energy − kinetic energy, with rounding noise below 1e-9 eV taken off. */
export function bindingFromKinetic(kineticEv: Float64Array, photonEnergyEv: number): Float64Array {
  return kineticEv.map((kinetic) => Math.round((photonEnergyEv - kinetic) * 1e9) / 1e9 + 0); // + 0: no negative zero
}

/** Which energy a label speaks of: "kinetic energy", "K.E.", "BE/eV", "E_kin"; `null` when it does not say. */
export function energyScaleOf(label: string): Extract<AxisQuantity, 'binding-energy' | 'kinetic-energy'> | null {
  if (/bind|(?:^|[^a-z])b\.?e\.?(?![a-z])|e[_ ]?b(?![a-z])|結合エネルギ/i.test(label)) return 'binding-energy';
  if (/kinet|(?:^|[^a-z])k\.?e\.?(?![a-z])|e[_ ]?kin|運動エネルギ/i.test(label)) return 'kinetic-energy';
  return null;
}
