/** Discharge capacity against current. "C-rate" is ambiguous by the number of electrons; currents are given per area and mass. */
import { massOn, specificCapacity, type ElectrodeMass } from './electrode-mass';
import type { CyclingStep } from './split-steps';

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

export function rateCapability(steps: readonly CyclingStep[], mass: ElectrodeMass, areaCm2: number | null): RatePoint[] {
  const discharges = steps.filter((step) => step.direction === 'discharge');
  const slowest = discharges.reduce<CyclingStep | null>((least, step) => (least === null || step.meanCurrentMA < least.meanCurrentMA ? step : least), null);
  return discharges.map((step) => ({
    step: step.index,
    currentMA: step.meanCurrentMA,
    mAPerCm2: areaCm2 === null ? null : step.meanCurrentMA / areaCm2,
    mAPerGramActive: (1000 * step.meanCurrentMA) / massOn(mass, 'active'),
    capacityMAhG: Math.abs(specificCapacity(step.chargeMAh, mass, 'active')),
    retention: step.chargeMAh / slowest!.chargeMAh,
  }));
}
