import { median } from '@shared/numerics/statistics/quantile';

/**
 * Cosmic-ray spikes in a single spectrum. A spike is one or two channels wide; a Raman band, however narrow, is spread by the
 * spectrometer over more. So height over the neighbourhood decides together with how steeply it falls on both sides, which keeps
 * narrow bands whole where a threshold on differences alone (Whitaker & Hayes 2018, doi 10.1016/j.chemolab.2018.06.009) does not.
 */
export interface Spike {
  /** First and last channel touched. */
  readonly from: number;
  readonly to: number;
  /** Height over its neighbourhood in units of the local scatter: what the threshold is compared with. */
  readonly significance: number;
}

/** Median of |N(0, 1)|. */
export const normalMedian = 0.6744897501960817;
/** Height a spike must have, in units of the local scatter. */
export const defaultSpikeThreshold = 6;
/** Channels on either side that tell the level a spike stands on. */
const neighbourhood = 6;
const widest = 2;
/** Channels on either side over which the scatter in this place is taken. */
const patternReach = 18;
/** Height of a neighbouring channel that belongs to the spike, in units of the local scatter. */
const spillThreshold = 4;
/** Beside a spike the excess has fallen below this share of its height. */
const flankShare = 0.3;

/** Robust scatter of single channels relative to √level: 1 for raw counts. From second differences, median-based. */
export function scatterScale(y: Float64Array): number {
  const scaled: number[] = [];
  for (let i = 1; i + 1 < y.length; i += 1) {
    const second = y[i - 1]! - 2 * y[i]! + y[i + 1]!;
    scaled.push(Math.abs(second) / Math.sqrt(6 * Math.max(Math.abs(y[i]!), 1)));
  }
  return scaled.length === 0 ? 1 : Math.max(median(scaled) / normalMedian, 1e-12);
}

/**
 * Finds the spikes of a spectrum (ordinate at equally spaced channels).
 * Returns them in order; overlapping finds are one spike.
 * @param threshold height in units of the scatter; defaults to 6
 */
export function findCosmicSpikes(y: Float64Array, threshold = defaultSpikeThreshold): Spike[] {
  const n = y.length;
  const scale = scatterScale(y);
  const spikes: Spike[] = [];
  let i = 1;
  while (i + 1 < n) {
    const found = spikeAt(y, i, scale, threshold);
    if (found) spikes.push(found);
    i = found ? found.to + 2 : i + 1;
  }
  return spikes;
}

function spikeAt(y: Float64Array, i: number, scale: number, threshold: number): Spike | null {
  // Start where a channel is higher than the one before and as high as the one after.
  if (!(y[i]! > y[i - 1]!)) return null;
  // No level lies below the lowest channel around: most channels are no spike by that alone.
  const lowest = lowestAround(y, i);
  if (Math.max(y[i]!, y[i + 1]!) - lowest < threshold * scale * Math.sqrt(Math.max(lowest, 1))) return null;
  for (let width = 1; width <= widest; width += 1) {
    const to = i + width - 1;
    if (to + 1 >= y.length) return null;
    const around: number[] = [];
    for (let k = Math.max(0, i - neighbourhood); k < i; k += 1) around.push(y[k]!);
    for (let k = to + 1; k <= Math.min(y.length - 1, to + neighbourhood); k += 1) around.push(y[k]!);
    const level = median(around);
    const heights = Array.from({ length: width }, (_, k) => y[i + k]! - level);
    const height = Math.max(...heights);
    const counting = scale * Math.sqrt(Math.max(level, 1));
    if (height < threshold * counting) continue;
    // Some detectors scatter by more than their counts in places (fixed patterns of pixels): there a spike must stand out of that.
    const scatter = Math.max(counting, localScatter(y, i));
    const significance = height / scatter;
    if (significance < threshold) continue;
    // The second of two channels may be lower than the threshold only beside one that no pattern of noise reaches.
    const lower = Math.min(...heights);
    if (lower < threshold * scatter && (significance < 1.5 * threshold || lower < Math.max(spillThreshold * scatter, flankShare * height))) continue;
    const flank = Math.max(y[i - 1]!, y[to + 1]!) - level;
    if (flank >= flankShare * height) continue;
    // What spilled into the next channel on either side goes with it.
    const isTouched = (k: number): boolean => k >= 0 && k < y.length && y[k]! - level > spillThreshold * scatter;
    return { from: isTouched(i - 1) ? i - 1 : i, to: isTouched(to + 1) ? to + 1 : to, significance };
  }
  return null;
}

/** Robust scatter of the channels about `at`, in units of y, from second differences: slopes and curvature hardly enter. */
function localScatter(y: Float64Array, at: number): number {
  const second: number[] = [];
  for (let k = Math.max(1, at - patternReach); k <= Math.min(y.length - 2, at + patternReach); k += 1) second.push(Math.abs(y[k - 1]! - 2 * y[k]! + y[k + 1]!) / Math.sqrt(6));
  return median(second) / normalMedian;
}

/** The lowest of the channels that the level beside a spike at `i` can be taken from. */
function lowestAround(y: Float64Array, i: number): number {
  let lowest = Infinity;
  for (let k = Math.max(0, i - neighbourhood); k <= Math.min(y.length - 1, i + widest - 1 + neighbourhood); k += 1) if (y[k]! < lowest) lowest = y[k]!;
  return lowest;
}

/** The ordinate with spikes replaced by a straight line across them, for drawing and for similarity; statistics leave them out instead. */
export function bridgeSpikes(y: Float64Array, spikes: readonly Spike[]): Float64Array {
  const bridged = y.slice();
  for (const { from, to } of spikes) {
    const before = y[Math.max(0, from - 1)]!;
    const after = y[Math.min(y.length - 1, to + 1)]!;
    for (let i = from; i <= to; i += 1) bridged[i] = before + ((after - before) * (i - from + 1)) / (to - from + 2);
  }
  return bridged;
}
