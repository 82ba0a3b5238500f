/**
 * What the least-squares engine takes and gives. The words are those of lmfit (value, vary, min, max, stderr)
 * so that a reader of one knows the other.
 */

/** One search parameter of a model. Linked parameters follow others: value = offset + sum of factor × other. */
export interface Parameter {
  readonly name: string;
  /** Starting value, or the fixed value. Ignored when `link` is given. */
  readonly value: number;
  /** Defaults to true. */
  readonly vary?: boolean;
  /** Lower bound; defaults to −∞. */
  readonly min?: number;
  /** Upper bound; defaults to +∞. */
  readonly max?: number;
  readonly link?: { readonly offset: number; readonly terms: readonly { readonly name: string; readonly factor: number }[] };
  /** Gaussian prior: adds ((value − mean)/sd)² to χ². */
  readonly prior?: { readonly mean: number; readonly sd: number };
}

/** How the observations of a block scatter. */
export type Noise =
  /** Raw counts: variance = model. `gain` is variance/mean when it is known not to be 1 (defaults to 1). */
  | { readonly kind: 'poisson'; readonly gain?: number }
  | { readonly kind: 'sigma'; readonly sigma: Float64Array }
  /** Equal, unknown scatter: σ is estimated from the residuals and the covariance is scaled by it. */
  | { readonly kind: 'unknown' };

/**
 * One observed curve and its model, split into what is linear and what is searched:
 * model_i = Σ_j a_j Φ_j(x_i; p). Amplitudes a_j belong to this block alone and are eliminated.
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
  /**
   * Fills `out` for the parameter values `p` (order of `parameters`). Derivatives are asked for only when
   * `out.derivatives` is given; derivatives[k] belongs to dependence[k].
   * Column −1 in `dependence` means the part without amplitude (`out.fixed`).
   */
  evaluate(p: Float64Array, out: BlockValues): void;
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
  readonly chiSquare: number;
}

export interface FitOptions {
  /** Defaults to 200. */
  readonly maxIterations?: number;
  /** Asked inside iterations; true ends the fit with reason `cancelled`. */
  readonly isCancelled?: () => boolean;
  readonly onProgress?: (progress: FitProgress) => void;
}

/** A fitted parameter. `stderr` is `null` when it was not varied or cannot be given (see `atBound`). */
export interface FittedParameter {
  readonly name: string;
  readonly value: number;
  readonly stderr: number | null;
  readonly vary: boolean;
  readonly atBound: 'min' | 'max' | null;
}

export interface FittedBlock {
  readonly name: string;
  readonly amplitudes: readonly { readonly name: string; readonly value: number; readonly stderr: number | null; readonly atZero: boolean }[];
  readonly model: Float64Array;
  /** (y − model)/σ with σ from the model for counts. */
  readonly residuals: Float64Array;
  readonly chiSquare: number;
}

/** Covariance over free parameters and amplitudes; ask by name: "position" or "block/amplitude". */
export interface Covariance {
  readonly names: readonly string[];
  /** Row-major, names.length². */
  readonly matrix: Float64Array;
}

export interface Fit {
  readonly stopReason: StopReason;
  readonly converged: boolean;
  readonly iterations: number;
  readonly evaluations: number;
  readonly parameters: readonly FittedParameter[];
  readonly blocks: readonly FittedBlock[];
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  /** `null` when the problem is rank deficient; `rankDeficient` then names the parameters that cannot be told apart. */
  readonly covariance: Covariance | null;
  readonly rankDeficient: readonly string[];
}
