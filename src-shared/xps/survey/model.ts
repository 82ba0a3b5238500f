/** What the quantification of a survey (a scan over all energies) depends on besides the spectra: its lines and how areas become atoms. */
import * as v from 'valibot';
import { QuantificationSpecSchema } from '../model';

const finite = v.pipe(v.number(), v.finite());
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.+-]{1,64}$/));

/** Another element's signal that may stand in the window of a line. */
export const OverlapSchema = v.object({
  /** The subshell that stands there, e.g. "Ru3d" in the window of C 1s. */
  subshell: v.string(),
  /** Line of the survey that tells whether the element is there. */
  line: id,
  /** Whether that line also tells how much of the area is the element's: its sensitivity over the other one's is known. */
  isTakenOff: v.boolean(),
});
export type Overlap = v.InferOutput<typeof OverlapSchema>;

export const SurveyLineSchema = v.object({
  id,
  element: v.string(),
  /** As written in sensitivity-factor sets, e.g. "Cl2p". */
  subshell: v.string(),
  label: v.string(),
  isOn: v.boolean(),
  /** Where the maximum of the line is expected, charge-corrected, eV, and how far off it may be. */
  position: finite,
  tolerance: v.pipe(finite, v.gtValue(0)),
  /** Quantified between these charge-corrected binding energies, eV. */
  window: v.pipe(v.tuple([finite, finite]), v.check(([low, high]) => low < high, 'a window begins below its end')),
  background: v.picklist(['shirley', 'linear']),
  /** Over which width the levels at both ends are averaged, eV. */
  endpointWidth: v.pipe(finite, v.gtValue(0), v.maxValue(20)),
  overlaps: v.array(OverlapSchema),
  /** How much of the area of the subshell stands in the window above its background, and how well that is known. */
  share: v.object({ value: v.pipe(finite, v.gtValue(0), v.maxValue(1)), sd: v.pipe(finite, v.minValue(0)) }),
  /** Where position and window come from. */
  source: v.string(),
});
export type SurveyLine = v.InferOutput<typeof SurveyLineSchema>;

export const SurveySettingsSchema = v.object({
  lines: v.array(SurveyLineSchema),
  quantification: QuantificationSpecSchema,
  /** Photon energy used to turn binding into kinetic energy, eV, and where it comes from. */
  photonEnergyEv: finite,
  photonEnergySource: v.picklist(['file', 'manifest', 'user']),
  /** Work function that is subtracted from the binding energies of the files, eV; absent: they are referred to the Fermi level already. */
  workFunctionEv: v.exactOptional(finite),
  /** Charge shifts by state, eV, and who found them; a state without one takes that of its strongest known line. */
  shifts: v.record(v.string(), v.object({ value: finite, from: v.picklist(['series', 'user']) })),
  /** How often a spectrum without any of the lines has at least one of them called detected. */
  falseAlarmRate: v.pipe(finite, v.gtValue(0), v.maxValue(0.5)),
  /** Whether the X-rays were monochromated, so that no satellites of Kα3,4 follow strong lines; null: not known. */
  isMonochromated: v.nullable(v.boolean()),
});
export type SurveySettings = v.InferOutput<typeof SurveySettingsSchema>;
