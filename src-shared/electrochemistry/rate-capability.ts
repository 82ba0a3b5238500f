/** Discharge capacity against current. "C-rate" is ambiguous by the number of electrons; currents are given per area and mass. */
import type { StepResult } from './result';

export interface RatePoint {
  readonly step: number;
  readonly currentMA: number;
  /** Per geometric area; null when the area is not known. */
  readonly mAPerCm2: number | null;
  readonly mAPerGramActive: number;
  /** mAh per gram of active material. */
  readonly capacityMAhG: number;
  /** Capacity over that of the slowest discharge. */
  readonly retention: number;
}

/** One point per discharge, in the order they were measured. */
export function rateCapability(steps: readonly StepResult[]): RatePoint[] {
  const discharges = steps.filter(({ direction }) => direction === 'discharge');
  const slowest = discharges.reduce<StepResult | null>((least, step) => (least === null || step.meanCurrentMA < least.meanCurrentMA ? step : least), null);
  return discharges.map((step) => ({
    step: step.index,
    currentMA: step.meanCurrentMA,
    mAPerCm2: step.mAPerCm2,
    mAPerGramActive: step.mAPerGramActive,
    capacityMAhG: Math.abs(step.capacityActiveMAhG),
    retention: step.chargeMAh / slowest!.chargeMAh,
  }));
}
