import { coulombPerMilliampereHour, faraday } from './constants';
import { formulaAmounts, molarMass } from './formula';

/**
 * Charge of one electron per formula unit, mAh per gram of the formula: F/(3.6 M).
 * @throws RangeError unless the molar mass is positive
 */
export function capacityPerElectron(molarMassGMol: number): number {
  if (!(molarMassGMol > 0)) throw new RangeError(`the molar mass must be positive; got ${molarMassGMol} g/mol`);
  return faraday / (coulombPerMilliampereHour * molarMassGMol);
}

/**
 * Charge of one electron per ruthenium atom, mAh per gram of a formula, however many of them the formula counts: "LiRuCl4" and "Li2Ru2Cl8" have
 * the same. Of a formula without ruthenium, one electron per formula unit; null when it is not a formula.
 * @param molarMassGMol of the formula, where it is known otherwise (bound water, say)
 * @throws RangeError unless the molar mass is positive
 */
export function capacityOfFormula(formula: string, molarMassGMol: number | null = molarMass(formula)): number | null {
  return molarMassGMol === null ? null : capacityPerElectron(molarMassGMol / (formulaAmounts(formula)?.['Ru'] || 1));
}
