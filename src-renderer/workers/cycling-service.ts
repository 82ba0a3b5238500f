/** The cycling part of the analysis worker. A split curve is held, so that another mass or a moved pin costs no second pass over its rows. */
import { bookkeeping, type CyclingOutcome } from '@shared/electrochemistry/analyse-cycling';
import { cyclingDrawing, type CyclingDrawing } from '@shared/electrochemistry/cycling-drawing';
import { drawnCurve, type DrawnCurve } from '@shared/electrochemistry/drawn-curve';
import { fileMassMg } from '@shared/electrochemistry/file-mass';
import type { HalfCycleChoice } from '@shared/electrochemistry/half-cycle-choice';
import { comparedHalfCycles, type ComparedHalfCycles } from '@shared/electrochemistry/half-cycle-curves';
import { CyclingResultSchema } from '@shared/electrochemistry/result';
import { isCurrentDensity } from '@shared/electrochemistry/read-curve';
import type { CurvesBeside } from '@shared/electrochemistry/own-curves';
import { splitOptions, type CyclingSettings } from '@shared/electrochemistry/settings';
import { splitSteps } from '@shared/electrochemistry/split-steps';
import type { Curve } from '@shared/spectrum/spectrum';
import * as v from 'valibot';

export interface AnalysedCycling {
  readonly outcome: CyclingOutcome;
  /** Null when the curve could not be split. */
  readonly drawing: CyclingDrawing | null;
}

interface Held {
  readonly key: string;
  readonly split: ReturnType<typeof splitSteps>;
  /** Made when it is first drawn. */
  curve: DrawnCurve | null;
}

/** The latest first; two, for curves of two projects that are compared. */
let held: readonly Held[] = [];
const mostHeld = 2;

function splitHeld(curveKey: string, curve: Curve, settings: CyclingSettings): Held {
  const key = `${curveKey} ${settings.restCurrentMA} ${isCurrentDensity(curve) ? settings.areaCm2 : ''}`;
  const known = held.find((one) => one.key === key) ?? { key, split: splitSteps(curve, splitOptions(settings)), curve: null };
  held = [known, ...held.filter((one) => one !== known)].slice(0, mostHeld);
  return known;
}

/** The half cycles of a curve that are compared; null when it could not be split. @param curveKey another one for another curve */
export function halfCyclesHeld(curveKey: string, curve: Curve, settings: CyclingSettings, choice: HalfCycleChoice, against: number | null): ComparedHalfCycles | null {
  const { split } = splitHeld(curveKey, curve, settings);
  return split.ok ? comparedHalfCycles(split.value, settings, choice, against) : null;
}

/** @param curveKey another one for another curve @param beside other curves of the project */
export function analyseCyclingHeld(curveKey: string, curve: Curve, settings: CyclingSettings, beside: CurvesBeside): AnalysedCycling {
  const kept = splitHeld(curveKey, curve, settings);
  const { split } = kept;
  const outcome = bookkeeping(split, settings, beside, fileMassMg(curve));
  // A result that may be kept is checked here, where nobody waits.
  return { outcome: outcome.ok ? { ...outcome, value: v.parse(CyclingResultSchema, outcome.value) } : outcome, drawing: split.ok ? cyclingDrawing(split.value, settings, (kept.curve ??= drawnCurve(split.value))) : null };
}
