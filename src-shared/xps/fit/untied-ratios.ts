import { bandMatrix, bandedCholesky, solveBanded } from '@shared/numerics/linear-algebra/banded-cholesky';
import type { RutheniumTie } from '../model';
import { placedComponents, rutheniumAmounts } from './atomic-ratios';
import type { FittedSeries } from './fitted-series';
import { addTerms, type Gradient } from './gradient';

/**
 * Relative standard uncertainty of Ru 3p over Ru 3d as each state has it without the tie, from the tied fit: a tie is an observation of these ratios beside the
 * spectra, so where C is their covariance with it and V what the tie allows, C⁻¹ − V⁻¹ is what the spectra alone know, and its inverse
 * C + C (V − C)⁻¹ C their covariance without it. Null where the spectra alone do not tell a ratio.
 * @param stateIds states that were tied
 */
export function untiedUncertainties(series: FittedSeries, { commonSd, stateSd }: RutheniumTie, stateIds: readonly string[]): Map<string, number | null> {
  const gradients = stateIds.map((stateId) => logRatio(series, stateId));
  const unknown = new Map(stateIds.map((stateId) => [stateId, null] as const));
  const covariance = gradients.map((f) => gradients.map((g) => f && g && series.counting.between(f, g)));
  if (covariance.some((row) => row.some((value) => value === null))) return unknown;
  const tied = covariance.map((row) => Float64Array.from(row as number[]));
  const size = stateIds.length;
  const width = Math.max(0, size - 1);
  const gained = bandMatrix(size, width);
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) gained.values[i * size + j - i + width] = commonSd ** 2 + (i === j ? stateSd ** 2 : 0) - tied[i]![j]!;
  const factor = bandedCholesky(gained);
  if (!factor) return unknown;
  return new Map(
    stateIds.map((stateId, i) => {
      const solved = tied[i]!.slice();
      solveBanded(factor, solved);
      const variance = tied[i]![i]! + solved.reduce((sum, value, k) => sum + value * tied[i]![k]!, 0);
      // What the model misses widens it as it does the ratio with the tie.
      const misfit = series.propagation.deviation(gradients[i]!)! / Math.sqrt(tied[i]![i]!);
      return [stateId, misfit * Math.sqrt(variance)];
    }),
  );
}

/** Derivatives of ln of a state's ruthenium by 3p over that by 3d. */
function logRatio(series: FittedSeries, stateId: string): Gradient | null {
  const amounts = rutheniumAmounts(series, placedComponents(series, stateId));
  const [by3p, by3d] = (['Ru3p', 'Ru3d'] as const).map((wanted) => amounts.find(({ subshell }) => subshell === wanted));
  return by3p && by3d ? addTerms(addTerms(new Map<string, number>(), by3p.gradient, 1 / by3p.value), by3d.gradient, -1 / by3d.value) : null;
}
