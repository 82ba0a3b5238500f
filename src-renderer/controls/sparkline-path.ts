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
  const scaleX = (value: number): number => (isReversed ? (right - value) / (right - left) : (value - left) / (right - left)) * width;
  const scaleY = (value: number): number => height - (Math.min(1, (value - bottom) / span) * height);

  const points: [number, number][] = [];
  for (let i = 0; i < n; i++) points.push([scaleX(x[i]!), scaleY(y[i]!)]);
  return pathOf(n > 2 * width ? extremesPerColumn(points) : points);
}

/** The largest value that at least three neighbouring channels reach. */
function highestBroadPoint(y: ArrayLike<number>, n: number): number {
  let top = -Infinity;
  for (let i = 0; i < n; i++) {
    // The least of three in a row that contains i, best of the three ways to place them.
    const windows = [i - 2, i - 1, i].map((start) => {
      const from = Math.max(0, Math.min(start, n - 3));
      return Math.min(y[from]!, y[Math.min(n - 1, from + 1)]!, y[Math.min(n - 1, from + 2)]!);
    });
    top = Math.max(top, ...windows);
  }
  return top;
}

/** First, lowest, highest and last point of every pixel column, in their order. */
function extremesPerColumn(points: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  let from = 0;
  while (from < points.length) {
    const column = Math.floor(points[from]![0]);
    let to = from;
    let low = from;
    let high = from;
    while (to < points.length && Math.floor(points[to]![0]) === column) {
      if (points[to]![1] > points[low]![1]) low = to;
      if (points[to]![1] < points[high]![1]) high = to;
      to += 1;
    }
    for (const index of [...new Set([from, Math.min(low, high), Math.max(low, high), to - 1])]) kept.push(points[index]!);
    from = to;
  }
  return kept;
}

const pathOf = (points: readonly [number, number][]): string =>
  points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`).join('');
