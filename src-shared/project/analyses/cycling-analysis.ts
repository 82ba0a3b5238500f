/** How a project document and its cycling curve become the redox bookkeeping. */
import { analyseCycling, type CyclingOutcome } from '@shared/electrochemistry/analyse-cycling';
import { lithium } from '@shared/electrochemistry/reference-electrode';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { Curve } from '@shared/spectrum/spectrum';
import { inputHash, rawKey } from './input-hash';

/** Gives the parsed curve of a measurement, or null when it has none. */
export type CurveOf = (measurement: ProjectMeasurement) => Curve | null;

/** Uncertainties taken where nobody gave any: a balance of 1 %, a cycler of 0.1 %, 1 % of each step's charge in side reactions. */
const assumed = { massRelative: 0.01, current: 0.001, sideReactions: 0.01 } as const;

/**
 * The settings of a document: mass, capacity per electron and places of the states from its manifest. Without a mass there is none
 * to divide by, and the analysis says so.
 */
export function cyclingSettings(document: ProjectDocument): CyclingSettings {
  const given = document.constants.electrochemistry;
  const { active, electrolyte, carbon } = document.sample.composite;
  const states = document.states.map(({ id }) => id);
  const after = given?.stateAfterStep ?? {};
  const massMg = given?.activeMassMg ?? null;
  const perElectron = given?.mAhPerGramPerElectron ?? null;
  const pins = states.flatMap((stateId, i) => {
    const step = after[stateId] ?? (i === 0 ? -1 : null);
    return step === null ? [] : [{ stateId, afterStep: step, row: null }];
  });
  return {
    measuredVersus: lithium,
    shownVersus: lithium,
    mass:
      massMg === null
        ? null
        : { base: 'active', valueMg: massMg, stdUncertaintyMg: assumed.massRelative * massMg, activeShare: active / (active + electrolyte + carbon), activeShareRelativeUncertainty: 0, source: 'manifest' },
    areaCm2: null,
    formula: document.sample.formula,
    capacityPerElectron: perElectron === null ? null : { value: perElectron, source: 'manifest' },
    initialOxidationState: given?.initialRuOxidationState ?? 3,
    currentRelativeUncertainty: assumed.current,
    sideReactionShare: assumed.sideReactions,
    restCurrentMA: null,
    pins: Object.keys(after).length > 0 ? pins : null,
    states,
  };
}

/** The cycling curve of a document: its first one; null when it has none. */
export function cyclingMeasurement({ measurements }: ProjectDocument): ProjectMeasurement | null {
  return measurements.find(({ technique, role }) => technique === 'electrochemistry' && role !== 'aside') ?? null;
}

/** Hash over the settings and the raw file of the curve. */
export function cyclingInputHash(document: ProjectDocument, settings: CyclingSettings): string {
  const measurement = cyclingMeasurement(document);
  return inputHash(settings, measurement ? [rawKey(measurement)] : []);
}

/** The bookkeeping of the cycling curve of a document; null when it has none. */
export function analyseCyclingOf(document: ProjectDocument, curveOf: CurveOf, settings: CyclingSettings): CyclingOutcome | null {
  const measurement = cyclingMeasurement(document);
  const curve = measurement ? curveOf(measurement) : null;
  return curve ? analyseCycling(curve, settings) : null;
}
