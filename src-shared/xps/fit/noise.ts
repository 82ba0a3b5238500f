import type { Noise } from '@shared/numerics/least-squares/types';
import type { RegionData } from '../series';

/** Median of χ² with one degree of freedom. */
const medianOfChiSquare = 0.454936;

/**
 * How a region's ordinate scatters. Raw counts are Poisson. Rates, averages and exports with an unknown factor still scatter in
 * proportion to their value, with a gain (variance / mean) that is read from second differences, where a smooth line leaves only noise;
 * ordinates with negative values get one σ for all channels the same way.
 */
export function regionNoise({ counts, isPoisson }: RegionData): Exclude<Noise, { readonly kind: 'unknown' }> {
  if (isPoisson) return { kind: 'poisson' };
  const isNonNegative = counts.every((value) => value >= 0);
  const ratios: number[] = [];
  for (let i = 1; i + 1 < counts.length; i++) {
    const [before, here, after] = [counts[i - 1]!, counts[i]!, counts[i + 1]!];
    const level = isNonNegative ? (before + here + after) / 3 : 1;
    // var(a − 2b + c) = 6 var.
    if (level > 0) ratios.push((before - 2 * here + after) ** 2 / 6 / level);
  }
  ratios.sort((a, b) => a - b);
  const median = ratios[Math.floor(ratios.length / 2)] ?? 0;
  const spread = median / medianOfChiSquare;
  // Smooth, computed or repeated values show no scatter; then only the shape of χ² counts, not its size.
  const top = counts.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (isNonNegative) return { kind: 'poisson', gain: Math.max(spread, 1e-6 * top, Number.MIN_VALUE) };
  return { kind: 'sigma', sigma: new Float64Array(counts.length).fill(Math.max(Math.sqrt(spread), 1e-6 * top)) };
}
