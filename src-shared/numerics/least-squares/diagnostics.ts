/** What a fit says about itself beyond its values. */
import { abbe, durbinWatson, largestCumulativeResidual, largestResidual, runsScore } from '../statistics/residual-tests';
import { layOut } from './layout';
import { Workspace } from './workspace';
import type { Fit, Problem } from './types';

interface InformationCriteria {
  readonly aic: number;
  /** With the correction for few observations; Infinity when it cannot be given. */
  readonly aicc: number;
  readonly bic: number;
}

/**
 * −2 ln L up to a constant of the data, by which fits of one problem compare: the objective (χ² or deviance) where the scatter is
 * known, N ln(Σ residual²/N) of the blocks where it was estimated.
 */
export function minusTwoLogLikelihood(problem: Problem, fit: Fit): number {
  let sum = fit.objective;
  problem.blocks.forEach(({ noise, y }, b) => {
    if (noise.kind !== 'unknown') return;
    const { residuals, sigma, chiSquare } = fit.blocks[b]!;
    const square = residuals.reduce((total, residual, i) => total + (residual * sigma[i]!) ** 2, 0);
    sum += y.length * Math.log(Math.max(square / y.length, Number.MIN_VALUE)) - chiSquare;
  });
  return sum;
}

/** Akaike and Bayes criteria from {@link minusTwoLogLikelihood}; compare only models with the same kind of scatter. */
export function informationCriteria(problem: Problem, fit: Fit): InformationCriteria {
  const likelihood = minusTwoLogLikelihood(problem, fit);
  const points = problem.blocks.reduce((sum, { y }) => sum + y.length, 0);
  const priors = problem.parameters.filter(({ prior }) => prior).length;
  const scatters = problem.blocks.filter(({ noise }) => noise.kind === 'unknown').length;
  const ties = problem.blocks.reduce((sum, block) => sum + (block.ties?.length ?? 0), 0);
  const p = points + priors + ties - fit.degreesOfFreedom + scatters;
  const aic = likelihood + 2 * p;
  const room = points - p - 1;
  return { aic, aicc: room > 0 ? aic + (2 * p * (p + 1)) / room : Infinity, bic: likelihood + p * Math.log(points) };
}

interface BlockDiagnostics {
  readonly name: string;
  readonly abbe: number;
  readonly durbinWatson: number;
  readonly runsScore: number;
  readonly largestResidual: { readonly value: number; readonly index: number };
  readonly largestCumulativeResidual: { readonly value: number; readonly index: number };
}

/** Tests of the residuals of each block. */
export function residualDiagnostics(fit: Fit): BlockDiagnostics[] {
  return fit.blocks.map(({ name, residuals }) => ({
    name,
    abbe: abbe(residuals),
    durbinWatson: durbinWatson(residuals),
    runsScore: runsScore(residuals),
    largestResidual: largestResidual(residuals),
    largestCumulativeResidual: largestCumulativeResidual(residuals),
  }));
}

/** χ² per degree of freedom; `null` when none is left. About 1 for a right model with known scatter. */
export function reducedChiSquare(fit: Fit): number | null {
  return fit.degreesOfFreedom > 0 ? fit.chiSquare / fit.degreesOfFreedom : null;
}

interface Correlation {
  readonly a: string;
  readonly b: string;
  readonly r: number;
}

/**
 * Pairs of values with |r| above a limit, strongest first.
 *
 * @param names which values to look at; defaults to all that have a variance, which is slow for very long series
 */
export function strongCorrelations(fit: Fit, limit = 0.9, names?: readonly string[]): Correlation[] {
  const { covariance } = fit;
  if (!covariance) return [];
  const picked = (names ?? covariance.names).filter((name) => (covariance.variance(name) ?? 0) > 0);
  const matrix = covariance.sub(picked);
  const n = picked.length;
  const found: Correlation[] = [];
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < i; j += 1) {
      const r = matrix[i * n + j]! / Math.sqrt(matrix[i * n + i]! * matrix[j * n + j]!);
      if (Math.abs(r) > limit) found.push({ a: picked[j]!, b: picked[i]!, r });
    }
  return found.sort((a, b) => Math.abs(b.r) - Math.abs(a.r));
}

/**
 * Leverage of every point of a block: the diagonal of the hat matrix, between 0 and 1; how far a point draws the model to itself.
 * `null` when the fit has no covariance.
 */
export function leverages(problem: Problem, fit: Fit, blockName: string): Float64Array | null {
  const { covariance } = fit;
  const layout = layOut(problem);
  const b = layout.blocks.findIndex(({ block }) => block.name === blockName);
  const at = layout.blocks[b];
  if (!at) throw new RangeError(`the problem has no block called ${blockName}`);
  if (!covariance) return null;
  const { block, slots, terms } = at;
  const fitted = fit.blocks[b]!;
  const values = new Workspace().valuesFor(at);
  const parameterValues = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  block.evaluate(
    Float64Array.from(block.parameters, (name) => parameterValues.get(name)!),
    values,
  );
  const names: string[] = [];
  const columns: Float64Array[] = [];
  const take = (name: string, column: Float64Array): void => {
    if (covariance.variance(name) === null) return;
    names.push(name);
    columns.push(column);
  };
  block.amplitudes.forEach(({ name }, j) => take(`${blockName}/${name}`, values.columns[j]!));
  slots.forEach((free, slot) => {
    const column = new Float64Array(block.y.length);
    for (const term of terms) {
      if (term.slot !== slot) continue;
      const scale = term.factor * (term.column < 0 ? 1 : fitted.amplitudes[term.column]!.value);
      values.derivatives[term.dependence]!.forEach((value, i) => (column[i] = column[i]! + scale * value));
    }
    take(layout.map.free[free]!.name, column);
  });
  const matrix = covariance.sub(names);
  const n = names.length;
  return Float64Array.from(block.y, (_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j += 1) for (let k = 0; k < n; k += 1) sum += columns[j]![i]! * matrix[j * n + k]! * columns[k]![i]!;
    return sum / fitted.sigma[i]! ** 2;
  });
}
