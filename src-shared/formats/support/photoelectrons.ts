import type { AxisQuantity } from '@shared/spectrum/spectrum';

/** Binding energy of a kinetic-energy axis, eV: photon energy − kinetic energy, with rounding noise below 1e-9 eV taken off. */
export function bindingFromKinetic(kineticEv: Float64Array, photonEnergyEv: number): Float64Array {
  return kineticEv.map((kinetic) => Math.round((photonEnergyEv - kinetic) * 1e9) / 1e9 + 0); // + 0: no negative zero
}

/** Which energy a label speaks of: "kinetic energy", "K.E.", "BE/eV", "E_kin"; `null` when it does not say. */
export function energyScaleOf(label: string): Extract<AxisQuantity, 'binding-energy' | 'kinetic-energy'> | null {
  if (/bind|結合エネルギ|(?:^|[^a-z])e[_ ]?b(?![a-z])/i.test(label) || isAbbreviation('B', label)) return 'binding-energy';
  if (/kinet(?!ics)|運動エネルギ|(?:^|[^a-z])e[_ ]?kin(?!etics)/i.test(label) || isAbbreviation('K', label)) return 'kinetic-energy';
  return null;
}

/** "BE (eV)", "sp2 B.E.", "be_ev"; in small letters only where the label is nothing else: "to be analysed" speaks of no energy. */
function isAbbreviation(letter: 'B' | 'K', label: string): boolean {
  return new RegExp(`(?:^|[^A-Za-z])${letter}\\.?E\\.?(?![A-Za-z])`).test(label) || new RegExp(`^\\W*${letter}\\.?e\\.?(?:[\\W_]*ev)?\\W*$`, 'i').test(label);
}
