import type { RegionData } from '../series';

/** A power law describes transmission functions where it meets every value of them within this share. */
const farthest = 0.02;

/**
 * Exponent of the power of the kinetic energy that the transmission functions of files follow together, which stands for those that came without one:
 * the slope of ln T over ln of the kinetic energy by least squares.
 * @param photonEnergyEv above every binding energy, eV
 * @returns null where no file holds a function, a value is not positive, or no power law meets all of them within 2 %
 */
export function transmissionLaw(regions: readonly Pick<RegionData, 'bindingEnergy' | 'transmission'>[], photonEnergyEv: number): number | null {
  const points = regions.flatMap(({ bindingEnergy, transmission }) => Array.from(transmission ?? [], (value, i) => ({ energy: Math.log(photonEnergyEv - bindingEnergy[i]!), level: Math.log(value) })));
  const mean = (of: (point: (typeof points)[number]) => number): number => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [energy, level] = [mean((point) => point.energy), mean((point) => point.level)];
  const exponent = mean((point) => (point.energy - energy) * (point.level - level)) / mean((point) => (point.energy - energy) ** 2);
  const isMet = points.every((point) => Math.abs(point.level - level - exponent * (point.energy - energy)) < farthest);
  return Number.isFinite(exponent) && isMet ? exponent : null;
}
