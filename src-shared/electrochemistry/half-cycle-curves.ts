/** Half cycles of a galvanostatic curve as curves of their own: every row with current, for comparison. */
import { differentialCapacity, type DifferentialCapacity } from './differential-capacity';
import { chosenHalfCycles, halfCyclesOf, type HalfCycle, type HalfCycleChoice } from './half-cycle-choice';
import type { CyclingSettings } from './settings';
import type { CyclingStep, SplitCurve } from './split-steps';

/** One half cycle, its arrays of one length. */
export interface HalfCycleCurve {
  /** Index of the step. */
  readonly step: number;
  /** Charge passed since the half cycle began, mAh, without sign, strictly increasing: rows that add none are left out. */
  readonly chargeMAh: Float64Array;
  /** Against the electrode of the file, V. */
  readonly voltageV: Float64Array;
  /** Since the beginning of the file, s. */
  readonly timeS: Float64Array;
  /** Charge passed since assembly before it began, mAh, charge positive. */
  readonly netBeforeMAh: number;
  readonly differential: DifferentialCapacity;
}

/** @param binWidthV of dQ/dV */
export function halfCycleCurve(split: SplitCurve, step: CyclingStep, binWidthV: number): HalfCycleCurve {
  const { data, passed, steps } = split;
  const length = step.lastRow - step.firstRow + 1;
  const [chargeMAh, voltageV, timeS] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  const sign = step.direction === 'charge' ? 1 : -1;
  let kept = 0;
  let sum = 0;
  for (let row = step.firstRow; row <= step.lastRow; row += 1) {
    if (passed.direction[row] === 0) continue;
    sum += sign * passed.incrementMAh[row]!;
    if (kept > 0 && !(sum > chargeMAh[kept - 1]!)) continue;
    chargeMAh[kept] = sum;
    voltageV[kept] = data.voltageV[row]!;
    timeS[kept] = data.timeS[row]!;
    kept += 1;
  }
  return {
    step: step.index,
    chargeMAh: chargeMAh.slice(0, kept),
    voltageV: voltageV.slice(0, kept),
    timeS: timeS.slice(0, kept),
    netBeforeMAh: steps.slice(0, step.index).reduce((net, before) => net + before.chargeMAh, 0),
    differential: differentialCapacity(split, step, binWidthV),
  };
}

/** What is compared of a curve: all its half cycles by name, and the chosen ones with those of the cycle that they are set against. */
export interface ComparedHalfCycles {
  readonly all: readonly HalfCycle[];
  /** Steps that the choice names. */
  readonly chosen: readonly number[];
  readonly curves: readonly HalfCycleCurve[];
}

/** @param against index of a cycle whose half cycles are given too; null for none */
export function comparedHalfCycles(split: SplitCurve, settings: Pick<CyclingSettings, 'pins' | 'states' | 'differentialBinV'>, choice: HalfCycleChoice, against: number | null): ComparedHalfCycles {
  const all = halfCyclesOf(split, settings);
  const chosen = chosenHalfCycles(all, choice).map(({ step }) => step);
  const wanted = all.filter(({ step, cycle }) => chosen.includes(step) || cycle === against);
  return { all, chosen, curves: wanted.map(({ step }) => halfCycleCurve(split, split.steps[step]!, settings.differentialBinV)) };
}
