import type { RegionData } from '../series';

/**
 * The channels of a region inside a window of observed binding energy.
 * @throws when arrays disagree in length or fewer than five channels remain
 */
export function windowed(region: RegionData, window: readonly [number, number] | null): RegionData {
  const { bindingEnergy, counts, transmission, measurementId } = region;
  const lengths = [bindingEnergy.length, counts.length, transmission?.length ?? counts.length];
  if (new Set(lengths).size !== 1) throw new Error(`Measurement ${measurementId} has arrays of different lengths: ${lengths.join(', ')}`);
  let start = 0;
  let end = bindingEnergy.length;
  if (window) {
    const [low, high] = [Math.min(...window), Math.max(...window)];
    start = bindingEnergy.findIndex((energy) => energy >= low);
    if (start < 0) start = end;
    while (end > start && bindingEnergy[end - 1]! > high) end--;
  }
  if (end - start < 5) throw new Error(`Measurement ${measurementId} has ${end - start} channels in the fit window; at least 5 are needed`);
  return {
    ...region,
    bindingEnergy: bindingEnergy.subarray(start, end),
    counts: counts.subarray(start, end),
    transmission: transmission?.subarray(start, end) ?? null,
  };
}
