/** How a project document and its cycling curve become the redox bookkeeping. */
import { analyseCycling, type CyclingOutcome } from '@shared/electrochemistry/analyse-cycling';
import { capacityOfFormula } from '@shared/electrochemistry/electron-capacity';
import type { CurvesBeside } from '@shared/electrochemistry/own-curves';
import { lithium } from '@shared/electrochemistry/reference-electrode';
import { rutheniumStateOf } from '@shared/electrochemistry/ruthenium-state';
import type { AssumableSetting, CyclingSettings } from '@shared/electrochemistry/settings';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { Curve } from '@shared/spectrum/spectrum';
import { inputHash, rawKey } from './input-hash';

/** Gives the parsed curve of a measurement, or null when it has none. */
export type CurveOf = (measurement: ProjectMeasurement) => Curve | null;

/** Uncertainties taken where nobody gave any: a balance of 1 %, a cycler of 0.1 %, 1 % of each step's charge in side reactions. */
const assumedUncertainty = { massRelative: 0.01, current: 0.001, sideReactions: 0.01 } as const;

/**
 * The settings of a document: mass, capacity per electron and places of the states from its manifest. Without a mass there is none
 * to divide by, and the analysis says so. What nobody told is listed in `assumed`.
 */
export function cyclingSettings(document: ProjectDocument): CyclingSettings {
  const given = document.constants.electrochemistry;
  const { active, electrolyte, carbon } = document.sample.composite;
  const states = document.states.map(({ id }) => id);
  const after = given?.stateAfterStep ?? {};
  const massMg = given?.activeMassMg ?? null;
  const { formula } = document.sample;
  const molarMassGMol = given?.molarMassGMol ?? 0;
  const perElectron = given?.mAhPerGramPerElectron ?? (molarMassGMol > 0 ? capacityOfFormula(formula, molarMassGMol) : null);
  const pins = states.flatMap((stateId, i) => {
    const step = after[stateId] ?? (i === 0 ? -1 : null);
    return step === null ? [] : [{ stateId, afterStep: step, row: null }];
  });
  const assumed: AssumableSetting[] = ['measuredVersus', 'activeShare', 'currentRelativeUncertainty', 'sideReactionShare'];
  if (massMg !== null) assumed.push('massUncertainty');
  const initial = given?.initialRuOxidationState ?? null;
  if (initial === null) assumed.push('initialOxidationState');
  return {
    measuredVersus: lithium,
    shownVersus: lithium,
    mass:
      massMg === null
        ? null
        : { base: 'active', valueMg: massMg, stdUncertaintyMg: assumedUncertainty.massRelative * massMg, activeShare: active / (active + electrolyte + carbon), activeShareRelativeUncertainty: 0, source: 'manifest' },
    areaCm2: null,
    formula,
    capacityPerElectron: perElectron === null ? null : { value: perElectron, source: 'manifest' },
    initialOxidationState: initial ?? rutheniumStateOf(formula) ?? 3,
    currentRelativeUncertainty: assumedUncertainty.current,
    sideReactionShare: assumedUncertainty.sideReactions,
    restCurrentMA: null,
    pins: Object.keys(after).length > 0 ? pins : null,
    states,
    assumed,
    // Named, so that a curve that comes later does not take the place of the one whose numbers and pins are kept.
    curve: cyclingMeasurement(document)?.id ?? null,
    differentialBinV: 0.01,
    stack: null,
  };
}

/** The curves of a document that are not set aside. */
export function cyclingMeasurements({ measurements }: ProjectDocument): ProjectMeasurement[] {
  return measurements.filter(({ technique, role }) => technique === 'electrochemistry' && role !== 'aside');
}

/**
 * The curve that is analysed: the chosen one, else the first that has a half cycle for every state, else the one with the most; null
 * when the document has none. An impedance spectrum beside the cycling is thus passed over.
 */
export function cyclingMeasurement(document: ProjectDocument, chosen: string | null = null): ProjectMeasurement | null {
  const curves = cyclingMeasurements(document);
  const halfCycles = (curve: ProjectMeasurement): number => curve.halfCycles ?? 0;
  const most = curves.reduce((highest, curve) => Math.max(highest, halfCycles(curve)), 0);
  const wanted = Math.min(most, neededHalfCycles(document));
  return curves.find(({ id }) => id === chosen) ?? curves.find((curve) => halfCycles(curve) >= wanted) ?? null;
}

/** As many as the manifest counts up to its last state; else one for each state after the first. */
function neededHalfCycles({ states, constants }: ProjectDocument): number {
  const after = Object.values(constants.electrochemistry?.stateAfterStep ?? {});
  return after.length > 0 ? Math.max(...after) + 1 : Math.max(1, states.length - 1);
}

/** A curve of a cell that was stopped at one state. */
interface OwnMeasurement {
  readonly stateId: string;
  readonly measurement: ProjectMeasurement;
}

/** The curves that are placed at one state each, beside the analysed one: the first of each state that has half cycles. */
function ownMeasurements(document: ProjectDocument, chosen: string | null): OwnMeasurement[] {
  const analysed = cyclingMeasurement(document, chosen)?.id;
  const curves = cyclingMeasurements(document).filter(({ role, halfCycles }) => role === 'state' && halfCycles !== 0);
  return document.states.flatMap(({ id: stateId }) => {
    const measurement = curves.find((curve) => curve.stateId === stateId);
    // The state of the analysed curve lies on it.
    return measurement && curves.every((curve) => curve.stateId !== stateId || curve.id !== analysed) ? [{ stateId, measurement }] : [];
  });
}

/** Cycling curves that belong to no state and are not the analysed one. */
function unusedMeasurements(document: ProjectDocument, chosen: string | null): ProjectMeasurement[] {
  const analysed = cyclingMeasurement(document, chosen)?.id;
  return cyclingMeasurements(document).filter(({ id, stateId, halfCycles }) => id !== analysed && stateId === null && (halfCycles ?? 0) > 0);
}

/** The curves beside the analysed one: those of cells that were stopped at one state each, as far as they can be read, and the names of others. */
export function curvesBeside(document: ProjectDocument, settings: Pick<CyclingSettings, 'curve'>, curveOf: CurveOf): CurvesBeside {
  const nameOf = (measurement: ProjectMeasurement): string => document.files.find(({ sha256 }) => sha256 === measurement.sha256)?.name ?? '';
  const own = ownMeasurements(document, settings.curve).flatMap(({ stateId, measurement }) => {
    const curve = curveOf(measurement);
    return curve ? [{ stateId, measurementId: measurement.id, name: nameOf(measurement), curve }] : [];
  });
  return { own, unused: unusedMeasurements(document, settings.curve).map(nameOf) };
}

/** Hash over the settings, the raw file of the curve, and those of the curves beside it. */
export function cyclingInputHash(document: ProjectDocument, settings: CyclingSettings): string {
  const measurement = cyclingMeasurement(document, settings.curve);
  const own = ownMeasurements(document, settings.curve).map((one) => `${one.stateId} = ${rawKey(one.measurement)}`);
  return inputHash(settings, measurement ? [rawKey(measurement), ...own, ...unusedMeasurements(document, settings.curve).map(rawKey)] : []);
}

/** The bookkeeping of the cycling curve of a document; null when it has none. */
export function analyseCyclingOf(document: ProjectDocument, curveOf: CurveOf, settings: CyclingSettings): CyclingOutcome | null {
  const measurement = cyclingMeasurement(document, settings.curve);
  const curve = measurement ? curveOf(measurement) : null;
  return curve ? analyseCycling(curve, settings, curvesBeside(document, settings, curveOf)) : null;
}
