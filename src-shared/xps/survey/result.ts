/** What the quantification of a survey gives. Plain JSON: it is part of the project document. */
import * as v from 'valibot';
import { FindingSchema, QuantitySchema } from '../result';

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.minValue(0));

export const SurveyLineResultSchema = v.object({
  line: v.string(),
  /**
   * `detected`: more than the critical level, at the energy of the line; `notDetected`: less; `elsewhere`: more, but its maximum is not where the line
   * is expected; `notSeparable`: more, and another element's signal may be all of it; `notMeasured`: the scan does not hold the window.
   */
  verdict: v.picklist(['detected', 'notDetected', 'elsewhere', 'notSeparable', 'notMeasured']),
  /** Area above the background without what is another element's, counts s⁻¹ eV (counts eV where the live time is unknown) after division by the transmission. */
  area: v.nullable(QuantitySchema),
  /** Parts of its standard uncertainty: counting, where and how the background runs, what was taken off. Same unit. */
  parts: v.nullable(v.object({ counting: positive, background: positive, overlap: positive })),
  /** Of the area in the window, what belongs to other elements by their own lines. */
  takenOff: v.nullable(finite),
  /** The area from which on a line counts as detected, and the one that is detected in 95 of 100 spectra (Currie 1968). */
  criticalLevel: v.nullable(positive),
  detectionLimit: v.nullable(positive),
  /** The background that was taken: a step where the window has none becomes a straight line. */
  background: v.nullable(v.picklist(['shirley', 'linear'])),
  /** Where the signal is highest, charge-corrected, eV. */
  maximum: v.nullable(finite),
});
export type SurveyLineResult = v.InferOutput<typeof SurveyLineResultSchema>;

export const SurveyShareSchema = v.object({
  element: v.string(),
  line: v.string(),
  /** Of the detected elements; with the state's own uncertainty. Null where the element was not detected or has no number. */
  atomicPercent: v.nullable(QuantitySchema),
  /** Standard uncertainty of the same that all states have in common: factors, transmission, mean free path, angle; at-%. */
  commonUncertainty: v.nullable(positive),
  /** At-% that would have been detected in 95 of 100 spectra; null for what was detected, or where it cannot be given. */
  detectionLimit: v.nullable(positive),
});
export type SurveyShare = v.InferOutput<typeof SurveyShareSchema>;

export const SurveyMarkSchema = v.object({
  /** `auger`, `minor` (another core level of a detected element), `satellite` (of an X-ray line that is not Kα1,2), `loss` (behind a strong line), `unassigned`. */
  kind: v.picklist(['auger', 'minor', 'satellite', 'loss', 'unassigned']),
  /** Charge-corrected binding energy, eV. */
  energy: finite,
  /** What it is, e.g. "O KLL", "Cl 2s"; of an unassigned peak what it could be. */
  names: v.array(v.string()),
  /** Height in units of its standard uncertainty. */
  significance: positive,
  /** At-% that it would be with the sensitivity of C 1s; null but for unassigned peaks. */
  asCarbon: v.nullable(positive),
});
export type SurveyMark = v.InferOutput<typeof SurveyMarkSchema>;

export const SurveyStateSchema = v.object({
  stateId: v.string(),
  measurementId: v.string(),
  /** Observed minus true binding energy, eV, and what gave it: a fit of the series, the user, or the line named. */
  chargeShift: v.object({ value: finite, from: v.string() }),
  /** Whether areas are per second. */
  isPerSecond: v.boolean(),
  /** False: the ordinate is not raw counts, and its scatter was read from the data. */
  isPoisson: v.boolean(),
  lines: v.array(SurveyLineResultSchema),
  /** Empty where fewer than two elements have a number. */
  composition: v.array(SurveyShareSchema),
  /** Elements that are there and have no number, so that all others share 100 % without them. */
  withoutNumber: v.array(v.string()),
  marks: v.array(SurveyMarkSchema),
  /** Cl/Ru by Cl 2p and Ru 3p; null where one of them was not detected. */
  clToRu: v.nullable(v.object({ ratio: QuantitySchema, commonRelative: positive })),
});
export type SurveyState = v.InferOutput<typeof SurveyStateSchema>;

export const SurveyResultSchema = v.object({ states: v.array(SurveyStateSchema), findings: v.array(FindingSchema) });
export type SurveyResult = v.InferOutput<typeof SurveyResultSchema>;
