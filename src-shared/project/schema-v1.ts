/**
 * Schema v1 of the project document (`project.json`). Additive changes only: anything else becomes schema v2 with a migration.
 * Order in arrays is the order on screen; ids never change.
 */
import * as v from 'valibot';
import { CyclingResultSchema } from '@shared/electrochemistry/result';
import { CyclingSettingsSchema } from '@shared/electrochemistry/settings';
import { RamanResultSchema, RamanSettingsSchema } from '@shared/raman/result';
import { XpsSettingsSchema } from '@shared/xps/model';
import { XpsResultSchema } from '@shared/xps/result';
import { SurveySettingsSchema } from '@shared/xps/survey/model';
import { SurveyResultSchema } from '@shared/xps/survey/result';
import { XpsVariantsSchema } from '@shared/xps/variants/variants-result';
import { XrdResultSchema, XrdSettingsSchema } from '@shared/xrd/result';
import { FigureSchema } from './figure';
import { PublicationSchema } from './publication';

const finite = v.pipe(v.number(), v.finite());
const isoTime = v.pipe(v.string(), v.isoTimestamp());
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Text a person writes: any characters, bounded. */
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

export const IdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
export const TechniqueSchema = v.picklist(['xps', 'xrd', 'raman', 'electrochemistry']);

/** A file name without any folder: no separators, no control characters, not a dot name. */
export const FileNameSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(255),
  // eslint-disable-next-line no-control-regex -- control characters are what must not be in a name
  v.regex(/^[^/\\\u0000-\u001f]+$/),
  v.check((name) => name !== '.' && name !== '..', 'not a file name'),
);

const SampleSchema = v.object({
  formula: text(200),
  description: text(4000),
  /** Parts by weight of the composite electrode. */
  composite: v.object({ active: finite, electrolyte: finite, carbon: finite }),
  /** True when the data were computed, not measured; shown wherever the project is. */
  synthetic: v.boolean(),
});

const StateSchema = v.object({
  id: IdSchema,
  label: text(100),
  shortLabel: text(40),
  /** Index into the state palette; plots take colour and symbol from it. */
  palette: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** Corrections to what is found in a plain table: TextReading of formats/parsed-file.ts. */
export const TextReadingSchema = v.object({
  delimiter: v.nullable(v.picklist(['\t', ';', ',', ' '])),
  decimal: v.nullable(v.picklist(['.', ','])),
  axisColumn: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  axis: v.nullable(v.picklist(['binding-energy', 'kinetic-energy', 'two-theta', 'raman-shift', 'wavelength', 'unknown'])),
  intensity: v.nullable(v.picklist(['counts', 'count-rate', 'arbitrary'])),
  photonEnergyEv: v.nullable(v.pipe(finite, v.gtValue(0))),
});

const FileSchema = v.object({
  sha256,
  name: FileNameSchema,
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  importedAt: isoTime,
  /** Folder path inside what was dropped, for telling equal names apart; "" when dropped alone. */
  folder: text(1000),
  /** How a person said a plain table is to be read; every reading of the raw file keeps to it. */
  reading: v.optional(TextReadingSchema),
  /** Format id of the reader, or null when the file could not be read. */
  format: v.nullable(v.string()),
  /** Why it could not be read, in the form of formats/parsed-file.ts, or null. */
  failure: v.nullable(
    v.object({
      key: v.string(),
      params: v.record(v.string(), v.union([v.string(), finite])),
      place: v.nullable(
        v.variant('kind', [
          v.object({ kind: v.literal('line'), line: finite }),
          v.object({ kind: v.literal('offset'), offset: finite }),
          v.object({ kind: v.literal('block'), block: v.string() }),
        ]),
      ),
    }),
  ),
});

const MeasurementSchema = v.object({
  id: IdSchema,
  /** The raw file and which of its measurements this is. */
  sha256,
  index: v.pipe(v.number(), v.integer(), v.minValue(0)),
  technique: v.nullable(TechniqueSchema),
  /** Region key for XPS ("Ru3d_C1s", "C1s", …), scan name otherwise. */
  region: text(200),
  /** null: not placed yet. */
  stateId: v.nullable(IdSchema),
  /** `state`: belongs to a state; `reference`: a starting material; `single`: extra pattern of a manifest; `aside`: ignored by the user. */
  role: v.picklist(['state', 'reference', 'single', 'aside']),
  /** Name of the reference ("RuCl3") for role `reference`. */
  referenceName: v.nullable(text(100)),
  points: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** For a curve: roughly how many half cycles of constant current it has; 0: it is no cycling. Absent where nobody looked. */
  halfCycles: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Short name of the corrections its file is read with, so that another reading is another input; absent without any. */
  reading: v.optional(text(200)),
});

/** Constants that came with a manifest; they win over shipped ones, and the interface says so. */
const ConstantsSchema = v.object({
  xps: v.nullable(
    v.object({
      photonEnergyEv: v.nullable(finite),
      rsf: v.record(v.string(), v.pipe(finite, v.gtValue(0))),
      transmission: v.nullable(v.object({ exponent: finite })),
      chargeReference: v.nullable(v.object({ component: v.string(), positionEv: finite })),
    }),
  ),
  xrd: v.nullable(
    v.object({
      kAlpha1A: finite,
      kAlpha2A: finite,
      kAlpha2Ratio: finite,
      expectedBraggFwhmDeg: v.nullable(v.tuple([finite, finite])),
      phases: v.record(v.string(), v.array(v.object({ twoTheta: finite, relIntensity: finite, hkl: v.string() }))),
    }),
  ),
  raman: v.nullable(v.object({ laserNm: v.nullable(finite), comparisonWindowCm1: v.nullable(v.tuple([finite, finite])) })),
  electrochemistry: v.nullable(
    v.object({
      activeMassMg: v.nullable(finite),
      molarMassGMol: v.nullable(finite),
      mAhPerGramPerElectron: v.nullable(finite),
      initialRuOxidationState: v.nullable(finite),
      ruOxidationStateRange: v.nullable(v.tuple([finite, finite])),
      /** Step index after which a state was taken. */
      stateAfterStep: v.record(v.string(), v.pipe(v.number(), v.integer())),
    }),
  ),
});

const analysisHead = { id: IdSchema, title: text(200) };
const provenance = {
  /** Hash over settings and the raw data that the result came from; another current hash means stale. */
  resultOf: v.nullable(sha256),
  computedAt: v.nullable(isoTime),
  software: v.nullable(v.string()),
};

/** Results of many spectra by measurement id. */
export const XrdResultsSchema = v.record(IdSchema, XrdResultSchema);
export const RamanResultsSchema = v.record(IdSchema, RamanResultSchema);

/** One analysis: what was asked, of which data, and what came out. Results of many spectra are kept by measurement id. */
export const AnalysisSchema = v.variant('kind', [
  v.object({
    kind: v.literal('xps-series'),
    ...analysisHead,
    settings: XpsSettingsSchema,
    result: v.nullable(XpsResultSchema),
    /** The result under other admissible models; absent until somebody asked for it. */
    variants: v.exactOptional(XpsVariantsSchema),
    ...provenance,
  }),
  v.object({ kind: v.literal('xps-survey'), ...analysisHead, settings: SurveySettingsSchema, result: v.nullable(SurveyResultSchema), ...provenance }),
  v.object({ kind: v.literal('xrd-halo'), ...analysisHead, settings: XrdSettingsSchema, result: v.nullable(XrdResultsSchema), ...provenance }),
  v.object({ kind: v.literal('raman-mixture'), ...analysisHead, settings: RamanSettingsSchema, result: v.nullable(RamanResultsSchema), ...provenance }),
  v.object({ kind: v.literal('cycling'), ...analysisHead, settings: CyclingSettingsSchema, result: v.nullable(CyclingResultSchema), ...provenance }),
]);

/** A note anchored in axis units, so that it moves with the data. */
const AnnotationSchema = v.object({
  id: IdSchema,
  anchor: v.variant('kind', [
    v.object({ kind: v.literal('project') }),
    v.object({ kind: v.literal('state'), stateId: IdSchema }),
    v.object({ kind: v.literal('file'), sha256 }),
    v.object({ kind: v.literal('point'), measurementId: IdSchema, x: finite, y: v.nullable(finite) }),
    v.object({ kind: v.literal('range'), measurementId: IdSchema, from: finite, to: finite }),
    v.object({ kind: v.literal('component'), analysisId: IdSchema, component: v.string() }),
  ]),
  text: text(10_000),
  /** How plots draw it: an offset is the way from the place to its words, px of a drawing with 12 px letters, and null leaves that to the plot. Absent: a pointer. */
  drawing: v.exactOptional(v.object({ kind: v.picklist(['pointer', 'arrow', 'label']), offset: v.nullable(v.object({ x: finite, y: finite })) })),
  author: v.nullable(IdSchema),
  createdAt: isoTime,
});

const PersonSchema = v.object({ id: IdSchema, name: text(200), orcid: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/))) });

export const ProjectDocumentSchema = v.object({
  schema: v.literal(1),
  id: IdSchema,
  title: v.pipe(text(200), v.minLength(1)),
  createdAt: isoTime,
  sample: SampleSchema,
  states: v.array(StateSchema),
  files: v.array(FileSchema),
  measurements: v.array(MeasurementSchema),
  constants: ConstantsSchema,
  analyses: v.array(AnalysisSchema),
  annotations: v.array(AnnotationSchema),
  people: v.array(PersonSchema),
  /** Description, licence, keywords and instruments for archives; absent until somebody writes them. */
  publication: v.exactOptional(PublicationSchema),
  /** Figures as recipes; absent until somebody made one. */
  figures: v.exactOptional(v.array(FigureSchema)),
  /** How the project was last looked at; keys are view names. Part of the document, not of the history. */
  view: v.record(v.string(), v.record(v.string(), v.union([v.string(), finite, v.boolean(), v.null()]))),
});

export type ProjectDocument = v.InferOutput<typeof ProjectDocumentSchema>;
export type State = ProjectDocument['states'][number];
export type ProjectFile = ProjectDocument['files'][number];
export type ProjectMeasurement = ProjectDocument['measurements'][number];
export type Analysis = ProjectDocument['analyses'][number];
export type AnalysisKind = Analysis['kind'];
export type AnalysisOf<K extends AnalysisKind> = Extract<Analysis, { kind: K }>;
export type XpsAnalysis = AnalysisOf<'xps-series'>;
export type Constants = ProjectDocument['constants'];
