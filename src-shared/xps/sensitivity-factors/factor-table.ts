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
  return { name: table.name, source: table.source, factors, includes: table.includes, relativeUncertainty: table.relativeUncertainty };
}
