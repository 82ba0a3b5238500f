import type { SensitivityFactorSet } from '../model';

/** One subshell of a set: the whole of it and, where the source gives them, its two lines. */
interface SubshellFactor {
  readonly total: number;
  readonly lines?: readonly [major: number, minor: number];
}

/** A published set as it is filed here, before it is checked and turned into {@link SensitivityFactorSet}. */
interface FactorTable {
  readonly name: string;
  readonly source: string;
  /** The subshell whose factor is 1. */
  readonly reference: 'C1s' | 'F1s';
  readonly subshells: Readonly<Record<string, SubshellFactor>>;
  readonly includes: SensitivityFactorSet['includes'];
  /** Relative standard uncertainty of a ratio of two factors. */
  readonly relativeUncertainty: number;
  /** The photon energy that the factors hold for, eV; absent where the source names none. */
  readonly photonEnergyEv?: number;
}

/**
 * Checks a table and gives the set that the analysis uses.
 * A filed set once listed Cl 2p3/2 as the whole of Cl 2p, and another mixed two scales, so neither mistake may pass.
 * @throws when a total is not the sum of its lines within 1 %, when the reference line is not 1, or when a factor is not positive
 */
export function sensitivityFactorSet(table: FactorTable): SensitivityFactorSet {
  const factors: Record<string, number> = {};
  for (const [subshell, { total, lines }] of Object.entries(table.subshells)) {
    if (!(total > 0)) throw new Error(`${table.name}: the factor of ${subshell} must be positive; got ${total}`);
    if (lines && Math.abs(lines[0] + lines[1] - total) > 0.01 * total) {
      throw new Error(`${table.name}: ${subshell} total ${total} is not the sum of its lines ${lines[0]} + ${lines[1]}`);
    }
    factors[subshell] = total;
  }
  const reference = factors[table.reference];
  if (reference !== undefined && reference !== 1) {
    throw new Error(`${table.name}: ${table.reference} is the reference and must be 1; got ${reference}`);
  }
  const { name, source, includes, relativeUncertainty, photonEnergyEv } = table;
  return { name, source, factors, includes, relativeUncertainty, ...(photonEnergyEv !== undefined && { photonEnergyEv }) };
}

/** Lines of one anode, monochromated or not, lie within this, eV; Al Kα and Mg Kα are 233 eV apart. */
const sameAnode = 20;

/** Whether two photon energies, eV, are those of one anode. */
export const areOfOneAnode = (one: number, other: number): boolean => Math.abs(one - other) < sameAnode;

/** The photon energy that a set of factors is for where that is not the one of the spectra, eV; null where it is, or the set says nothing of it. */
export function otherPhotonEnergy({ photonEnergyEv: of }: SensitivityFactorSet, photonEnergyEv: number): number | null {
  return of === undefined || areOfOneAnode(of, photonEnergyEv) ? null : of;
}
