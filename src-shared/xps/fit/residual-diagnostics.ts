import { abbe, durbinWatson, largestResidual, runsScore } from '@shared/numerics/statistics/residual-tests';
import type { RegionResult } from '../result';

/** Tests of residuals in σ for structure, with the largest one and its energy, eV. */
export function residualDiagnostics(bindingEnergy: Float64Array, residuals: Float64Array): RegionResult['diagnostics'] {
  const largest = largestResidual(residuals);
  return {
    abbe: abbe(residuals),
    durbinWatson: durbinWatson(residuals),
    runsZ: runsScore(residuals),
    largestResidual: largest.value,
    largestResidualAt: bindingEnergy[largest.index] ?? 0,
  };
}
