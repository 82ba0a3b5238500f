import { drawReplica, fit as leastSquares, FitInputError, type Optimum } from '@shared/numerics/least-squares';
import { compileSeries, type CompiledRegion } from './fit/compile';
import { deviations, modelOf } from './fit/curves';
import { settingsOfResult } from './fit/fitted-settings';
import { FittedSeries } from './fit/fitted-series';
import { parameterValues } from './fit/parameter-values';
import { withRutheniumTie } from './fit/ruthenium-tie';
import { stateNumbers, type StateNumbers } from './fit/state-results';
import type { XpsSettings } from './model';
import type { RegionResult, XpsResult } from './result';
import type { StateData } from './series';

/** What one replica of a series gives. */
export interface XpsReplica {
  readonly converged: boolean;
  /** In the order of `settings.states`; empty when the replica could not be fitted (a spectrum drew no counts). */
  readonly states: readonly StateNumbers[];
}

/** A replica's own noise moves it by whole standard deviations; a thousandth of the residual norm is some hundredths of one. */
const tolerance = 1e-3;

/**
 * Prepares parametric Monte Carlo replicas of a fitted series: new counting noise on the fitted model, new values of what the priors
 * stand for, and a fit from the optimum. Replica k depends on `settings.seed` and k alone, so workers can share the load in any way.
 */
export function xpsReplicator(states: readonly StateData[], settings: XpsSettings, result: XpsResult): (k: number) => XpsReplica {
  const fitted = onlyNeeded(settingsOfResult(settings, result));
  const resultOf = ({ stateId, model }: CompiledRegion): RegionResult => {
    const region = result.states.find((state) => state.stateId === stateId)?.regions.find((one) => one.region === model.region);
    if (!region) throw new Error(`The result has no region ${model.region} of state ${stateId}`);
    return region;
  };
  const compiled = withRutheniumTie(compileSeries(states, fitted), fitted, (region, { id }) => resultOf(region).amplitudes[id] ?? 0);
  const { problem, regions } = compiled;
  const values = parameterValues(problem);
  const optimum: Optimum = {
    parameters: Object.fromEntries(values),
    blocks: problem.blocks.map((block, i) => {
      const { amplitudes } = resultOf(regions[i]!);
      const model = modelOf(block, values, (name) => amplitudes[name] ?? 0);
      const ties = (block.ties ?? []).map(
        ({ factors, terms }) =>
          block.amplitudes.reduce((sum, { name }, j) => sum + factors[j]! * (amplitudes[name] ?? 0), 0) +
          terms.reduce((sum, { parameter, factor }) => sum + factor * values.get(block.parameters[parameter]!)!, 0),
      );
      return { model, sigma: deviations(block, model), ties };
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

/** Without a tie Ru 3p has the charge shift alone in common with the rest, so it is left out where the ruthenium amount comes from Ru 3d. */
function onlyNeeded(settings: XpsSettings): XpsSettings {
  const hasRu3d = settings.regions.some(({ components }) => components.some(({ subshell }) => subshell === 'Ru3d'));
  if (settings.rutheniumTie || settings.quantification.ruFrom !== 'Ru3d' || !hasRu3d) return settings;
  return { ...settings, regions: settings.regions.filter(({ components }) => components.some(({ subshell }) => subshell !== 'Ru3p')) };
}

/** One replica by itself; for many, {@link xpsReplicator} prepares once. */
export function xpsReplica(states: readonly StateData[], settings: XpsSettings, result: XpsResult, k: number): XpsReplica {
  return xpsReplicator(states, settings, result)(k);
}
