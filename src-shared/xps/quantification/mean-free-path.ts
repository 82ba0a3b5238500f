import type { QuantificationSpec } from '../model';

/** What TPP-2M needs of a material. */
interface Tpp2mMaterial {
  readonly densityGCm3: number;
  readonly molarMass: number;
  /** Valence electrons per formula unit. */
  readonly valenceElectrons: number;
  readonly bandGapEv: number;
}

/**
 * LiRuCl4: M 249.81 g/mol, 1 + 8 + 28 valence electrons. Its density (2.5 to 3.3 g/cm³ assumed) and gap (1 eV) are not measured;
 * the ratio of two lines hardly depends on them.
 */
export const liRuCl4: Tpp2mMaterial = { densityGCm3: 2.8, molarMass: 249.81, valenceElectrons: 37, bandGapEv: 1 };

/** Whether TPP-2M holds for a kinetic energy, eV. */
const isOfTpp2m = (kineticEnergyEv: number): boolean => kineticEnergyEv >= 50 && kineticEnergyEv <= 30_000;

/**
 * Inelastic mean free path by the TPP-2M formula, nm, for electrons of 50 to 2000 eV.
 * Source: Tanuma, Powell and Penn 1994, Surf. Interface Anal. 21, 165.
 * @throws when the kinetic energy is outside 50 to 30 000 eV
 */
export function tpp2m(kineticEnergyEv: number, { densityGCm3, molarMass, valenceElectrons, bandGapEv }: Tpp2mMaterial): number {
  if (!isOfTpp2m(kineticEnergyEv)) {
    throw new Error(`TPP-2M holds for 50 to 30 000 eV; got ${kineticEnergyEv} eV`);
  }
  const u = (valenceElectrons * densityGCm3) / molarMass;
  const plasmon = 28.8 * Math.sqrt(u);
  const beta = -0.1 + 0.944 / Math.hypot(plasmon, bandGapEv) + 0.069 * densityGCm3 ** 0.1;
  const gamma = 0.191 / Math.sqrt(densityGCm3);
  const c = 1.97 - 0.91 * u;
  const d = 53.4 - 20.8 * u;
  const e = kineticEnergyEv;
  return e / (plasmon ** 2 * (beta * Math.log(gamma * e) - c / e + d / e ** 2)) / 10;
}

/**
 * Mean free path in arbitrary but common units, so that only its ratio between lines counts. Null where the law says nothing of such a kinetic
 * energy: none that is not positive, and TPP-2M none outside 50 to 30 000 eV.
 */
export function relativeMeanFreePath(spec: QuantificationSpec['inelasticMeanFreePath'], kineticEnergyEv: number): number | null {
  switch (spec.kind) {
    case 'none':
      return 1;
    case 'power':
      return kineticEnergyEv > 0 ? (kineticEnergyEv / 1000) ** spec.exponent : null;
    case 'tpp2m':
      return isOfTpp2m(kineticEnergyEv) ? tpp2m(kineticEnergyEv, spec) : null;
  }
}
