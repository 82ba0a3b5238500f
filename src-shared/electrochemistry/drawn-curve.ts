/** A cycling curve thinned out for drawing: every extreme stays visible. Numbers never come from it. */
import type { SplitCurve } from './split-steps';

/** A step, or the rest between two steps, which begins and ends where its neighbours do. */
export interface DrawnStretch {
  /** Index of the step; −1 for a rest. */
  readonly step: number;
  readonly direction: 'charge' | 'discharge' | 'rest';
  /** Rows of the curve that the points are, increasing. */
  readonly rows: Float64Array;
  readonly timeS: Float64Array;
  /** Charge passed since assembly, mAh, charge positive. */
  readonly netChargeMAh: Float64Array;
  /** Against the electrode of the file, V. */
  readonly voltageV: Float64Array;
}

export interface DrawnCurve {
  readonly rows: number;
  readonly stretches: readonly DrawnStretch[];
}

/** Points of a whole curve: a few per pixel of a wide screen. */
const defaultPoints = 6_000;
/** Points that every stretch may have, however many there are. */
const leastPoints = 16;

/**
 * Cuts each stretch into equal runs of rows and keeps the first, lowest, highest and last voltage of each. Curves of up to `points`
 * rows stay whole.
 */
export function drawnCurve({ data, passed, steps }: SplitCurve, points = defaultPoints): DrawnCurve {
  const rows = data.timeS.length;
  const share = (count: number): number => (rows <= points ? count : Math.max(leastPoints, Math.ceil((points * count) / rows)));
  const stretches: DrawnStretch[] = [];
  let net = 0;
  let end = 0;
  const add = (step: number, direction: DrawnStretch['direction'], first: number, last: number): void => {
    const kept = keptRows(data.voltageV, first, last, share(last - first + 1));
    const netChargeMAh = new Float64Array(kept.length).fill(net);
    if (step >= 0) {
      let charge = net;
      for (let i = first, k = 0; i <= last; i++) {
        charge += passed.incrementMAh[i]!;
        if (i === kept[k]) netChargeMAh[k++] = charge;
      }
    }
    const take = (values: Float64Array): Float64Array => Float64Array.from(kept, (row) => values[row]!);
    stretches.push({ step, direction, rows: Float64Array.from(kept), timeS: take(data.timeS), netChargeMAh, voltageV: take(data.voltageV) });
  };
  for (const step of steps) {
    if (step.firstRow > end) add(-1, 'rest', end, step.firstRow - 1);
    add(step.index, step.direction, step.firstRow, step.lastRow);
    net += step.chargeMAh;
    end = step.lastRow;
  }
  if (end < rows - 1) add(-1, 'rest', end, rows - 1);
  return { rows, stretches };
}

function keptRows(voltageV: Float64Array, first: number, last: number, points: number): number[] {
  const count = last - first + 1;
  if (count <= points) return Array.from({ length: count }, (_, i) => first + i);
  const runs = Math.max(1, Math.floor(points / 4));
  const kept: number[] = [];
  for (let run = 0; run < runs; run++) {
    const from = first + Math.floor((run * count) / runs);
    const to = first + Math.floor(((run + 1) * count) / runs) - 1;
    let low = from;
    let high = from;
    for (let i = from; i <= to; i++) {
      if (voltageV[i]! < voltageV[low]!) low = i;
      if (voltageV[i]! > voltageV[high]!) high = i;
    }
    for (const row of [...new Set([from, Math.min(low, high), Math.max(low, high), to])]) kept.push(row);
  }
  return kept;
}
