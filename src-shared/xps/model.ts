/**
 * The declarative model of an XPS series fit: what a template holds, what the user edits, what the document keeps
 * and what a fit is repeated from. It says nothing about how the fit is done.
 *
 * Positions are true binding energies (charge-corrected); each state's charge shift is added when the model meets data.
 */
import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.+-]{1,64}$/));

/**
 * How one number of the model behaves in the fit.
 * `fixed`: stays; `shared`: one value for all states; `perState`: its own value in every state;
 * `linked`: offset + factor × another parameter of the same region, named "component.parameter".
 */
export const ParameterSpecSchema = v.object({
  value: finite,
  mode: v.picklist(['fixed', 'shared', 'perState', 'linked']),
  min: v.nullable(finite),
  max: v.nullable(finite),
  /** Gaussian prior on the value, or null. */
  prior: v.nullable(v.object({ mean: finite, sd: v.pipe(finite, v.gtValue(0)) })),
  link: v.nullable(v.object({ to: v.string(), factor: finite, offset: finite })),
  /** States in which a shared parameter is free on its own. */
  freeIn: v.array(v.string()),
  /** Values by state id where a state has its own (`perState`, `freeIn`); `value` serves the others. */
  stateValues: v.optional(v.record(v.string(), finite)),
  /** Where the starting value comes from, e.g. "NIST SRD 20: Brant 1987". */
  source: v.string(),
});
export type ParameterSpec = v.InferOutput<typeof ParameterSpecSchema>;

/**
 * Line shapes by formula (science of each in xps/line-shapes/). Parameters of a component by shape:
 * all: position (of the major line) and, where wanted, chemicalShift, which is added to it: with `position` linked to
 * another component the shift is what is fitted, and a prior or bounds on it hold relative to that component; voigt: gaussFwhm, lorentzFwhm;
 * voigtTail: gaussFwhm, lorentzFwhm, tailShare, tailLength; doniachSunjic: gaussFwhm, lorentzFwhm, asymmetry, tailDamping;
 * gaussLorentzSum, gaussLorentzProduct: fwhm, mixing; exponentialTail: fwhm, mixing, tail; la: fwhm, alpha, beta, gaussFwhm;
 * lf: fwhm, alpha, beta, tailDamping, gaussFwhm.
 * Doublets add: splitting, areaRatio (minor/major), and what the minor line is wider by: extraLorentzFwhm where the shape has a Lorentzian width, extraFwhm, which may be left out, where it has not. A component with a satellite adds what satelliteParameters names.
 */
export const ShapeSchema = v.picklist(['voigt', 'voigtTail', 'doniachSunjic', 'gaussLorentzSum', 'gaussLorentzProduct', 'exponentialTail', 'la', 'lf']);
export type Shape = v.InferOutput<typeof ShapeSchema>;

/** What a component with a satellite adds: the share of its area that stands there, how far above the line, eV, and how wide it is (in place of gaussFwhm or fwhm). */
export const satelliteParameters = ['satelliteShare', 'satelliteShift', 'satelliteWidth'] as const;

/** What a component stands for; fractions are over Ru2+, Ru3+ and Ru4+. `Ru` is ruthenium of any oxidation state (Ru 3p). */
export const SpeciesSchema = v.picklist(['Ru2+', 'Ru3+', 'Ru4+', 'Ru', 'Ru-metal', 'RuO2', 'C', 'Cl', 'O', 'Zr', 'Li', 'other']);
export type Species = v.InferOutput<typeof SpeciesSchema>;

export const ComponentSpecSchema = v.object({
  id,
  /** Shown to the user, e.g. "Ru³⁺ 3d". */
  label: v.string(),
  species: SpeciesSchema,
  /** Subshell as written in sensitivity-factor sets, e.g. "Ru3d", "C1s", "Cl2p". */
  subshell: v.string(),
  line: v.picklist(['single', 'doublet']),
  /** Names of the two lines of a doublet, e.g. ["3d5/2", "3d3/2"]; one name for a single line. */
  lineNames: v.array(v.string()),
  shape: ShapeSchema,
  parameters: v.record(v.string(), ParameterSpecSchema),
  /** Loss step behind the line in units of its area, 1/eV; the name of a parameter in `background.lossSteps`. */
  lossStep: v.nullable(v.string()),
  /** States in which the component is present; null means all. */
  states: v.nullable(v.array(v.string())),
  /** What other spectra say of its area; absent: nothing. */
  areaPriors: v.exactOptional(
    v.object({
      source: v.string(),
      /** Relative standard deviation of a factor that the means of all states have in common. */
      commonSd: v.pipe(finite, v.gtValue(0)),
      /** Gaussian priors by state, counts eV after division by the transmission. */
      states: v.record(v.string(), v.object({ mean: finite, sd: v.pipe(finite, v.gtValue(0)) })),
    }),
  ),
});
export type ComponentSpec = v.InferOutput<typeof ComponentSpecSchema>;

export const BackgroundSpecSchema = v.object({
  kind: v.picklist(['none', 'linear', 'shirleyStatic', 'shirleyCofit', 'tougaardU2', 'tougaardU3']),
  /** Adds a straight slope where the kind has none. */
  slope: v.boolean(),
  /** Channels averaged at each end of a static background. */
  endpointAverage: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
  /** Constants of a Tougaard background, eV²; absent: those of the usual class of its kind (backgrounds/tougaard-constants.ts). */
  tougaard: v.exactOptional(
    v.object({
      /** Null: scaled until the background meets the data at the high-binding-energy end. */
      b: v.nullable(v.pipe(finite, v.gtValue(0))),
      c: v.pipe(finite, v.gtValue(0)),
      /** Of U3. */
      d: v.pipe(finite, v.minValue(0)),
      source: v.string(),
    }),
  ),
  /** Shared loss steps of the co-fitted background by name, 1/eV. */
  lossSteps: v.record(v.string(), ParameterSpecSchema),
});
export type BackgroundSpec = v.InferOutput<typeof BackgroundSpecSchema>;

export const RegionModelSchema = v.object({
  /** Region key, e.g. "Ru3d_C1s", "Cl2p", "Ru3p"; measurements are matched to it by their region. */
  region: id,
  label: v.string(),
  /** Fit window in observed binding energy, eV, or null for all points. */
  window: v.nullable(v.tuple([finite, finite])),
  background: BackgroundSpecSchema,
  components: v.array(ComponentSpecSchema),
});
export type RegionModel = v.InferOutput<typeof RegionModelSchema>;

export const ChargeReferenceSchema = v.object({
  /**
   * `component`: its position is fixed to `position` and the charge shift is fitted, starting from `shifts` where given;
   * `fixed`: shifts are given in `shifts`.
   */
  kind: v.picklist(['component', 'fixed']),
  region: v.nullable(id),
  component: v.nullable(id),
  position: finite,
  source: v.string(),
  shifts: v.record(v.string(), finite),
  /** Charge shifts searched, eV: the Ru ladder has false minima one rung (1.1 eV) away. */
  searchRange: v.tuple([finite, finite]),
});
export type ChargeReference = v.InferOutput<typeof ChargeReferenceSchema>;

/** Charge shifts that are searched unless something is known of them, eV. */
export const usualSearchRange = (): [number, number] => [-3, 3];

/** What of a model is the last fit's and not the user's; the next fit does not begin with it (fit/starting-model.ts). */
export const FittedPartSchema = v.object({
  /** What fitted parameters began with, by full name: "Ru3d_C1s/ru3.gaussFwhm". */
  starts: v.record(v.string(), v.object({ value: finite, stateValues: v.optional(v.record(v.string(), finite)) })),
  /** Components and parameters that the analysis added by itself: "Ru3d_C1s/ruMetal", "Ru3d_C1s/ru3.satelliteShare". */
  added: v.array(v.string()),
  /** What the charge shifts that were found began with, by state; null where they were searched. */
  shifts: v.record(v.string(), v.nullable(finite)),
  /** The extra broadening that the fit began with, null for none; absent: the fit changed nothing in it. */
  broadening: v.exactOptional(v.nullable(v.record(v.string(), finite))),
});
export type FittedPart = v.InferOutput<typeof FittedPartSchema>;

export const SensitivityFactorSetSchema = v.object({
  name: v.string(),
  source: v.string(),
  /** Relative sensitivity factor of the whole subshell (both lines of a doublet). */
  factors: v.record(v.string(), v.pipe(finite, v.gtValue(0))),
  includes: v.object({ transmission: v.boolean(), inelasticMeanFreePath: v.boolean(), asymmetry: v.boolean() }),
  /** Relative standard uncertainty of a ratio of two factors. */
  relativeUncertainty: v.pipe(finite, v.minValue(0)),
  /** The photon energy that the factors hold for, eV; absent where their source names none. */
  photonEnergyEv: v.exactOptional(v.pipe(finite, v.gtValue(0))),
});
export type SensitivityFactorSet = v.InferOutput<typeof SensitivityFactorSetSchema>;

/** The subshells that ruthenium can be counted by. */
export const RutheniumSubshellSchema = v.picklist(['Ru3d', 'Ru3p']);
export type RutheniumSubshell = v.InferOutput<typeof RutheniumSubshellSchema>;

export const QuantificationSpecSchema = v.object({
  sensitivityFactors: SensitivityFactorSetSchema,
  /** Where the transmission function comes from. */
  transmission: v.variant('kind', [
    v.object({ kind: v.literal('file') }),
    v.object({ kind: v.literal('power'), exponent: finite }),
    v.object({ kind: v.literal('none') }),
  ]),
  /** `none` when the factors hold it or the set says that it cancels. */
  inelasticMeanFreePath: v.variant('kind', [
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('power'), exponent: finite }),
    v.object({ kind: v.literal('tpp2m'), densityGCm3: finite, bandGapEv: finite, valenceElectrons: finite, molarMass: finite }),
  ]),
  /** The angle between X-rays and analyser, degrees, and the asymmetry parameters β by subshell; absent: not corrected for. */
  angularDistribution: v.exactOptional(
    v.object({
      angleDeg: v.pipe(finite, v.minValue(0), v.maxValue(180)),
      betas: v.record(v.string(), v.pipe(finite, v.minValue(-1), v.maxValue(2))),
      /** Standard uncertainty of each β. */
      betaSd: v.pipe(finite, v.minValue(0), v.maxValue(2)),
      /** Where every β is from that the user did not type. */
      source: v.string(),
      /** Subshells whose β the user typed; absent where there are none. */
      ownBetas: v.exactOptional(v.array(v.string())),
    }),
  ),
  /** Which subshell the ruthenium amount is taken from. */
  ruFrom: RutheniumSubshellSchema,
});
export type QuantificationSpec = v.InferOutput<typeof QuantificationSpecSchema>;

export const RutheniumTieSchema = v.object({
  /** Relative standard deviation of the factor by which Ru 3p over its sensitivity may differ from Ru 3d in all states alike. */
  commonSd: v.pipe(finite, v.gtValue(0), v.maxValue(10)),
  /** Relative standard deviation by which one state may differ from the others. */
  stateSd: v.pipe(finite, v.gtValue(0), v.maxValue(10)),
});
export type RutheniumTie = v.InferOutput<typeof RutheniumTieSchema>;

/** Everything an XPS series analysis depends on besides the spectra. */
export const XpsSettingsSchema = v.object({
  regions: v.array(RegionModelSchema),
  chargeReference: ChargeReferenceSchema,
  quantification: QuantificationSpecSchema,
  /** Photon energy used to turn binding into kinetic energy, eV, and where it comes from. */
  photonEnergyEv: finite,
  photonEnergySource: v.picklist(['file', 'manifest', 'user']),
  /** Work function that is subtracted from the binding energies of the files, eV; absent: they are referred to the Fermi level already. */
  workFunctionEv: v.exactOptional(finite),
  /** Ties the area of Ru 3d to that of Ru 3p by their sensitivities; absent: each is fitted by itself. */
  rutheniumTie: v.exactOptional(RutheniumTieSchema),
  /**
   * Extra Gaussian broadening by state, squared FWHM in eV², fitted from this value: where a sample charges unevenly all lines of the state are wider,
   * but for those whose width is the state's own anyway. Absent: none.
   */
  broadening: v.exactOptional(v.record(v.string(), v.pipe(finite, v.minValue(0)))),
  /** Present while a model holds numbers of a fit and was edited since. */
  fitted: v.exactOptional(FittedPartSchema),
  /** States that are fitted, in order; the rest are left out. */
  states: v.array(v.string()),
  /**
   * Species that do not belong to the chloride (Ru metal, RuO2): `keep` fits each and keeps it when the evidence is strong (ΔBIC > 10);
   * `suggest` only says so in a finding; `ignore` does not look.
   */
  foreignSpecies: v.picklist(['keep', 'suggest', 'ignore']),
  seed: v.pipe(v.number(), v.integer()),
});
export type XpsSettings = v.InferOutput<typeof XpsSettingsSchema>;
