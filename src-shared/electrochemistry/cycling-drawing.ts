/** What is drawn of a cycling curve, whether or not there is a result. */
import { differentialCapacity, type DifferentialCapacity } from './differential-capacity';
import { drawnCurve, type DrawnCurve } from './drawn-curve';
import type { CyclingSettings } from './settings';
import type { SplitCurve } from './split-steps';

/** dQ/dV of one step, voltages against the electrode of the file. */
export interface DrawnDifferential extends DifferentialCapacity {
  readonly step: number;
}

export interface CyclingDrawing {
  readonly curve: DrawnCurve;
  readonly differentials: readonly DrawnDifferential[];
}

/** @param curve thinned out already; defaults to what {@link drawnCurve} makes of the split one */
export function cyclingDrawing(split: SplitCurve, { differentialBinV }: Pick<CyclingSettings, 'differentialBinV'>, curve: DrawnCurve = drawnCurve(split)): CyclingDrawing {
  return { curve, differentials: split.steps.map((step) => ({ step: step.index, ...differentialCapacity(split, step, differentialBinV) })) };
}
