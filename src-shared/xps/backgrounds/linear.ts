/** Straight background between the levels at both ends of the window. */
import { endpointLevels } from './endpoint-levels';

/**
 * @param x binding energy, eV, increasing
 * @param y intensity
 * @param endpointAverage channels averaged at each end
 */
export function linearBackground(x: Float64Array, y: Float64Array, endpointAverage: number): Float64Array {
  const { low, high } = endpointLevels(y, endpointAverage);
  const first = x[0]!;
  const span = x[x.length - 1]! - first;
  return x.map((energy) => low + ((high - low) * (energy - first)) / span);
}
