/**
 * Curves of cells that were stopped at one state each. The ex-situ states of a series come from cells of their own, and each passed its
 * own charge: where its curve is there, a state has that charge and not the one of another cell.
 */
import type { Curve } from '@shared/spectrum/spectrum';
import { massOn, relativeMassUncertainty, type ElectrodeMass } from './electrode-mass';
import { fileMassMg } from './file-mass';
import type { CyclingFinding, StateOnCurve } from './result';
import { splitOptions, standardState } from './settings';
import { splitSteps, type CyclingStep } from './split-steps';
import { stateOnCurve, type StateBasis } from './state-on-curve';

/** A curve that belongs to one state. */
export interface OwnCurve {
  readonly stateId: string;
  readonly measurementId: string;
  /** Name of its file. */
  readonly name: string;
  readonly curve: Curve;
}

/** The curves of a project beside the analysed one. */
export interface CurvesBeside {
  readonly own: readonly OwnCurve[];
  /** Names of cycling files that belong to no state. */
  readonly unused: readonly string[];
}

export const noneBeside: CurvesBeside = { own: [], unused: [] };

/** A mass with the relative uncertainty of another. */
export function massLike(mass: ElectrodeMass, activeMassMg: number): ElectrodeMass {
  return { ...mass, base: 'active', valueMg: activeMassMg, stdUncertaintyMg: activeMassMg * relativeMassUncertainty(mass, 'active'), activeShareRelativeUncertainty: 0 };
}

/**
 * Whether a cell with these steps was stopped at a state: after as many charges and discharges as its id and the order of the states
 * say. One half cycle of a longer story (a file of its own for each) lacks what was passed before. Other ids say nothing.
 */
function endsAt(stateId: string, steps: readonly Pick<CyclingStep, 'direction'>[], states: readonly string[]): boolean {
  const [, direction, number] = standardState.exec(stateId) ?? [];
  if (direction === undefined) return true;
  const first = states.map((id) => standardState.exec(id)?.[1]).find((way) => way !== undefined) ?? 'charge';
  const count = 2 * Number(number) - (direction === first ? 1 : 0);
  return steps.length === count && steps.every((step, i) => (step.direction === first) === (i % 2 === 0));
}

/**
 * The states that have a curve of their own, at its end. The mass is the one that the file states, else that of the settings, which is
 * said, as are curves that nothing is taken from. A curve without steps, or with other steps than its state's name says, is left out, and said.
 */
export function statesOnOwnCurves({ own, unused }: CurvesBeside, basis: StateBasis): { states: StateOnCurve[]; findings: CyclingFinding[] } {
  const states: StateOnCurve[] = [];
  const findings: CyclingFinding[] = [];
  const shared: string[] = [];
  for (const { stateId, measurementId, name, curve } of own) {
    const split = splitSteps(curve, splitOptions(basis.settings));
    if (!split.ok || split.value.steps.length === 0) {
      findings.push({ severity: 'caution', key: 'cycling.finding.ownCurveEmpty', params: { state: stateId, curve: name } });
      continue;
    }
    const { steps } = split.value;
    if (!endsAt(stateId, steps, basis.settings.states)) {
      const charges = steps.filter(({ direction }) => direction === 'charge').length;
      findings.push({ severity: 'caution', key: 'cycling.finding.ownCurveDiffers', params: { state: stateId, curve: name, charges, discharges: steps.length - charges } });
      continue;
    }
    const stated = fileMassMg(curve);
    if (stated === null) shared.push(name);
    const mass = stated === null ? basis.mass : massLike(basis.mass, stated);
    const activeMassMg = massOn(mass, 'active');
    states.push({ ...stateOnCurve({ stateId, afterStep: steps.length - 1, row: null }, split.value, { ...basis, mass }), own: { measurementId, name, activeMassMg } });
    findings.push({ severity: 'info', key: 'cycling.finding.ownCurve', params: { state: stateId, curve: name, mass: Number(activeMassMg.toPrecision(4)) } });
  }
  if (shared.length > 0) findings.push({ severity: 'caution', key: 'cycling.finding.ownCurveMass', params: { curves: shared.join(', '), mass: Number(massOn(basis.mass, 'active').toPrecision(4)) } });
  if (unused.length > 0) findings.push({ severity: 'caution', key: 'cycling.finding.unusedCurves', params: { curves: unused.join(', ') } });
  return { states, findings };
}
