/** What a cycling analysis gives. Plain JSON: it can join the project document and results.json. */
import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const index = v.pipe(v.number(), v.integer());

const FractionsSchema = v.object({ 'Ru2+': finite, 'Ru3+': finite, 'Ru4+': finite });

export const StepResultSchema = v.object({
  index,
  direction: v.picklist(['charge', 'discharge']),
  /** First and last row of the curve. */
  rows: v.tuple([index, index]),
  startTimeS: finite,
  endTimeS: finite,
  /** Against the electrode named in `versus`. */
  startVoltageV: finite,
  endVoltageV: finite,
  meanVoltageV: finite,
  /** Signed: charge positive. */
  chargeMAh: finite,
  capacityActiveMAhG: finite,
  capacityCompositeMAhG: finite,
  energyActiveWhKg: finite,
  energyCompositeWhKg: finite,
  meanCurrentMA: finite,
  mAPerCm2: v.nullable(finite),
  mAPerGramActive: finite,
  restBeforeS: finite,
  interruptions: index,
  gaps: index,
});
export type StepResult = v.InferOutput<typeof StepResultSchema>;

export const CycleResultSchema = v.object({
  index,
  chargeStep: v.nullable(index),
  dischargeStep: v.nullable(index),
  /** Discharge over charge; null for half a cycle. */
  ratio: v.nullable(finite),
  /** In the first cycle the ratio compares two half cycles that start from different compositions: it is no efficiency. */
  ratioKind: v.picklist(['first-cycle-ratio', 'coulombic-efficiency']),
  /** Energy of the discharge over that of the charge, against the electrode of `versus`; null in the first cycle, too. */
  energyEfficiency: v.nullable(finite),
  /** Mean charge voltage minus mean discharge voltage, V; null in the first cycle, too. */
  hysteresisV: v.nullable(finite),
});
export type CycleResult = v.InferOutput<typeof CycleResultSchema>;

export const StateOnCurveSchema = v.object({
  stateId: v.string(),
  /** The curve of a cell that was stopped at this state, where there is one: step, row and time are of that curve then, and so is the mass. */
  own: v.optional(v.object({ measurementId: v.string(), name: v.string(), activeMassMg: finite })),
  /** Step in or after which the state lies; −1 before the first. */
  afterStep: index,
  row: index,
  timeS: finite,
  voltageV: finite,
  /** Charge passed since assembly, mAh per gram of active material, charge positive. */
  netCapacityMAhG: finite,
  electronsPerRu: v.object({ value: finite, stdUncertainty: finite }),
  meanOxidationState: finite,
  isInRange: v.boolean(),
  /** If only neighbouring oxidation states coexist. */
  fractions: FractionsSchema,
  /** Order Ru2+, Ru3+, Ru4+. */
  covariance: v.array(v.array(finite)),
  /** Ends of the line of fractions with the same mean: without and with all possible disproportionation. */
  band: v.tuple([FractionsSchema, FractionsSchema]),
});
export type StateOnCurve = v.InferOutput<typeof StateOnCurveSchema>;

/** The states that lie on the analysed curve itself. */
export const statesOnAnalysedCurve = <T extends Pick<StateOnCurve, 'own'>>(states: readonly T[]): T[] => states.filter(({ own }) => own === undefined);

export const CyclingFindingSchema = v.object({
  severity: v.picklist(['info', 'caution', 'problem']),
  key: v.string(),
  params: v.record(v.string(), v.union([v.string(), finite])),
});
export type CyclingFinding = v.InferOutput<typeof CyclingFindingSchema>;

export const CyclingResultSchema = v.object({
  /** Electrode that all voltages of the result are against, and by how much the file's were shifted, V. */
  versus: v.string(),
  voltageShiftV: finite,
  activeMassMg: finite,
  compositeMassMg: finite,
  massSource: v.string(),
  capacityPerElectronMAhG: finite,
  capacityPerElectronSource: v.string(),
  /** Name of the cycler's counter the charges come from; null: integrated from current and time. */
  chargeCounter: v.nullable(v.string()),
  steps: v.array(StepResultSchema),
  cycles: v.array(CycleResultSchema),
  states: v.array(StateOnCurveSchema),
  findings: v.array(CyclingFindingSchema),
});
export type CyclingResult = v.InferOutput<typeof CyclingResultSchema>;
