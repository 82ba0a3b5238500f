import { coulombPerMilliampereHour, faraday } from './constants';

/**
 * Charge of one electron per formula unit, mAh per gram of the formula: F/(3.6 M).
 * @throws RangeError unless the molar mass is positive
 */
export function capacityPerElectron(molarMassGMol: number): number {
  if (!(molarMassGMol > 0)) throw new RangeError(`the molar mass must be positive; got ${molarMassGMol} g/mol`);
  return faraday / (coulombPerMilliampereHour * molarMassGMol);
}
