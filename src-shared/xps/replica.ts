import { drawReplica, fit as leastSquares, FitInputError, type Optimum } from '@shared/numerics/least-squares';
import { compileSeries } from './fit/compile';
import { deviations, modelOf } from './fit/curves';
import { settingsOfResult } from './fit/fitted-settings';
import { FittedSeries } from './fit/fitted-series';
import { parameterValues } from './fit/parameter-values';
import { stateNumbers, type StateNumbers } from './fit/state-results';
import type { XpsSettings } from './model';
import type { XpsResult } from './result';
import type { StateData } from './series';

/** What one replica of a series gives. */
export interface XpsReplica {
  readonly converged: boolean;
  /** In the order of `settings.states`; empty when the replica could not be fitted (a spectrum drew no counts). */
  readonly states: readonly StateNumbers[];
}

/** A replica needs no more than a ten-thousandth of the residual norm: its own noise is far larger. */
const tolerance = 1e-4;

/**
 * Prepares parametric Monte Carlo replicas of a fitted series: new counting noise on the fitted model, new values of what the priors
 * stand for, and a fit from the optimum. Replica k depends on `settings.seed` and k alone, so workers can share the load in any way.
 */
export function xpsReplicator(states: readonly StateData[], settings: XpsSettings, result: XpsResult): (k: number) => XpsReplica {
  const fitted = settingsOfResult(settings, result);
  const compiled = compileSeries(states, fitted);
  const { problem, regions } = compiled;
  const values = parameterValues(problem);
  const optimum: Optimum = {
    parameters: Object.fromEntries(values),
    blocks: problem.blocks.map((block, i) => {
      const region = result.states.find(({ stateId }) => stateId === regions[i]!.stateId)?.regions.find((one) => one.region === regions[i]!.model.region);
      if (!region) throw new Error(`The result has no block ${block.name}`);
      const model = modelOf(block, values, (name) => region.amplitudes[name] ?? 0);
      return { model, sigma: deviations(block, model) };
    }),
    inflation: 1,
  };
  return (k) => {
    try {
      const fit = leastSquares(drawReplica(problem, optimum, k, { kind: 'parametric', seed: settings.seed, count: 1 }), { covariance: false, tolerance });
      const series = new FittedSeries(compiled, fitted, fit, fit);
      return { converged: fit.converged, states: settings.states.map((stateId) => stateNumbers(series, stateId)) };
    } catch (error) {
      if (error instanceof FitInputError) return { converged: false, states: [] };
      throw error;
    }
  };
}

/** One replica by itself; for many, {@link xpsReplicator} prepares once. */
export function xpsReplica(states: readonly StateData[], settings: XpsSettings, result: XpsResult, k: number): XpsReplica {
  return xpsReplicator(states, settings, result)(k);
}
