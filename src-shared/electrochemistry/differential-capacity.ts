/** dQ/dV of one step: charge collected in voltage bins of stated width. Nothing is smoothed; wider bins are the smoothing. */
import type { SplitCurve, CyclingStep } from './split-steps';

export interface DifferentialCapacity {
  readonly binWidthV: number;
  /** Middles of the bins, increasing, V as measured. */
  readonly voltageV: Float64Array;
  /** Charge per voltage in each bin, mAh/V; positive, whichever way the step ran. */
  readonly mAhPerV: Float64Array;
  /** Rows that fell into each bin: few rows make a noisy bin. */
  readonly rows: Int32Array;
}

/** Without the first and the last bin, which were crossed in part only and would mislead. */
export const wholeBins = ({ voltageV, mAhPerV }: Pick<DifferentialCapacity, 'voltageV' | 'mAhPerV'>): Pick<DifferentialCapacity, 'voltageV' | 'mAhPerV'> => ({ voltageV: voltageV.subarray(1, -1), mAhPerV: mAhPerV.subarray(1, -1) });

/**
 * The charge of each interval is spread evenly over the voltages it crossed.
 * @param binWidthV 0.005 to 0.01 V are usual
 * @throws RangeError for a bin width that is not positive or would need more than 100 000 bins
 */
export function differentialCapacity(curve: SplitCurve, step: CyclingStep, binWidthV: number): DifferentialCapacity {
  const { voltageV } = curve.data;
  const { incrementMAh, direction } = curve.passed;
  let low = Infinity;
  let high = -Infinity;
  for (let i = step.firstRow; i <= step.lastRow; i++) {
    if (direction[i] === 0) continue;
    low = Math.min(low, voltageV[i]!);
    high = Math.max(high, voltageV[i]!);
  }
  if (!(binWidthV > 0)) throw new RangeError(`the bin width must be positive; got ${binWidthV} V`);
  const firstBin = Math.floor(low / binWidthV);
  const bins = Math.floor(high / binWidthV) - firstBin + 1;
  if (!(bins <= 100_000)) throw new RangeError(`bins of ${binWidthV} V over ${high - low} V are too many`);
  const mAhPerV = new Float64Array(bins);
  const rows = new Int32Array(bins);
  for (let i = step.firstRow; i <= step.lastRow; i++) {
    if (direction[i] === 0) continue;
    const charge = Math.abs(incrementMAh[i]!) / binWidthV;
    const here = voltageV[i]! / binWidthV - firstBin;
    rows[Math.floor(here)]!++;
    const before = i > step.firstRow && direction[i - 1] === direction[i] ? voltageV[i - 1]! / binWidthV - firstBin : here;
    const from = Math.min(before, here);
    const to = Math.max(before, here);
    if (Math.floor(from) === Math.floor(to)) {
      mAhPerV[Math.floor(to)]! += charge;
      continue;
    }
    for (let bin = Math.floor(from); bin <= Math.floor(to); bin++) {
      mAhPerV[bin]! += (charge * (Math.min(to, bin + 1) - Math.max(from, bin))) / (to - from);
    }
  }
  return { binWidthV, voltageV: mAhPerV.map((_, bin) => (firstBin + bin + 0.5) * binWidthV), mAhPerV, rows };
}
