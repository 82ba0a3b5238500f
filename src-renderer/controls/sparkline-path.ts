export interface SparklineSize {
  readonly width: number;
  readonly height: number;
  /** True where the abscissa falls to the right (binding energy). */
  readonly isReversed: boolean;
}

/**
 * An SVG path of y over x for a small picture: per pixel column the lowest and highest point, so that no peak is lost.
 * Spikes of one or two channels (cosmic rays) are cut at the top edge instead of flattening everything else.
 * Empty for fewer than two points or a flat x.
 */
export function sparklinePath(x: ArrayLike<number>, y: ArrayLike<number>, { width, height, isReversed }: SparklineSize): string {
  const n = Math.min(x.length, y.length);
  let left = Infinity;
  let right = -Infinity;
  let bottom = Infinity;
  for (let i = 0; i < n; i++) {
    left = Math.min(left, x[i]!);
    right = Math.max(right, x[i]!);
    bottom = Math.min(bottom, y[i]!);
  }
  if (n < 2 || !(right > left)) return '';
  const top = highestBroadPoint(y, n);
  const span = top > bottom ? top - bottom : 1;
  const perX = (isReversed ? -width : width) / (right - left);
  const origin = isReversed ? right : left;
  const isThinned = n > 2 * width;
  const parts: string[] = [];
  const add = (i: number): void => {
    const px = (x[i]! - origin) * perX;
    const py = height - Math.min(1, (y[i]! - bottom) / span) * height;
    parts.push(`${px.toFixed(1)} ${py.toFixed(1)}`);
  };
  const columnOf = (i: number): number => Math.floor((x[i]! - origin) * perX);
  let from = 0;
  while (from < n) {
    const column = columnOf(from);
    let low = from;
    let high = from;
    let to = from + 1;
    for (; isThinned && to < n && columnOf(to) === column; to++) {
      if (y[to]! < y[low]!) low = to;
      if (y[to]! > y[high]!) high = to;
    }
    // First, lowest, highest and last point of the pixel column, in their order.
    const kept = new Set([from, Math.min(low, high), Math.max(low, high), to - 1]);
    for (const index of kept) add(index);
    from = to;
  }
  return `M${parts.join('L')}`;
}

/** The largest value that at least three neighbouring channels reach. */
function highestBroadPoint(y: ArrayLike<number>, n: number): number {
  let top = -Infinity;
  for (let i = 0; i < Math.max(1, n - 2); i++) top = Math.max(top, Math.min(y[i]!, y[Math.min(n - 1, i + 1)]!, y[Math.min(n - 1, i + 2)]!));
  return top;
}
