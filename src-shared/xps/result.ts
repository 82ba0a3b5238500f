/** What an XPS series analysis gives. Plain JSON: it is part of the project document and of results.json. */
import * as v from 'valibot';
import { ComponentSpecSchema, RutheniumSubshellSchema } from './model';

const finite = v.pipe(v.number(), v.finite());

/**
 * A number with its standard uncertainty (1σ), `null` where it cannot be given symmetrically.
 * `interval` is a 95 % interval for values near a bound, where ± would mislead.
 */
export const QuantitySchema = v.object({
  value: finite,
  stdUncertainty: v.nullable(v.pipe(finite, v.minValue(0))),
  interval: v.nullable(v.tuple([finite, finite])),
});
export type Quantity = v.InferOutput<typeof QuantitySchema>;

/** A message of the dictionary with its values, and how much it matters. */
export const FindingSchema = v.object({
  severity: v.picklist(['info', 'caution', 'problem']),
  key: v.string(),
  params: v.record(v.string(), v.union([v.string(), finite])),
  stateId: v.nullable(v.string()),
  region: v.nullable(v.string()),
});
export type Finding = v.InferOutput<typeof FindingSchema>;

export const LineResultSchema = v.object({
  component: v.string(),
  /** e.g. "Ru3+ 3d5/2", "C1s sp2". */
  name: v.string(),
  /** Charge-corrected, eV. */
  position: QuantitySchema,
  fwhm: QuantitySchema,
  /** Counts s⁻¹ eV after division by the transmission; counts eV where the live time is unknown. */
  area: QuantitySchema,
});
export type LineResult = v.InferOutput<typeof LineResultSchema>;

export const RegionResultSchema = v.object({
  region: v.string(),
  measurementId: v.string(),
  background: v.string(),
  /**
   * Amplitudes as fitted, by component id and `constant`, `slope`, in the order of the model's columns:
   * component areas in counts eV and background in counts, both after division by the transmission.
   */
  amplitudes: v.record(v.string(), finite),
  lines: v.array(LineResultSchema),
  /** Whether the live time is known, so that areas of lines are per second; absent in results of older versions. */
  isPerSecond: v.exactOptional(v.boolean()),
  reducedChiSquare: finite,
  points: v.pipe(v.number(), v.integer()),
  diagnostics: v.object({ abbe: finite, durbinWatson: finite, runsZ: finite, largestResidual: finite, largestResidualAt: finite }),
});
export type RegionResult = v.InferOutput<typeof RegionResultSchema>;

export const ElementShareSchema = v.object({
  /** e.g. "Ru". */
  element: v.string(),
  /** The subshell that it is counted by, e.g. "Ru3d". */
  subshell: v.string(),
  atomicPercent: QuantitySchema,
});
export type ElementShare = v.InferOutput<typeof ElementShareSchema>;

export const StateResultSchema = v.object({
  stateId: v.string(),
  /** Ru shares; null when the state has no Ru region. */
  fractions: v.nullable(v.object({ 'Ru2+': QuantitySchema, 'Ru3+': QuantitySchema, 'Ru4+': QuantitySchema })),
  fractionCovariance: v.nullable(v.array(v.array(finite))),
  meanOxidationState: v.nullable(QuantitySchema),
  /** Observed minus true binding energy, eV. */
  chargeShift: v.nullable(QuantitySchema),
  clToRu: v.nullable(QuantitySchema),
  /** Relative standard uncertainty of clToRu that is common to all states (sensitivity factors). */
  clToRuCommonRelative: v.nullable(finite),
  /**
   * Cl/Ru from every subshell of ruthenium that can give it; the first is `clToRu`. Empty where there is none, absent in results of older versions.
   */
  clToRuFrom: v.exactOptional(v.array(v.object({ ruSubshell: RutheniumSubshellSchema, ratio: QuantitySchema, commonRelative: finite }))),
  /** Ruthenium by Ru 3p over ruthenium by Ru 3d, and the relative standard uncertainty of it that all states share; absent where only one of them gives it. */
  ru3pToRu3d: v.exactOptional(v.object({ ratio: QuantitySchema, commonRelative: finite })),
  /** Atomic per cent over all elements; empty where they cannot be compared, absent in results of older versions. */
  composition: v.exactOptional(v.array(ElementShareSchema)),
  /** Ru 3d5/2 (area-weighted) − Cl 2p3/2, eV. */
  ruMinusCl: v.nullable(QuantitySchema),
  regions: v.array(RegionResultSchema),
});
export type StateResult = v.InferOutput<typeof StateResultSchema>;

export const XpsResultSchema = v.object({
  stopReason: v.string(),
  converged: v.boolean(),
  iterations: v.pipe(v.number(), v.integer()),
  chiSquare: finite,
  degreesOfFreedom: v.pipe(v.number(), v.integer()),
  reducedChiSquare: finite,
  bic: finite,
  /** Fitted search parameters by full name, e.g. "Ru3d_C1s/ru3.position", "shift@charge1", with bounds reached. */
  parameters: v.array(
    v.object({
      name: v.string(),
      value: finite,
      stderr: v.nullable(finite),
      vary: v.boolean(),
      atBound: v.nullable(v.picklist(['min', 'max'])),
    }),
  ),
  /** Correlations with |r| > 0.9. */
  strongCorrelations: v.array(v.object({ a: v.string(), b: v.string(), r: finite })),
  states: v.array(StateResultSchema),
  /** Ruthenium by Ru 3p over ruthenium by Ru 3d; absent where they were not tied. */
  rutheniumTie: v.exactOptional(
    v.object({
      /** The fitted factor that all states have in common; 1 where the sensitivities are right. */
      common: finite,
      /** Each state's ratio when fitted without the tie, with its standard uncertainty (absent in results of older versions), and with it. */
      states: v.array(v.object({ stateId: v.string(), before: finite, beforeUncertainty: v.exactOptional(v.nullable(finite)), after: finite })),
    }),
  ),
  /** RuO2 as O 1s has it: the part of all ruthenium under Ru 3d, by state; absent where O 1s was not measured or cannot be compared. */
  oxideByOxygen: v.exactOptional(v.array(v.object({ stateId: v.string(), share: QuantitySchema }))),
  /** Components that the analysis added to the settings' model because the evidence for them was strong. */
  addedComponents: v.array(v.object({ region: v.string(), component: ComponentSpecSchema })),
  findings: v.array(FindingSchema),
});
export type XpsResult = v.InferOutput<typeof XpsResultSchema>;
