import { BlockSolver } from './block-solver';
import { checkProblem } from './check-problem';
import { buildCovariance, type CovarianceResult } from './covariance';
import { amplitudeName } from './covariance-rows';
import { layOut, type Layout } from './layout';
import { rowValue } from './parameter-map';
import { Search, type SearchPoint, type SearchResult } from './search';
import type { Fit, FitOptions, FittedBlock, FittedParameter, Problem, StopReason } from './types';
import { Workspace } from './workspace';

const convergedReasons: readonly StopReason[] = ['converged-chi-square', 'converged-step', 'converged-gradient', 'exact'];
const defaultRankTolerance = 1e-10;
/** Scatter that is not known is estimated again until it changes by less than this fraction. */
const scatterTolerance = 1e-6;
const scatterRounds = 30;

/**
 * Fits all blocks of a problem together.
 *
 * Search parameters are found by a bounded Levenberg–Marquardt method; amplitudes are eliminated from every block.
 * Counts are fitted by Poisson maximum likelihood: weights are 1/model, renewed with every evaluation, and a step is kept only
 * when the deviance falls, so the result is a stationary point of the likelihood (see deviance.ts).
 * Unknown scatter is estimated per block from its residuals and its degrees of freedom.
 *
 * @throws FitInputError when the problem cannot be fitted as posed
 */
export function fit(problem: Problem, options: FitOptions = {}): Fit {
  const layout = layOut(problem);
  checkProblem(layout);
  const workspace = new Workspace();
  const solvers = layout.blocks.map((block) => new BlockSolver(block, workspace));
  const search = new Search(layout, solvers, options);
  const { result, estimate } = searchWithScatter(layout, solvers, search, options);
  return describe(layout, solvers, search, result, estimate);
}

/** The search with the scatter that goes with it. */
interface Outcome {
  readonly result: SearchResult;
  readonly estimate: CovarianceResult | null;
}

/** Runs the search, and again with the scatter found where it is not known and matters for the result. */
function searchWithScatter(layout: Layout, solvers: readonly BlockSolver[], search: Search, options: FitOptions): Outcome {
  const maxIterations = options.maxIterations ?? 1000;
  const tolerance = options.rankTolerance ?? defaultRankTolerance;
  const wanted = options.covariance !== false;
  const unknown = solvers.filter((solver) => solver.layout.block.noise.kind === 'unknown');
  // One block alone has the same optimum whatever its scatter.
  const scatterMatters = unknown.length > 0 && (solvers.length > 1 || layout.map.priors.length > 0);
  for (const solver of unknown) solver.noise.setSigma(scatterMatters ? solver.noise.roughSigma() : 1);

  let start = Float64Array.from(layout.map.free, (free) => free.start);
  let iterations = 0;
  for (let round = 1; ; round += 1) {
    const found = search.run(start, maxIterations - iterations);
    iterations += found.iterations;
    const result = { ...found, iterations };
    if (found.reason === 'cancelled') return { result, estimate: null };
    const estimate = wanted || scatterMatters ? buildCovariance(layout, solvers, found.point.states, found.point.q, search.heldAtBound, tolerance) : null;
    if (unknown.length === 0) return { result, estimate };

    const change = updateScatter(unknown, solvers, found.point, estimate);
    if (change === null) return { result, estimate: null };
    if (!scatterMatters || change < scatterTolerance || round === scatterRounds || found.reason === 'exact' || iterations >= maxIterations) {
      // The weights have changed, so the covariance is taken again.
      return { result, estimate: wanted ? buildCovariance(layout, solvers, found.point.states, found.point.q, search.heldAtBound, tolerance) : null };
    }
    start = found.point.q.slice();
  }
}

/**
 * Sets σ of the blocks with unknown scatter to √(Σ residual² / degrees of freedom of the block).
 * Gives the largest relative change, or `null` when a block has no degree of freedom left.
 */
function updateScatter(unknown: readonly BlockSolver[], solvers: readonly BlockSolver[], point: SearchPoint, estimate: CovarianceResult | null): number | null {
  let change = 0;
  for (const solver of unknown) {
    const b = solvers.indexOf(solver);
    const { noise } = solver;
    const { block, slots } = solver.layout;
    // Without a covariance there is one block of this kind, and all values are its own.
    const used = estimate ? estimate.usedBy[b]! : slots.length + point.states[b]!.amplitudes.filter((value) => value !== 0).length;
    const freedom = block.y.length - used;
    if (freedom < 1e-6) return null;
    const before = noise.sigma;
    noise.setSigma(noise.scatterOf(point.states[b]!.model, freedom));
    change = Math.max(change, Math.abs(noise.sigma / before - 1));
  }
  return change;
}

function describe(layout: Layout, solvers: readonly BlockSolver[], search: Search, result: SearchResult, estimate: CovarianceResult | null): Fit {
  const { point, reason, iterations, evaluations } = result;
  const stderr = (name: string): number | null => {
    const variance = estimate?.covariance.variance(name) ?? null;
    return variance === null ? null : Math.sqrt(variance);
  };
  const blocks = solvers.map((solver, b) => describeBlock(layout, b, solver, point, stderr));
  let chiSquare = 0;
  let objective = 0;
  for (const block of blocks) {
    chiSquare += block.chiSquare;
    objective += block.objective;
  }
  for (const { row, mean, sd } of layout.map.priors) chiSquare += ((rowValue(row, point.q) - mean) / sd) ** 2;
  chiSquare += solvers.reduce((sum, solver, b) => sum + solver.ties.at(point.q, point.states[b]!.amplitudes).square, 0);
  for (const { prior } of layout.sharedPriors) objective += ((rowValue(prior.row, point.q) - prior.mean) / prior.sd) ** 2;
  const points = layout.blocks.reduce((sum, { block, ties }) => sum + block.y.length + ties.length, 0);
  const atZero = blocks.reduce((sum, block) => sum + block.amplitudes.filter((amplitude) => !amplitude.atZero).length, 0);
  const free = layout.map.free.length - search.heldAtBound.reduce((sum, held) => sum + held, 0);
  return {
    stopReason: reason,
    converged: convergedReasons.includes(reason),
    iterations,
    evaluations,
    parameters: layout.map.names.map((name, index) => describeParameter(layout, index, name, point.q, search.heldAtBound, stderr)),
    blocks,
    chiSquare,
    objective,
    degreesOfFreedom: points + layout.map.priors.length - (estimate?.estimated ?? free + atZero),
    covariance: estimate?.covariance ?? null,
    rankDeficient: estimate?.rankDeficient ?? [],
  };
}

function describeParameter(
  layout: Layout,
  index: number,
  name: string,
  q: Float64Array,
  held: Uint8Array,
  stderr: (name: string) => number | null,
): FittedParameter {
  const row = layout.map.rows[index]!;
  const vary = row.free.length > 0;
  const only = row.free.length === 1 ? row.free[0]! : null;
  let atBound: FittedParameter['atBound'] = null;
  if (only !== null && held[only] === 1) {
    const atMin = q[only]! <= layout.map.free[only]!.min;
    atBound = atMin === row.factors[0]! > 0 ? 'min' : 'max';
  }
  return { name, value: rowValue(row, q), stderr: vary ? stderr(name) : null, vary, atBound };
}

function describeBlock(layout: Layout, b: number, solver: BlockSolver, { q, states }: SearchPoint, stderr: (name: string) => number | null): FittedBlock {
  const state = states[b]!;
  const { block } = solver.layout;
  const sigma = solver.noise.sigmaOf(state.model);
  const model = state.model.slice();
  const residuals = model.map((value, i) => (block.y[i]! - value) / sigma[i]!);
  const chiSquare = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  return {
    name: block.name,
    amplitudes: block.amplitudes.map(({ name, nonNegative }, j) => {
      const value = state.amplitudes[j]!;
      return { name, value, stderr: stderr(amplitudeName(layout, b, j)), atZero: nonNegative && value === 0 };
    }),
    model,
    ties: solver.ties.at(q, state.amplitudes).values,
    sigma,
    residuals,
    chiSquare,
    // The scatter may have been estimated after the last step.
    objective: block.noise.kind === 'unknown' ? chiSquare + solver.priorSquare(q) : state.objective,
  };
}
