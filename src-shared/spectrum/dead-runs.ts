/** A run of empty channels is no chance when so many counts were due in it: e⁻³⁰. */
const dueCounts = 30;
/** Channels on either side that tell how many were due. */
const besideRun = 20;

/** Channels from `from` to before `to` without a single count, beside which channels hold `level` counts on average. */
export interface DeadRun {
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

/**
 * The runs of channels without a single count where the channels beside them promise many: the detector was off or covered, or the
 * acquisition was stopped and the rest filled up.
 * @param y counts per channel
 */
export function deadRuns(y: Float64Array): DeadRun[] {
  const found: DeadRun[] = [];
  for (let from = 0; from < y.length; from += 1) {
    if (y[from] !== 0) continue;
    let to = from;
    while (to < y.length && y[to] === 0) to += 1;
    const beside = [...y.subarray(Math.max(0, from - besideRun), from), ...y.subarray(to, to + besideRun)];
    const level = beside.reduce((sum, value) => sum + value, 0) / Math.max(1, beside.length);
    if (level * (to - from) > dueCounts) found.push({ from, to, level });
    from = to;
  }
  return found;
}
