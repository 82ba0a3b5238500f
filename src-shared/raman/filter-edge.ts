/** The edge of the filter that holds the laser back: below it bands are weakened, each by another factor. */

/** The edge is sought so far from the beginning, cm⁻¹: filters cut at 50 to 150. */
const reach = 120;
const bin = 8;
/** A spectrum behind a filter begins below this share of what it reaches … */
const dark = 0.2;
/** … and the edge ends where this share is reached. */
const open = 0.8;

/** Raman shift from which on nothing is held back, or null where the counts do not rise as behind a filter. @param shift cm⁻¹, increasing */
export function filterEdge(shift: Float64Array, counts: Float64Array): number | null {
  const sums: number[] = [];
  const channels: number[] = [];
  for (let i = 0; i < shift.length && shift[i]! < shift[0]! + reach; i += 1) {
    const k = Math.floor((shift[i]! - shift[0]!) / bin);
    sums[k] = (sums[k] ?? 0) + counts[i]!;
    channels[k] = (channels[k] ?? 0) + 1;
  }
  const levels = sums.map((sum, k) => sum / channels[k]!);
  const top = Math.max(...levels);
  if (!(levels[0]! < dark * top)) return null;
  return shift[0]! + bin * levels.findIndex((level) => level >= open * top);
}
