/**
 * Monte Carlo and bootstrap replicas of a fit. Replica k draws from stream k of the seed, so any split of the replicas
 * over workers gives the same numbers; each fit starts from the optimum.
 */
import { Random } from '../random/random';
import { quantileOfSorted } from '../statistics/quantile';
import { fittedValues } from './derive';
import { fit } from './fit';
import { FitInputError } from './input-error';
import type { Block, Fit, Parameter, Problem } from './types';

/** What a replica needs of a fit: plain data, ready to be sent to a worker. */
export interface Optimum {
  /** Values of all parameters by name. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Per block: the model, its standard deviations, and what its ties come to. */
  readonly blocks: readonly { readonly model: Float64Array; readonly sigma: Float64Array; readonly ties: readonly number[] }[];
  /** Factor on residuals that makes up for the freedom the fit has used: √(observations / degrees of freedom). */
  readonly inflation: number;
}

/** What replicas start from, as a plain copy that can be sent to a worker. */
export function optimumOf({ parameters, blocks, degreesOfFreedom }: Fit): Optimum {
  const points = blocks.reduce((sum, block) => sum + block.model.length, 0);
  return {
    parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    blocks: blocks.map(({ model, sigma, ties }) => ({ model, sigma, ties })),
    inflation: Math.sqrt(points / Math.max(degreesOfFreedom, 1)),
  };
}

export interface ReplicaOptions {
  /**
   * `parametric`: noise of the fit's own kind on the fitted model. `bootstrap`: the fit's residuals in units of σ, drawn anew;
   * it keeps what the noise model does not know.
   */
  readonly kind: 'parametric' | 'bootstrap';
  readonly seed: number;
  /** Number of the first replica; defaults to 0. */
  readonly first?: number;
  readonly count: number;
  /** Length of the stretches of neighbouring residuals that a bootstrap keeps together; defaults to 1. */
  readonly stretch?: number;
  /** See {@link FitOptions.tolerance}; defaults to 1e-4, a ten-thousandth of the residual norm. */
  readonly tolerance?: number;
  readonly isCancelled?: () => boolean;
  /** Called after each replica with how many are done. */
  readonly onProgress?: (done: number) => void;
}

interface Replicas {
  /** All parameters and amplitudes ("block/amplitude"). */
  readonly names: readonly string[];
  /** Row-major, one row per replica that was run. */
  readonly values: Float64Array;
  /** 1 for replicas whose fit converged; rows of the others are NaN where no fit was possible. */
  readonly converged: Uint8Array;
}

function drawBlock(block: Block, at: Optimum['blocks'][number], inflation: number, options: ReplicaOptions, random: Random): Float64Array {
  const { model, sigma } = at;
  const n = model.length;
  const isCounts = block.noise.kind === 'poisson';
  const gain = block.noise.kind === 'poisson' ? (block.noise.gain ?? 1) : 1;
  if (options.kind === 'parametric') {
    return model.map((value, i) => (isCounts ? gain * random.poisson(Math.max(value, 0) / gain) : value + sigma[i]! * random.normal()));
  }
  const stretch = Math.min(Math.max(options.stretch ?? 1, 1), n);
  const drawn = new Float64Array(n);
  for (let i = 0; i < n; i += stretch) {
    const from = random.below(n);
    for (let k = i; k < Math.min(i + stretch, n); k += 1) {
      const source = (from + k - i) % n;
      const residual = (inflation * (block.y[source]! - model[source]!)) / sigma[source]!;
      const value = model[k]! + sigma[k]! * residual;
      drawn[k] = isCounts ? Math.max(value, 0) : value;
    }
  }
  return drawn;
}

/** A prior is an observation of its own; its mean scatters about the fitted value. */
function drawParameter(parameter: Parameter, optimum: Optimum, random: Random): Parameter {
  const value = optimum.parameters[parameter.name]!;
  const started = parameter.link ? parameter : { ...parameter, value };
  return parameter.prior ? { ...started, prior: { mean: value + parameter.prior.sd * random.normal(), sd: parameter.prior.sd } } : started;
}

/** Replica k of a problem at its optimum: new data, starting values at the optimum. */
export function drawReplica(problem: Problem, optimum: Optimum, k: number, options: ReplicaOptions): Problem {
  const random = new Random(options.seed, k);
  return {
    blocks: problem.blocks.map((block, b) => ({
      ...block,
      evaluate: block.evaluate.bind(block),
      y: drawBlock(block, optimum.blocks[b]!, optimum.inflation, options, random),
      // A tie is an observation as a prior is; it scatters about what the fit made of it.
      ...(block.ties && { ties: block.ties.map((tie, k) => ({ ...tie, target: optimum.blocks[b]!.ties[k]! + tie.sd * random.normal() })) }),
    })),
    parameters: problem.parameters.map((parameter) => drawParameter(parameter, optimum, random)),
  };
}

/** Runs replicas `first` to `first + count − 1`; fewer when cancelled. */
export function runReplicas(problem: Problem, optimum: Optimum, options: ReplicaOptions): Replicas {
  const names = [...problem.parameters.map(({ name }) => name), ...problem.blocks.flatMap((block) => block.amplitudes.map(({ name }) => `${block.name}/${name}`))];
  const width = names.length;
  const values = new Float64Array(options.count * width);
  const converged = new Uint8Array(options.count);
  const { first = 0, tolerance = 1e-4, isCancelled } = options;
  let done = 0;
  for (; done < options.count; done += 1) {
    const row = values.subarray(done * width, (done + 1) * width);
    try {
      const replica = fit(drawReplica(problem, optimum, first + done, options), { covariance: false, tolerance, ...(isCancelled ? { isCancelled } : {}) });
      if (replica.stopReason === 'cancelled') break;
      row.set([...fittedValues(replica).values()]);
      converged[done] = replica.converged ? 1 : 0;
    } catch (error) {
      // Few counts can leave a replica with none: it cannot be fitted, which is a result of this replica.
      if (!(error instanceof FitInputError)) throw error;
      row.fill(NaN);
    }
    options.onProgress?.(done + 1);
  }
  return { names, values: values.slice(0, done * width), converged: converged.slice(0, done) };
}

/** Spread of one value over the replicas that converged. */
interface ReplicaSpread {
  readonly median: number;
  /** Standard deviation about the mean. */
  readonly sd: number;
  /** Percentile interval of the level asked for. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * Spread of any quantity of the replicas.
 *
 * @param quantity of one row, in the order of `names`
 * @param level coverage of the interval; defaults to 0.95
 * @throws RangeError when fewer than two replicas converged
 */
export function spreadOf({ names, values, converged }: Replicas, quantity: (row: Float64Array) => number, level = 0.95): ReplicaSpread {
  const width = names.length;
  const drawn = Float64Array.from([...converged.keys()].filter((k) => converged[k] === 1), (k) => quantity(values.subarray(k * width, (k + 1) * width))).sort();
  const n = drawn.length;
  if (n < 2) throw new RangeError(`a spread needs at least two converged replicas; there are ${n}`);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / n;
  return {
    median: quantileOfSorted(drawn, 0.5),
    sd: Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)),
    lower: quantileOfSorted(drawn, (1 - level) / 2),
    upper: quantileOfSorted(drawn, (1 + level) / 2),
  };
}
