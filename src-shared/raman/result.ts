/** What the comparison of one Raman spectrum with its references gives. Plain JSON. */
import * as v from 'valibot';
import { mostKnots } from './baseline-knots';

const finite = v.pipe(v.number(), v.finite());
const ValueSchema = v.object({ value: finite, stdUncertainty: v.nullable(v.pipe(finite, v.minValue(0))) });

export const RamanFindingSchema = v.object({
  severity: v.picklist(['info', 'caution', 'problem']),
  key: v.picklist([
    'raman.axisNotShift',
    'raman.fromWavelength',
    'raman.tooFewPoints',
    'raman.negativeCounts',
    'raman.windowOutside',
    'raman.noScatter',
    'raman.noCounts',
    'raman.displacedBands',
    'raman.coarserThanReference',
    'raman.saturated',
    'raman.scaledCounts',
    'raman.smoothed',
    'raman.spikes',
    'raman.spikesByRepeats',
    'raman.repeatsDiffer',
    'raman.foreignBands',
    'raman.filterEdge',
    'raman.noSharpBands',
    'raman.referenceOutside',
    'raman.otherLaser',
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
  /** The other measures of likeness over the window; see similarity.ts. Absent in results of older versions. */
  likeness: v.optional(v.object({ pearson: finite, spectralAngleDeg: finite, hitQuality: finite })),
  /** Share of the integrated band intensity in the window, 0 … 1. */
  weight: ValueSchema,
  significance: finite,
  threshold: v.nullable(finite),
  /** Share seen with 90 % probability; 1 where this reference cannot be told from broad bands at all. */
  detectionLimit: finite,
  upperLimit95: finite,
});
export type RamanReferenceResult = v.InferOutput<typeof RamanReferenceSchema>;

export const RamanBandSchema = v.object({
  centre: ValueSchema,
  fwhm: ValueSchema,
  area: ValueSchema,
  height: finite,
  /** Standard uncertainty of the height; null where it cannot be given. Absent in results of older versions. */
  heightStdUncertainty: v.exactOptional(ValueSchema.entries.stdUncertainty),
});
export type RamanBand = v.InferOutput<typeof RamanBandSchema>;

/** Likeness to another spectrum of the comparison over the window; see similarity.ts. */
const AlikeSchema = v.object({ measurementId: v.string(), cosine: finite, pearson: finite, spectralAngleDeg: finite, hitQuality: finite });

export const RamanResultSchema = v.object({
  /** Window of the comparison, cm⁻¹. */
  window: v.tuple([finite, finite]),
  falseAlarmRate: finite,
  statistics: v.picklist(['counts', 'scaled', 'smoothed', 'unknown']),
  /** Raman shifts of the cosmic spikes left out, cm⁻¹. */
  spikes: v.array(finite),
  /** The same spikes with how they were told: channels touched, height in units of the scatter there. Absent in results of older versions. */
  spikeTests: v.optional(v.array(v.object({ at: finite, channels: v.pipe(v.number(), v.integer(), v.minValue(1)), z: finite, test: v.picklist(['single', 'repeats', 'both']) }))),
  /** Ids of the measurements that were taken for repeats of this one in the search for spikes. Absent where there were none. */
  repeats: v.optional(v.array(v.string())),
  bands: v.array(RamanBandSchema),
  references: v.array(RamanReferenceSchema),
  /** Likeness to every other spectrum and starting material. Absent in results of older versions. */
  alike: v.optional(v.array(AlikeSchema)),
  findings: v.array(RamanFindingSchema),
});
export type RamanResult = v.InferOutput<typeof RamanResultSchema>;

/** Steps that change what is drawn and never the mixture, which is fitted to the counts as measured. */
const DisplaySchema = v.object({
  baseline: v.picklist(['none', 'arpls', 'asls', 'airpls', 'imodpoly', 'snip', 'knots']),
  /** Where the knots of a baseline by hand stand, cm⁻¹; defaults to none. */
  knots: v.optional(v.pipe(v.array(finite), v.maxLength(mostKnots), v.check((knots) => knots.every((knot, i) => i === 0 || knot > knots[i - 1]!)))),
  /** Features narrower than about this, cm⁻¹, are bands to the baseline. */
  baselineScale: v.pipe(finite, v.minValue(20), v.maxValue(5000)),
  /** Width of the Savitzky–Golay window, cm⁻¹; 0 for none. */
  smoothing: v.pipe(finite, v.minValue(0), v.maxValue(200)),
  normalisation: v.picklist(['none', 'area', 'max', 'snv', 'vector', 'band']),
  /** Where the band for normalisation is, cm⁻¹. */
  band: finite,
});
export type RamanDisplay = v.InferOutput<typeof DisplaySchema>;

export const RamanSettingsSchema = v.object({
  window: v.tuple([finite, finite]),
  falseAlarmRate: v.pipe(finite, v.gtValue(0), v.maxValue(0.2)),
  /** Largest shift of a reference against the sample, cm⁻¹. */
  shift: v.pipe(finite, v.minValue(0)),
  /** Largest extra Gaussian broadening of a reference, cm⁻¹ FWHM. */
  broadening: v.pipe(finite, v.minValue(0)),
  /** Laser line, nm, for files whose axis is a wavelength; without it, what the file or the manifest says. */
  laserNm: v.optional(v.pipe(finite, v.gtValue(0))),
  /** What is added to every Raman shift, cm⁻¹: powers 0, 1, 2 of (shift − 520.5)/1000; defaults to nothing. */
  calibration: v.optional(v.tuple([finite, finite, finite])),
  /** False keeps what looks like a cosmic spike in the fit; defaults to true. */
  removesSpikes: v.optional(v.boolean()),
  /** False looks for spikes in each spectrum alone, also where a state has repeated spectra; defaults to true. */
  comparesRepeats: v.optional(v.boolean()),
  /** Height from which on something is a spike, in units of the scatter there; defaults to 6. */
  spikeThreshold: v.optional(v.pipe(finite, v.minValue(4), v.maxValue(100))),
  display: v.optional(DisplaySchema),
});
export type RamanSettings = v.InferOutput<typeof RamanSettingsSchema>;
