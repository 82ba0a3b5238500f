/** What stands above the rows and can be moved along the energy axis: one for each component, for positions are shared. */
export interface PlotHandle {
  readonly id: string;
  /** Short name on the chip. */
  readonly label: string;
  /** Name for screen readers. */
  readonly name: string;
  readonly color: string;
  /** Binding energy as shown, eV. */
  readonly position: number;
  /** Other lines of the component, eV. */
  readonly minorPositions: readonly number[];
  readonly isMovable: boolean;
  /** Secondary handles show their name only when chosen. */
  readonly isSecondary: boolean;
}

/** The ends of what is fitted, as shown, eV. */
export interface PlotLimits {
  readonly low: number;
  readonly high: number;
  /** For screen readers and tooltips. */
  readonly names: { readonly low: string; readonly high: string };
  readonly isMovable: boolean;
  /** While an end is dragged, and once more when it is let go. */
  readonly onmove: (end: 'low' | 'high', energy: number, isDone: boolean) => void;
}

/**
 * Places labels of the given widths as close to their targets as they can be without touching, in the order of the targets.
 * Neighbours that would touch share the way evenly (pool adjacent violators, the least-squares answer).
 * @returns the centre of each label, in the order given
 */
export function spreadLabels(targets: readonly number[], widths: readonly number[], gap: number): number[] {
  const order = targets.map((_, index) => index).sort((a, b) => targets[a]! - targets[b]!);
  // Offsets turn "no overlap" into "not falling": subtract the room that all labels before need.
  const offsets: number[] = [];
  order.forEach((index, place) => {
    const before = order[place - 1];
    offsets.push(before === undefined ? 0 : offsets[place - 1]! + (widths[before]! + widths[index]!) / 2 + gap);
  });
  const pools: { sum: number; count: number }[] = [];
  order.forEach((index, place) => {
    pools.push({ sum: targets[index]! - offsets[place]!, count: 1 });
    for (let last = pools.at(-1)!, previous = pools.at(-2); previous && previous.sum / previous.count > last.sum / last.count; last = previous, previous = pools.at(-2)) {
      pools.pop();
      previous.sum += last.sum;
      previous.count += last.count;
    }
  });
  const centres: number[] = new Array<number>(targets.length);
  let place = 0;
  for (const { sum, count } of pools) {
    for (let k = 0; k < count; k += 1, place += 1) centres[order[place]!] = sum / count + offsets[place]!;
  }
  return centres;
}
