import { median } from '@shared/numerics/statistics/quantile';

/** The edge of the filter that holds the laser back: below it bands are weakened, each by another factor. */

/** The edge is sought so far from the beginning, cm⁻¹: filters cut at 50 to 150. */
const reach = 120;
const bin = 8;
/** A spectrum behind a filter begins below this share of what it reaches … */
const dark = 0.2;
/** … the edge ends where this share is reached … */
const open = 0.8;
/** … and beyond it, over so many cm⁻¹, the counts stay above this share: behind a band they fall again. */
const beyond = 100;
const lasting = 0.5;
/** Of a filter's rise no more than so many bins lie beyond that share. */
const mostRest = 2;
/** A sharp band reaches over no more than two of so many bins, so that their median is the light under it. */
const smoothing = 5;

/** Raman shift from which on nothing is held back, or null where the counts do not rise as behind a filter. @param shift cm⁻¹, increasing */
export function filterEdge(shift: Float64Array, counts: Float64Array): number | null {
  const sums: number[] = [];
  const channels: number[] = [];
  for (let i = 0; i < shift.length && shift[i]! < shift[0]! + reach + beyond; i += 1) {
    const k = Math.floor((shift[i]! - shift[0]!) / bin);
    sums[k] = (sums[k] ?? 0) + counts[i]!;
    channels[k] = (channels[k] ?? 0) + 1;
  }
  const levels = sums.map((sum, k) => sum / channels[k]!);
  const half = (smoothing - 1) / 2;
  const smooth = levels.slice(0, Math.ceil(reach / bin)).map((_, k) => median(levels.slice(Math.max(0, k - half), k + half + 1)));
  const top = Math.max(...smooth);
  if (!(levels[0]! < dark * top)) return null;
  const end = smooth.findIndex((level) => level >= open * top);
  const after = levels.slice(end, end + Math.ceil(beyond / bin));
  if (median(after) < lasting * top) return null;
  // From dark to open it takes about as long as from open to where nothing is held back; a slower rise is rather that of a band.
  const rise = end - smooth.findIndex((level) => level >= dark * top);
  return shift[0]! + bin * (end + Math.min(Math.max(1, rise), mostRest));
}
