/**
 * Slope background: the slope, not the level, grows with the intensity passed; it stands for the near-peak part of the
 * Tougaard background and is used beside a Shirley step.
 *
 *     B(E) = k ∫_{E_L}^{E} dE′ ∫_{E_L}^{E′} (y − y_L) dE″
 *
 * Herrera-Gomez et al. 2013, doi 10.1016/j.elspec.2013.07.006.
 */
import { endpointLevels, runningIntegral } from './endpoint-levels';

/**
 * Zero at the low-binding-energy end.
 * @param x binding energy, eV, increasing
 * @param y intensity
 * @param k strength, 1/eV²
 * @param endpointAverage channels averaged for y_L
 */
export function slopeBackground(x: Float64Array, y: Float64Array, k: number, endpointAverage: number): Float64Array {
  const { low } = endpointLevels(y, endpointAverage);
  const passed = runningIntegral(x, y.map((value) => value - low));
  return runningIntegral(x, passed).map((value) => k * value);
}
