/** What the halo check of one pattern gives. Plain JSON: it is part of the project document and of results.json. */
import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const ValueSchema = v.object({ value: finite, stdUncertainty: v.nullable(v.pipe(finite, v.minValue(0))) });

export const XrdFindingSchema = v.object({
  severity: v.picklist(['info', 'caution', 'problem']),
  key: v.picklist([
    'xrd.axisNotTwoTheta',
    'xrd.tooFewPoints',
    'xrd.negativeCounts',
    'xrd.unevenSteps',
    'xrd.ownExposure',
    'xrd.summedChannels',
    // Only in results of earlier versions, which gave no verdict then.
    'xrd.ownTimes',
    'xrd.loneChannels',
    'xrd.noScatter',
    'xrd.noCounts',
    'xrd.intensityJump',
    'xrd.scaledCounts',
    'xrd.smoothed',
    'xrd.noHalo',
    'xrd.narrowHalo',
    'xrd.narrowHumps',
    'xrd.wideLines',
    'xrd.widenedSearch',
    'xrd.unassignedPeaks',
    'xrd.coveredPhase',
    'xrd.betaGhost',
    'xrd.assumedWavelength',
    'xrd.separator',
  ]),
  params: v.record(v.string(), v.union([v.string(), finite])),
});
export type XrdFinding = v.InferOutput<typeof XrdFindingSchema>;

export const HaloSchema = v.object({
  /** ° 2θ. */
  centre: ValueSchema,
  fwhm: ValueSchema,
  /** Counts × °. */
  area: ValueSchema,
  /** Counts per channel. */
  height: finite,
  /** What of the uncertainties of centre and width is doubt about the shape of halos, ° 2θ; missing in results of older versions. */
  shapeDoubt: v.optional(v.object({ centre: finite, fwhm: finite })),
  /** At the mean wavelength of the Kα lines, Å⁻¹. */
  q: ValueSchema,
  /** Å. */
  spacing: ValueSchema,
  coherence: ValueSchema,
});

export const XrdPeakSchema = v.object({
  /** ° 2θ of Kα1. */
  twoTheta: finite,
  significance: finite,
  /** Counts × °. */
  area: finite,
  areaUncertainty: finite,
  fwhm: finite,
  phase: v.nullable(v.string()),
});

export const XrdPhaseSchema = v.object({
  name: v.string(),
  origin: v.picklist(['listed', 'shipped']),
  detected: v.boolean(),
  significance: finite,
  threshold: finite,
  /** Strongest reflection, Kα1 + Kα2, counts × °. */
  area: finite,
  areaUncertainty: finite,
  /** Seen with 90 % probability, counts × °; null where the data do not carry a limit. */
  detectionLimit: v.nullable(finite),
  detectionLimitByWidth: v.array(v.object({ fwhm: finite, limit: finite })),
  upperLimit95: v.nullable(finite),
  coveredBy: v.nullable(v.string()),
  /** Sum of the intensities of its lines inside the pattern, the strongest being 1: turns `area` into that of all lines. */
  lineSum: v.optional(finite),
  /** ° 2θ of its strongest line inside the pattern, for Scherrer sizes. */
  strongestAt: v.optional(finite),
});

export const XrdResultSchema = v.object({
  verdict: v.picklist(['amorphous', 'crystalline', 'inconclusive']),
  /** False alarms per pattern that the verdict allows, 0 … 1. */
  falseAlarmRate: finite,
  blindThreshold: v.nullable(finite),
  statistics: v.picklist(['counts', 'scaled', 'smoothed', 'unknown']),
  dispersion: v.nullable(finite),
  halos: v.array(HaloSchema),
  mainHalo: v.nullable(HaloSchema),
  haloReducedChiSquare: v.nullable(finite),
  peaks: v.array(XrdPeakSchema),
  phases: v.array(XrdPhaseSchema),
  /** Share of Bragg lines in lines and halos together, 0 … 1; `upperLimit95` counts what the asked-for phases could hide. */
  crystallinity: v.optional(v.nullable(v.object({ value: finite, upperLimit95: v.nullable(finite) }))),
  /** Å; missing in results of older versions. */
  kAlpha1A: v.optional(finite),
  findings: v.array(XrdFindingSchema),
});
export type XrdResult = v.InferOutput<typeof XrdResultSchema>;

export const XrdSettingsSchema = v.object({
  /** Rate per pattern, 0 … 1. */
  falseAlarmRate: v.pipe(finite, v.gtValue(0), v.maxValue(0.2)),
  /** Narrowest and widest Bragg line looked for, ° FWHM. */
  lineWidths: v.tuple([v.pipe(finite, v.gtValue(0)), v.pipe(finite, v.gtValue(0))]),
  /** Largest shift from sample displacement at low angle, °, and largest relative change of a cell. */
  displacementDeg: v.pipe(finite, v.minValue(0)),
  strain: v.pipe(finite, v.minValue(0)),
  /** Whether the phases shipped with the program are tested beside the listed ones. */
  testShipped: v.boolean(),
  /** Shipped phases that are not tested, by id. */
  withoutShipped: v.optional(v.array(v.pipe(v.string(), v.maxLength(100)))),
  /** The user's own phases, by spacing, so that they hold for any radiation. */
  userPhases: v.optional(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
        lines: v.pipe(
          v.array(v.object({ spacingA: v.pipe(finite, v.gtValue(0)), relIntensity: v.pipe(finite, v.gtValue(0)), hkl: v.pipe(v.string(), v.maxLength(100)) })),
          v.minLength(1),
          v.maxLength(2000),
        ),
      }),
    ),
  ),
});
export type UserPhase = NonNullable<v.InferOutput<typeof XrdSettingsSchema>['userPhases']>[number];
export type XrdSettings = v.InferOutput<typeof XrdSettingsSchema>;
