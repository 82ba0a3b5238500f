import type { RegionData } from '../series';

/** Channels below which a spectrum says nothing of a line on a background. */
export const leastChannels = 5;

/** First channel inside a window of observed binding energy, and the one after the last. */
function limits({ bindingEnergy }: RegionData, window: readonly [number, number] | null): [start: number, end: number] {
  let end = bindingEnergy.length;
  if (!window) return [0, end];
  const [low, high] = [Math.min(...window), Math.max(...window)];
  let start = bindingEnergy.findIndex((energy) => energy >= low);
  if (start < 0) start = end;
  while (end > start && bindingEnergy[end - 1]! > high) end--;
  return [start, end];
}

/** How many channels of a region lie inside a window. */
export function channelsInside(region: RegionData, window: readonly [number, number] | null): number {
  const [start, end] = limits(region, window);
  return end - start;
}

/** Whether any channel of a region inside a window holds something: an acquisition that was stopped leaves zeros. */
export function hasSignal(region: RegionData, window: readonly [number, number] | null): boolean {
  return region.counts.subarray(...limits(region, window)).some((count) => count !== 0);
}

/**
 * The channels of a region inside a window of observed binding energy.
 * @throws when arrays disagree in length
 */
export function windowed(region: RegionData, window: readonly [number, number] | null): RegionData {
  const { bindingEnergy, counts, transmission, measurementId } = region;
  const lengths = [bindingEnergy.length, counts.length, transmission?.length ?? counts.length];
  if (new Set(lengths).size !== 1) throw new Error(`Measurement ${measurementId} has arrays of different lengths: ${lengths.join(', ')}`);
  const [start, end] = limits(region, window);
  return {
    ...region,
    bindingEnergy: bindingEnergy.subarray(start, end),
    counts: counts.subarray(start, end),
    transmission: transmission?.subarray(start, end) ?? null,
  };
}
