import type { RegionResult } from '../result';

/**
 * Tests of residuals in σ for structure: Abbe (1 = random, towards 0 = structured), Durbin–Watson (2 = none), Wald–Wolfowitz runs
 * in standard deviations (negative = too few changes of sign), and the largest residual with its energy.
 * Sources: Seah and Brown 1998, Surf. Interface Anal. 26, 652; Wald and Wolfowitz 1940.
 */
export function residualDiagnostics(bindingEnergy: Float64Array, residuals: Float64Array): RegionResult['diagnostics'] {
  let squares = 0;
  let steps = 0;
  let positive = 0;
  let runs = residuals.length > 0 ? 1 : 0;
  let largest = 0;
  for (let i = 0; i < residuals.length; i++) {
    const r = residuals[i]!;
    squares += r * r;
    if (r >= 0) positive++;
    if (Math.abs(r) > Math.abs(residuals[largest]!)) largest = i;
    if (i === 0) continue;
    steps += (r - residuals[i - 1]!) ** 2;
    if (r >= 0 !== residuals[i - 1]! >= 0) runs++;
  }
  const durbinWatson = squares > 0 ? steps / squares : 2;
  const n = residuals.length;
  const negative = n - positive;
  const expected = 1 + (2 * positive * negative) / n;
  const variance = ((expected - 1) * (expected - 2)) / (n - 1);
  return {
    abbe: durbinWatson / 2,
    durbinWatson,
    runsZ: variance > 0 ? (runs - expected) / Math.sqrt(variance) : 0,
    largestResidual: residuals[largest] ?? 0,
    largestResidualAt: bindingEnergy[largest] ?? 0,
  };
}
