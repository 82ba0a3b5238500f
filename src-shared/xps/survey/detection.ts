/** Whether a line is there, and how much of it would be seen: Currie 1968, Anal. Chem. 40, 586, doi 10.1021/ac60259a007; ISO 11929. */
import { normalQuantile } from '@shared/numerics/special/normal-quantile';

/** How often a line at its detection limit is missed. */
const missedRate = 0.05;

/** The quantile by which each of some lines is judged, so that all of them together raise a false alarm at this rate (Šidák 1967, doi 10.1080/01621459.1967.10482935). */
export function decisionQuantile(falseAlarmRate: number, lines: number): number {
  return normalQuantile((1 - falseAlarmRate) ** (1 / Math.max(1, lines)));
}

/**
 * The area from which on a line counts as detected, and the least that exceeds it in 95 of 100 spectra.
 * @param blank standard uncertainty of the area where there is no line
 * @param gain variance that a line adds per its area
 * @param quantile of the decision
 */
export function detectionLevels(blank: number, gain: number, quantile: number): { readonly critical: number; readonly limit: number } {
  const critical = quantile * blank;
  const k = normalQuantile(1 - missedRate);
  // L = L_C + k √(σ₀² + g L), solved for L.
  const limit = critical + 0.5 * k * k * gain + k * Math.sqrt(blank * blank + gain * critical + 0.25 * k * k * gain * gain);
  return { critical, limit };
}
