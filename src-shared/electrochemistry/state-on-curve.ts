/** Where a state lies on a curve, and what the charge passed until then lets expect of it. */
import { startDoubtMAh } from './charge-passed';
import { specificCapacity, type ElectrodeMass } from './electrode-mass';
import { expectedState } from './expectation';
import type { StateOnCurve } from './result';
import type { CyclingSettings, StatePin } from './settings';
import type { SplitCurve } from './split-steps';

/** What turns charge into states, whatever the curve. */
export interface StateBasis {
  readonly settings: CyclingSettings;
  readonly mass: ElectrodeMass;
  /** mAh per gram of active material and electron. */
  readonly perElectron: number;
  /** Added to the voltages of the file, V. */
  readonly shift: number;
}

/** The state that a pin marks on a split curve. */
export function stateOnCurve(pin: StatePin, { data, passed, steps }: SplitCurve, { settings, mass, perElectron, shift }: StateBasis): StateOnCurve {
  const row = pin.row ?? (pin.afterStep < 0 ? Math.max(0, steps[0]!.firstRow - 1) : steps[pin.afterStep]!.lastRow);
  // Whole steps up to the pin, and of the step it lies in the part before it.
  const charges = steps
    .filter((step) => step.firstRow <= row)
    .map((step) => {
      if (step.lastRow <= row) return step.chargeMAh;
      let part = 0;
      for (let i = step.firstRow; i <= row; i++) part += passed.incrementMAh[i]!;
      return part;
    });
  const { initialOxidationState, currentRelativeUncertainty, sideReactionShare } = settings;
  const doubts = steps.slice(0, charges.length).map(({ meanCurrentMA }) => startDoubtMAh(passed, meanCurrentMA));
  const expected = expectedState(charges, { mass, capacityPerElectron: perElectron, initialOxidationState, currentRelativeUncertainty, sideReactionShare }, doubts);
  return {
    stateId: pin.stateId,
    afterStep: charges.length - 1,
    row,
    timeS: data.timeS[row]!,
    voltageV: data.voltageV[row]! + shift,
    netCapacityMAhG: charges.reduce((sum, charge) => sum + specificCapacity(charge, mass, 'active'), 0),
    electronsPerRu: { value: expected.electronsPerRu, stdUncertainty: expected.stdUncertainty },
    meanOxidationState: expected.meanOxidationState,
    isInRange: expected.isInRange,
    fractions: expected.fractions,
    covariance: expected.covariance.map((line) => [...line]),
    band: [...expected.band],
  };
}
