/** The cycling part of the analysis worker. A split curve is held, so that another mass or a moved pin costs no second pass over its rows. */
import { bookkeeping, splitOptions, type CyclingOutcome } from '@shared/electrochemistry/analyse-cycling';
import { cyclingDrawing, type CyclingDrawing } from '@shared/electrochemistry/cycling-drawing';
import { drawnCurve, type DrawnCurve } from '@shared/electrochemistry/drawn-curve';
import { isCurrentDensity } from '@shared/electrochemistry/read-curve';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { splitSteps } from '@shared/electrochemistry/split-steps';
import type { Curve } from '@shared/spectrum/spectrum';

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
  return { outcome: bookkeeping(split, settings), drawing: split.ok && drawn ? cyclingDrawing(split.value, settings, drawn) : null };
}
