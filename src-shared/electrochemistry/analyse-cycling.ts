/** The cycling analysis: a curve and settings in, steps, cycles and states with expected Ru fractions out. */
import type { Curve } from '@shared/spectrum/spectrum';
import { massOn, relativeMassUncertainty, specificCapacity, specificEnergy, type ElectrodeMass } from './electrode-mass';
import { capacityOfFormula } from './electron-capacity';
import { fileMassMg } from './file-mass';
import { noneBeside, statesOnOwnCurves, type CurvesBeside } from './own-curves';
import type { CurveError, Outcome } from './read-curve';
import { convertPotential } from './reference-electrode';
import type { CycleResult, CyclingFinding, CyclingResult, StateOnCurve, StepResult } from './result';
import { splitOptions, standardState, type CyclingSettings, type StatePin } from './settings';
import { pairCycles, splitSteps, type Cycle, type CyclingStep, type SplitCurve } from './split-steps';
import { stateOnCurve, type StateBasis } from './state-on-curve';

/** A sentence of the dictionary that says why there is no result. */
export interface CyclingProblem {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type CyclingOutcome = { readonly ok: true; readonly value: CyclingResult } | { readonly ok: false; readonly error: CyclingProblem };

const problem = (key: string, params: CyclingProblem['params'] = {}): CyclingOutcome => ({ ok: false, error: { key: `cycling.error.${key}`, params } });

/**
 * Pure: the same curves and settings give the same result. Expected troubles are values.
 * @param beside other curves of the project, such as those of cells that were stopped at one state each
 */
export function analyseCycling(curve: Curve, settings: CyclingSettings, beside: CurvesBeside = noneBeside): CyclingOutcome {
  return bookkeeping(splitSteps(curve, splitOptions(settings)), settings, beside, fileMassMg(curve));
}

/**
 * The analysis of a curve that has been split already with {@link splitOptions} of the same settings.
 * @param statedMassMg active mass that its file states, mg
 */
export function bookkeeping(split: Outcome<SplitCurve>, settings: CyclingSettings, beside: CurvesBeside = noneBeside, statedMassMg: number | null = null): CyclingOutcome {
  if (!split.ok) return curveProblem(split.error);
  const { steps, passed } = split.value;
  if (steps.length === 0) return problem('noSteps');
  const { mass } = settings;
  if (mass === null) return problem('missingMass');
  const perElectron = electronCapacity(settings);
  if (!perElectron) return settings.formula.trim() === '' ? problem('missingFormula') : problem('unreadableFormula', { formula: settings.formula });
  const shift = convertPotential(0, settings.measuredVersus, settings.shownVersus);
  const basis: StateBasis = { settings, mass, perElectron: perElectron.value, shift };
  const ownStates = statesOnOwnCurves(beside, basis);
  const pins = (settings.pins ?? automaticPins(steps, settings.states)).filter(({ stateId }) => !ownStates.states.some((state) => state.stateId === stateId));
  const lost = pins.find((pin) => pin.afterStep >= steps.length || (pin.row !== null && pin.row >= split.value.data.timeS.length));
  if (lost) return problem('pinOutside', { state: lost.stateId, steps: steps.length });

  const onCurve = pins.map((pin) => stateOnCurve(pin, split.value, basis));
  const states = inOrder([...onCurve, ...ownStates.states], settings.states);
  return {
    ok: true,
    value: {
      versus: settings.shownVersus.name,
      voltageShiftV: shift,
      activeMassMg: massOn(mass, 'active'),
      compositeMassMg: massOn(mass, 'composite'),
      massSource: mass.source,
      capacityPerElectronMAhG: perElectron.value,
      capacityPerElectronSource: perElectron.source,
      chargeCounter: passed.counter,
      steps: steps.map((step) => stepResult(step, mass, settings.areaCm2, shift)),
      cycles: pairCycles(steps).map((cycle) => cycleResult(cycle, shift)),
      states,
      findings: [...findings(split.value, states, mass, perElectron.value, settings), ...massFinding(statedMassMg, mass), ...ownStates.findings],
    },
  };
}

/**
 * States at the ends of the first steps: the first state before the first step, and so on as far as steps go. Where all but the first have standard ids
 * ("charge1", "discharge1"), each stands at the end of the step that it is named after, for a cell may be discharged first.
 */
export function automaticPins(steps: readonly Pick<CyclingStep, 'index' | 'direction'>[], states: readonly string[]): StatePin[] {
  const named = states.map((stateId) => standardState.exec(stateId));
  if (named.slice(1).includes(null)) return states.slice(0, steps.length + 1).map((stateId, i) => ({ stateId, afterStep: i - 1, row: null }));
  return states.flatMap((stateId, i): StatePin[] => {
    const [, direction, number] = named[i] ?? [];
    const step = steps.filter((one) => one.direction === direction)[Number(number) - 1];
    return named[i] && !step ? [] : [{ stateId, afterStep: step?.index ?? -1, row: null }];
  });
}

/** mAh per gram of active material and electron, as given or from the formula; null without either. */
export function electronCapacity(settings: Pick<CyclingSettings, 'capacityPerElectron' | 'formula'>): { value: number; source: string } | null {
  if (settings.capacityPerElectron) return settings.capacityPerElectron;
  const value = capacityOfFormula(settings.formula);
  return value === null ? null : { value, source: settings.formula };
}

/** In the order of the settings; states that they do not name come last. */
function inOrder(states: readonly StateOnCurve[], ids: readonly string[]): StateOnCurve[] {
  const place = ({ stateId }: StateOnCurve): number => (ids.includes(stateId) ? ids.indexOf(stateId) : ids.length);
  return [...states].sort((a, b) => place(a) - place(b));
}

function curveProblem(error: CurveError): CyclingOutcome {
  switch (error.code) {
    case 'no-column':
      return problem('noColumn', { quantity: error.quantity });
    case 'current-density':
      return problem('currentDensity', { column: error.column });
    case 'specific-current':
      return problem('specificCurrent', { column: error.column, unit: error.unit });
    case 'unknown-unit':
      return error.unit === '' ? problem('noUnit', { column: error.column }) : problem('unknownUnit', { column: error.column, unit: error.unit });
    case 'too-few-rows':
      return problem('tooFewRows', { rows: error.rows });
    case 'not-finite':
      return problem('notFinite', { column: error.column, row: error.row + 1 });
    case 'no-current':
      return problem('noCurrent');
    case 'impedance':
      return problem('impedance');
    case 'out-of-order':
      return problem('outOfOrder', { rows: error.rows });
  }
}

function stepResult(step: CyclingStep, mass: ElectrodeMass, areaCm2: number | null, shift: number): StepResult {
  // Shifting the potential scale adds charge × shift to the energy.
  const energyMWh = step.energyMWh + step.chargeMAh * shift;
  return {
    index: step.index,
    direction: step.direction,
    rows: [step.firstRow, step.lastRow],
    startTimeS: step.startTimeS,
    endTimeS: step.endTimeS,
    startVoltageV: step.startVoltageV + shift,
    endVoltageV: step.endVoltageV + shift,
    meanVoltageV: step.meanVoltageV + shift,
    chargeMAh: step.chargeMAh,
    capacityActiveMAhG: specificCapacity(step.chargeMAh, mass, 'active'),
    capacityCompositeMAhG: specificCapacity(step.chargeMAh, mass, 'composite'),
    energyActiveWhKg: specificEnergy(energyMWh, mass, 'active'),
    energyCompositeWhKg: specificEnergy(energyMWh, mass, 'composite'),
    meanCurrentMA: step.meanCurrentMA,
    mAPerCm2: areaCm2 === null ? null : step.meanCurrentMA / areaCm2,
    mAPerGramActive: (1000 * step.meanCurrentMA) / massOn(mass, 'active'),
    restBeforeS: step.restBeforeS,
    interruptions: step.interruptions,
    gaps: step.gaps.length,
  };
}

function cycleResult({ index, charge, discharge }: Cycle, shift: number): CycleResult {
  const steps = { index, chargeStep: charge?.index ?? null, dischargeStep: discharge?.index ?? null };
  const ratioKind = index === 0 ? ('first-cycle-ratio' as const) : ('coulombic-efficiency' as const);
  if (!charge || !discharge) return { ...steps, ratio: null, ratioKind, energyEfficiency: null, hysteresisV: null };
  const ratio = -discharge.chargeMAh / charge.chargeMAh;
  // Half cycles from different compositions run at different voltages: what they differ by is neither loss nor hysteresis.
  if (index === 0) return { ...steps, ratio, ratioKind, energyEfficiency: null, hysteresisV: null };
  return {
    ...steps,
    ratio,
    ratioKind,
    energyEfficiency: (ratio * (discharge.meanVoltageV + shift)) / (charge.meanVoltageV + shift),
    hysteresisV: charge.meanVoltageV - discharge.meanVoltageV,
  };
}

/** Difference between the cycler's counter and its current, and doubt about a charge, above which they are said. */
const noticeableDifference = 0.01;

function findings({ data, passed, steps, fragments }: SplitCurve, states: readonly StateOnCurve[], mass: ElectrodeMass, perElectron: number, settings: CyclingSettings): CyclingFinding[] {
  const list: CyclingFinding[] = [];
  const add = (severity: CyclingFinding['severity'], key: string, params: CyclingFinding['params'] = {}) => list.push({ severity, key: `cycling.finding.${key}`, params });
  if (passed.wasReversed) add('info', 'reversedSign');
  if (passed.wasUnsigned) add('info', 'unsignedCurrent');
  if (data.isFromDensity) add('caution', 'fromDensity', { area: settings.areaCm2! });
  if (passed.counter === null) add('info', 'integrated');
  const coarsest = steps.reduce((most, { chargeMAh, meanCurrentMA }) => Math.max(most, (passed.counter === null ? 0.5 * passed.typicalIntervalS * meanCurrentMA : 0) / 3600 / Math.abs(chargeMAh)), 0);
  if (coarsest > noticeableDifference) add('caution', 'coarseRows', { minutes: rounded(passed.typicalIntervalS / 60), percent: rounded(100 * coarsest) });
  if (data.timeRestarts.length > 0) add('caution', 'timeRestarts', { count: data.timeRestarts.length });
  if (fragments > 0) add('info', 'fragments', { count: fragments });
  for (const step of steps) {
    const number = step.index + 1;
    if (step.interruptions > 0) add('info', 'interrupted', { step: number, count: step.interruptions, hours: rounded(step.interruptionsS / 3600) });
    const longest = step.gaps.reduce((most, gap) => Math.max(most, gap.seconds), 0);
    if (longest > 0) add('caution', 'gap', { step: number, count: step.gaps.length, hours: rounded(longest / 3600) });
    const difference = step.integratedChargeMAh / step.chargeMAh - 1;
    if (Math.abs(difference) > noticeableDifference) add('caution', 'counterDiffers', { step: number, percent: rounded(100 * difference) });
  }
  const [first, second] = steps;
  if (first?.direction === 'charge') {
    const capacity = specificCapacity(first.chargeMAh, mass, 'active');
    // One Li per Ru is all that a first charge can take out; the charge and the mass are known only so well.
    const doubt = 2 * capacity * Math.hypot(relativeMassUncertainty(mass, 'active'), settings.currentRelativeUncertainty);
    if (settings.initialOxidationState === 3 && capacity - doubt > perElectron) add('problem', 'firstChargeTooLarge', { capacity: rounded(capacity), limit: rounded(perElectron) });
    if (second && -second.chargeMAh > first.chargeMAh) add('info', 'firstRatio', { percent: rounded((-100 * second.chargeMAh) / first.chargeMAh) });
  }
  for (const state of states) if (!state.isInRange) add('problem', 'beyondRange', { state: state.stateId, value: rounded(state.meanOxidationState) });
  return list;
}

/** Masses that differ by more than this are not one rounded differently. */
const otherMass = 0.02;

function massFinding(statedMg: number | null, mass: ElectrodeMass): CyclingFinding[] {
  const used = massOn(mass, 'active');
  if (statedMg === null || Math.abs(statedMg / used - 1) < otherMass) return [];
  return [{ severity: 'caution', key: 'cycling.finding.fileMass', params: { stated: Number(statedMg.toPrecision(4)), used: Number(used.toPrecision(4)) } }];
}

/** Three significant digits for a sentence. */
const rounded = (value: number): number => Number(value.toPrecision(3));
