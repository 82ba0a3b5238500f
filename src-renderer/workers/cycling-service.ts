/** The cycling part of the analysis worker. A split curve is held, so that another mass or a moved pin costs no second pass over its rows. */
import { bookkeeping, splitOptions, type CyclingOutcome } from '@shared/electrochemistry/analyse-cycling';
import { differentialCapacity, type DifferentialCapacity } from '@shared/electrochemistry/differential-capacity';
import { drawnCurve, type DrawnCurve } from '@shared/electrochemistry/drawn-curve';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { isCurrentDensity } from '@shared/electrochemistry/read-curve';
import { splitSteps } from '@shared/electrochemistry/split-steps';
import type { Curve } from '@shared/spectrum/spectrum';

/** dQ/dV of one step, voltages against the electrode of the file. */
export interface DrawnDifferential extends DifferentialCapacity {
  readonly step: number;
}

/** What is drawn, whether or not there is a result. */
export interface CyclingDrawing {
  readonly curve: DrawnCurve;
  readonly differentials: readonly DrawnDifferential[];
}

export interface AnalysedCycling {
  readonly outcome: CyclingOutcome;
  /** Null when the curve could not be split. */
  readonly drawing: CyclingDrawing | null;
}

let held: { readonly key: string; readonly split: ReturnType<typeof splitSteps>; readonly curve: DrawnCurve | null } | null = null;

/** @param curveKey another one for another curve */
export function analyseCyclingHeld(curveKey: string, curve: Curve, settings: CyclingSettings): AnalysedCycling {
  const key = `${curveKey} ${settings.restCurrentMA} ${isCurrentDensity(curve) ? settings.areaCm2 : ''}`;
  if (held?.key !== key) {
    const split = splitSteps(curve, splitOptions(settings));
    held = { key, split, curve: split.ok ? drawnCurve(split.value) : null };
  }
  const { split, curve: drawn } = held;
  const differentials = split.ok ? split.value.steps.map((step) => ({ step: step.index, ...differentialCapacity(split.value, step, settings.differentialBinV) })) : [];
  return { outcome: bookkeeping(split, settings), drawing: drawn && { curve: drawn, differentials } };
}
