/** What the comparison of one Raman spectrum with its references gives. Plain JSON. */
import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const ValueSchema = v.object({ value: finite, stdUncertainty: v.nullable(v.pipe(finite, v.minValue(0))) });

export const RamanFindingSchema = v.object({
  severity: v.picklist(['info', 'caution', 'problem']),
  key: v.picklist([
    'raman.axisNotShift',
    'raman.tooFewPoints',
    'raman.negativeCounts',
    'raman.windowOutside',
    'raman.noScatter',
    'raman.scaledCounts',
    'raman.smoothed',
    'raman.spikes',
    'raman.noSharpBands',
    'raman.referenceOutside',
    'raman.noBands',
  ]),
  params: v.record(v.string(), v.union([v.string(), finite])),
});
export type RamanFinding = v.InferOutput<typeof RamanFindingSchema>;

export const RamanReferenceSchema = v.object({
  name: v.string(),
  verdict: v.picklist(['detected', 'notDetected', 'inconclusive']),
  /** Cosine of the baseline-corrected spectra in the window, 0 … 1. */
  similarity: finite,
  /** Share of the integrated band intensity in the window, 0 … 1. */
  weight: ValueSchema,
  significance: finite,
  threshold: v.nullable(finite),
  /** Share seen with 90 % probability; 1 where this reference cannot be told from broad bands at all. */
  detectionLimit: finite,
  upperLimit95: finite,
});
export type RamanReferenceResult = v.InferOutput<typeof RamanReferenceSchema>;

export const RamanBandSchema = v.object({ centre: ValueSchema, fwhm: ValueSchema, area: ValueSchema, height: finite });

export const RamanResultSchema = v.object({
  /** Window of the comparison, cm⁻¹. */
  window: v.tuple([finite, finite]),
  falseAlarmRate: finite,
  statistics: v.picklist(['counts', 'scaled', 'smoothed', 'unknown']),
  /** Raman shifts of the cosmic spikes left out, cm⁻¹. */
  spikes: v.array(finite),
  bands: v.array(RamanBandSchema),
  references: v.array(RamanReferenceSchema),
  findings: v.array(RamanFindingSchema),
});
export type RamanResult = v.InferOutput<typeof RamanResultSchema>;

export const RamanSettingsSchema = v.object({
  window: v.tuple([finite, finite]),
  falseAlarmRate: v.pipe(finite, v.gtValue(0), v.maxValue(0.2)),
  /** Largest shift of a reference against the sample, cm⁻¹. */
  shift: v.pipe(finite, v.minValue(0)),
  /** Largest extra Gaussian broadening of a reference, cm⁻¹ FWHM. */
  broadening: v.pipe(finite, v.minValue(0)),
});
export type RamanSettings = v.InferOutput<typeof RamanSettingsSchema>;
