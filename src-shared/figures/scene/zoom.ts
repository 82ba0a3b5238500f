/** Zoom and pan of one axis as pure arithmetic on its range [low, high]; the drawn direction does not matter. */
export type Range = readonly [low: number, high: number];

/** One step of the wheel. */
export const zoomStep = 1.2;

/**
 * Scales a range about `anchor`, which keeps its place. Never leaves `full`, and never gets narrower than `minWidth`.
 */
export function zoomAbout(range: Range, anchor: number, factor: number, full: Range, minWidth: number): Range {
  const [low, high] = range;
  const width = Math.min(full[1] - full[0], Math.max(minWidth, (high - low) * factor));
  const share = (anchor - low) / (high - low);
  return moveInto([anchor - share * width, anchor + (1 - share) * width], full);
}

/** Moves a range by `by`, stopping at the ends of `full`. */
export function pan(range: Range, by: number, full: Range): Range {
  return moveInto([range[0] + by, range[1] + by], full);
}

/** Shifts a range into `full` without changing its width, unless it is wider. */
function moveInto([low, high]: Range, full: Range): Range {
  const width = high - low;
  if (width >= full[1] - full[0]) return full;
  if (low < full[0]) return [full[0], full[0] + width];
  if (high > full[1]) return [full[1] - width, full[1]];
  return [low, high];
}

/** Smallest range that holds all given ones, or null when there is none. */
export function union(ranges: readonly Range[]): Range | null {
  if (ranges.length === 0) return null;
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}
