/**
 * One budget of false alarms for everything that may say "detected" in one pattern, and the thresholds that follow.
 * Numbers of independent trials are Gaussian-process counts: a unit-variance scan of range R with templates of width F behaves
 * like 2.7·R/F independent tests (science: xrd-raman.md A6, checked there by 2000 simulated patterns and here by the tests).
 */
export interface FalseAlarmBudget {
  /** Rate for the whole pattern, e.g. 0.01. */
  readonly total: number;
  readonly blind: number;
  readonly listedPhases: number;
  readonly extraPhases: number;
}

/** Half of a stated rate is spent: the trials numbers are approximations, and the stated rate must hold. */
const spentShare = 0.5;

/**
 * Splits the stated family-wise rate: phases the user named carry more than the blind search, phases tested on top of them least.
 * @param total stated rate per pattern, 0 … 1
 */
export function falseAlarmBudget(total: number, hasListed: boolean, hasExtra: boolean): FalseAlarmBudget {
  const blind = 0.35;
  const extra = hasExtra ? (hasListed ? 0.15 : 0.65) : 0;
  const listed = hasListed ? 1 - blind - extra : 0;
  const unused = 1 - blind - extra - listed;
  const spent = total * spentShare;
  return { total, blind: (blind + unused) * spent, listedPhases: listed * spent, extraPhases: extra * spent };
}

/** Independent trials of a blind search over `rangeDeg` with several template widths; widths are correlated, the narrowest leads. */
export function blindTrials(rangeDeg: number, widths: readonly number[]): number {
  return ((2.7 * rangeDeg) / Math.min(...widths)) * (1 + 0.15 * (widths.length - 1));
}
