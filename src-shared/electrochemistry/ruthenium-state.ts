import { formulaAmounts } from './formula';

/** Charges of the ions that a chloride of ruthenium has beside it; others could have several. */
const ionCharges: Readonly<Record<string, number>> = { Li: 1, Na: 1, K: 1, F: -1, Cl: -1, Br: -1, I: -1, O: -2 };

/**
 * Mean oxidation state that a formula leaves to its ruthenium, e.g. 3 for "LiRuCl4" and 2 for "Li2RuCl4"; null where the formula has no ruthenium, has elements
 * whose charge is not sure, or leaves it what no chloride has (2 to 4).
 */
export function rutheniumStateOf(formula: string): number | null {
  const { Ru: ruthenium = 0, ...others } = formulaAmounts(formula) ?? {};
  if (!(ruthenium > 0) || Object.keys(others).some((element) => ionCharges[element] === undefined)) return null;
  const state = -Object.entries(others).reduce((sum, [element, amount]) => sum + amount * ionCharges[element]!, 0) / ruthenium;
  return state >= 2 && state <= 4 ? Number(state.toFixed(6)) : null;
}
