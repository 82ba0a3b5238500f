/**
 * What the least-squares engine takes and gives. The words are those of lmfit (value, vary, min, max, stderr)
 * so that a reader of one knows the other.
 */

/** One search parameter of a model. Linked parameters follow others: value = offset + sum of factor × other. */
export interface Parameter {
  readonly name: string;
  /** Starting value, or the fixed value. Ignored when `link` is given. A start outside its bounds is moved to the nearer bound. */
  readonly value: number;
  /** Defaults to true. */
  readonly vary?: boolean;
  /** Lower bound; defaults to −∞. A bound on a linked parameter is passed on when it follows one free parameter, and refused when it follows several. */
  readonly min?: number;
  /** Upper bound; defaults to +∞. */
  readonly max?: number;
  readonly link?: { readonly offset: number; readonly terms: readonly { readonly name: string; readonly factor: number }[] };
  /** Gaussian prior: adds ((value − mean)/sd)² to χ². */
  readonly prior?: { readonly mean: number; readonly sd: number };
}

/** How the observations of a block scatter. */
export type Noise =
  /** Raw counts: variance = gain × model. `gain` is variance/mean when it is known not to be 1 (defaults to 1). */
  | { readonly kind: 'poisson'; readonly gain?: number }
  | { readonly kind: 'sigma'; readonly sigma: Float64Array }
  /** Equal, unknown scatter in this block: σ is estimated from its residuals and the covariance is scaled by it. */
  | { readonly kind: 'unknown' };

/**
 * One observed curve and its model, split into what is linear and what is searched:
 * model_i = fixed_i(p) + Σ_j a_j Φ_j(x_i; p). Amplitudes a_j belong to this block alone and are eliminated.
 * A model without linear part has no columns and fills `fixed` instead.
 */
export interface Block {
  readonly name: string;
  readonly y: Float64Array;
  readonly noise: Noise;
  /** The eliminated amplitudes, in column order. */
  readonly amplitudes: readonly { readonly name: string; readonly nonNegative: boolean }[];
  /** Names of the parameters that this block's columns depend on. */
  readonly parameters: readonly string[];
  /** Which column depends on which of `parameters` (indices), so that zero derivatives cost nothing. */
  readonly dependence: readonly { readonly column: number; readonly parameter: number }[];
  /** What is known of the amplitudes besides the points; none by default. */
  readonly ties?: readonly AmplitudeTie[];
  /**
   * Fills `out` for the parameter values `p` (order of `parameters`). Derivatives are asked for only when
   * `out.derivatives` is given; derivatives[k] belongs to dependence[k]. Columns and derivatives hold values of
   * earlier calls and must be written in full; `fixed` starts as zeros.
   * Column −1 in `dependence` means the part without amplitude (`out.fixed`).
   */
  evaluate(p: Float64Array, out: BlockValues): void;
}

/** An observation of a block's amplitudes instead of its points: Σ factors[j]·a_j + Σ factor·parameter = target ± sd. */
export interface AmplitudeTie {
  /** One per amplitude, in column order. */
  readonly factors: Float64Array;
  /** Search parameters by their index in the block's `parameters`; they carry what amplitudes of different blocks have in common. */
  readonly terms: readonly { readonly parameter: number; readonly factor: number }[];
  readonly target: number;
  readonly sd: number;
}

/** Arrays that a block fills; all have the length of its `y`. */
export interface BlockValues {
  readonly columns: readonly Float64Array[];
  /** The part of the model that has no amplitude; starts as zeros. */
  readonly fixed: Float64Array;
  readonly derivatives: readonly Float64Array[] | null;
}

export interface Problem {
  readonly parameters: readonly Parameter[];
  readonly blocks: readonly Block[];
}

export type StopReason =
  | 'converged-chi-square'
  | 'converged-step'
  | 'converged-gradient'
  | 'exact'
  | 'max-iterations'
  | 'no-progress'
  | 'cancelled';

export interface FitProgress {
  readonly iteration: number;
  /** The quantity that is minimised: see {@link Fit.objective}. */
  readonly chiSquare: number;
}

export interface FitOptions {
  /** Defaults to 1000. */
  readonly maxIterations?: number;
  /**
   * The fit has converged when the next full step would move the model by less than this fraction of the residual
   * norm (the relative offset of Bates and Watts); defaults to 1e-8. 1e-4 is ample for bootstrap replicas.
   */
  readonly tolerance?: number;
  /** False leaves the covariance and all standard errors out, for replicas and scans; defaults to true. */
  readonly covariance?: boolean;
  /** A column counts as a combination of others when less than this fraction of its norm is its own; defaults to 1e-10. */
  readonly rankTolerance?: number;
  /** Asked inside iterations; true ends the fit with reason `cancelled`. */
  readonly isCancelled?: () => boolean;
  readonly onProgress?: (progress: FitProgress) => void;
}

/** A fitted parameter. `stderr` is `null` when it was not varied or cannot be given (see `atBound`, {@link Fit.rankDeficient}). */
export interface FittedParameter {
  readonly name: string;
  readonly value: number;
  readonly stderr: number | null;
  /** True for free parameters and for linked ones that follow a free parameter. */
  readonly vary: boolean;
  readonly atBound: 'min' | 'max' | null;
}

export interface FittedBlock {
  readonly name: string;
  readonly amplitudes: readonly { readonly name: string; readonly value: number; readonly stderr: number | null; readonly atZero: boolean }[];
  readonly model: Float64Array;
  /** What the left side of each of the block's ties comes to. */
  readonly ties: readonly number[];
  /** Standard deviation of each observation: √(gain × model) for counts, as given, or as estimated. */
  readonly sigma: Float64Array;
  /** (y − model)/σ. */
  readonly residuals: Float64Array;
  /** Sum of squared residuals (Pearson's for counts). With estimated scatter it equals the block's degrees of freedom and tests nothing. */
  readonly chiSquare: number;
  /** The block's part of {@link Fit.objective}. */
  readonly objective: number;
}

/**
 * Covariance over varied parameters (linked ones included) and amplitudes; ask by name: "position" or "block/amplitude".
 * Only the block structure is kept, so memory grows linearly with the number of blocks. Values held at a bound or at zero and
 * values that the data cannot tell apart have no entry: their rows are absent from `names` and their `variance` is `null`.
 * Fixed parameters have variance 0. Unknown names throw.
 */
export interface Covariance {
  readonly names: readonly string[];
  variance(name: string): number | null;
  /** `null` when either has none. */
  covariance(a: string, b: string): number | null;
  /** Row-major, names.length²; throws when one of them has no variance. */
  sub(names: readonly string[]): Float64Array;
}

export interface Fit {
  readonly stopReason: StopReason;
  readonly converged: boolean;
  readonly iterations: number;
  /** How often the whole model was evaluated. */
  readonly evaluations: number;
  readonly parameters: readonly FittedParameter[];
  readonly blocks: readonly FittedBlock[];
  /** Sum of squared residuals of all blocks (Pearson's for counts), of the priors and of the ties. */
  readonly chiSquare: number;
  /** What was minimised: the Poisson deviance of counts, χ² of the rest (with the scatter given or found), plus the priors and ties. */
  readonly objective: number;
  /** Observations + priors + ties − values estimated. */
  readonly degreesOfFreedom: number;
  /** `null` when it was not asked for, when the fit was cancelled, or when scatter is unknown and no degree of freedom is left. */
  readonly covariance: Covariance | null;
  /** Names of parameters and "block/amplitude" that the data cannot tell apart; they have no standard error. */
  readonly rankDeficient: readonly string[];
}
