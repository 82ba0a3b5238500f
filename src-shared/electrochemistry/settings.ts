/** What a cycling analysis depends on besides the curve. Nothing here has a silent default: what is not known is null. */
import * as v from 'valibot';
import { ElectrodeMassSchema } from './electrode-mass';
import { ReferenceElectrodeSchema } from './reference-electrode';
import type { SplitOptions } from './split-steps';
import { StackLayerSchema } from './stack-energy';

const finite = v.pipe(v.number(), v.finite());
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));

export const StatePinSchema = v.object({
  stateId: v.string(),
  /** Index of the step at whose end the state was taken; −1 before the first. Ignored when `row` is given. */
  afterStep: v.pipe(v.number(), v.integer(), v.minValue(-1)),
  /** Row of the curve at which the state was taken, where it was moved away from a step's end; null otherwise. */
  row: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type StatePin = v.InferOutput<typeof StatePinSchema>;

/** Settings that a document can have without anybody having told them. */
export const assumableSettings = ['measuredVersus', 'massUncertainty', 'activeShare', 'initialOxidationState', 'currentRelativeUncertainty', 'sideReactionShare'] as const;
export type AssumableSetting = (typeof assumableSettings)[number];

export const CyclingSettingsSchema = v.object({
  /** What the file's voltages are measured against, and what they are shown against. */
  measuredVersus: ReferenceElectrodeSchema,
  shownVersus: ReferenceElectrodeSchema,
  /** Null when nobody has told it: the analysis then refuses. */
  mass: v.nullable(ElectrodeMassSchema),
  /** Geometric electrode area, cm². */
  areaCm2: v.nullable(v.pipe(finite, v.gtValue(0))),
  /** Formula of the active material as assembled. */
  formula: v.string(),
  /** mAh per gram of active material and electron where it is given; null: from the formula. */
  capacityPerElectron: v.nullable(v.object({ value: v.pipe(finite, v.gtValue(0)), source: v.string() })),
  /** Mean oxidation state of Ru at assembly. */
  initialOxidationState: finite,
  /** Relative standard uncertainty of the current. */
  currentRelativeUncertainty: share,
  /** Share of each step's charge that may have gone into side reactions, as a standard uncertainty. */
  sideReactionShare: share,
  /** Currents up to this size are a rest, mA; null: a thousandth of the largest. */
  restCurrentMA: v.nullable(v.pipe(finite, v.minValue(0))),
  /** States on the curve; null: placed at the ends of the first steps in the order of `states`. */
  pins: v.nullable(v.array(StatePinSchema)),
  /** State ids in order; the first is before cycling. */
  states: v.array(v.string()),
  /** Which of the settings nobody has told or confirmed; shown as assumed for as long as they stand here. */
  assumed: v.optional(v.array(v.picklist(assumableSettings)), []),
  /** Id of the measurement that is analysed; null: the first curve of the project. */
  curve: v.optional(v.nullable(v.string()), null),
  /** Width of the voltage bins in which dQ/dV is collected, V. */
  differentialBinV: v.optional(v.pipe(finite, v.minValue(0.001), v.maxValue(1)), 0.01),
  /** Areal masses of the cell that the stack's energy is given for; null: the cell design of the paper. */
  stack: v.optional(v.nullable(v.array(StackLayerSchema)), null),
});
export type CyclingSettings = v.InferOutput<typeof CyclingSettingsSchema>;

/** A state by its standard id: the end of the n-th charge or discharge. */
export const standardState = /^(charge|discharge)(\d+)$/;

/** What of the settings decides how a curve is split. */
export const splitOptions = ({ restCurrentMA, areaCm2 }: Pick<CyclingSettings, 'restCurrentMA' | 'areaCm2'>): SplitOptions => ({
  ...(restCurrentMA !== null && { restCurrentMA }),
  ...(areaCm2 !== null && { areaCm2 }),
});
