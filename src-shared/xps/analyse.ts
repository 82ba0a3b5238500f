/**
 * The XPS series analysis: what the workbench, the command line and the workers call.
 */
import { strongCorrelations } from '@shared/numerics/least-squares';
import type { Fit, FitOptions } from '@shared/numerics/least-squares/types';
import { fitBestBasin, type BasinResult } from './fit/basin-search';
import { energyOffset } from './fit/energy-offset';
import { estimatedCount, observationCount } from './fit/evidence';
import { extendModel } from './fit/extended-model';
import { collectFindings } from './fit/findings/collect-findings';
import { strongCorrelation } from './fit/findings/line-findings';
import { leftOutFindings } from './fit/fittable';
import { FittedSeries } from './fit/fitted-series';
import { settleLabels } from './fit/trials/label-trial';
import { oxideShares } from './fit/lattice-oxygen';
import { isAreaScale } from './fit/parameter-names';
import { releasedFit } from './fit/released-fit';
import { otherRung } from './fit/trials/rung-trial';
import { isOfTie, tieRuthenium, withUncertainties } from './fit/ruthenium-tie';
import { separatorDebris } from './fit/separator-debris';
import { startingModel } from './fit/starting-model';
import { stateResult } from './fit/state-results';
import type { XpsSettings } from './model';
import type { XpsResult } from './result';
import type { RunControl, StateData } from './series';

export { previewCurves, xpsCurves, type SeriesCurves } from './fit/curves';
export { fitObstacle, type FitObstacle } from './fit/fittable';
export { settingsOfResult } from './fit/fitted-settings';
export { settledSettings } from './fit/settled-settings';
export { ownedByUser, startingModel } from './fit/starting-model';

/** A step below this fraction of the residual norm changes χ² by a thousandth of itself per degree of freedom: values are within some hundredths of their uncertainty. */
const tolerance = 1e-3;

/**
 * Fits every region of all states as one problem and derives fractions, Cl/Ru and findings. The same model gives the same result, whatever was fitted
 * before.
 *
 * @param states measured regions by state; states not named in `given.states` are left out
 * @param control progress (0..1) and cancellation; a cancelled run returns `stopReason: 'cancelled'` and no states
 * @throws where {@link fitObstacle} says that nothing can be fitted, or the settings contradict themselves, with a sentence naming the value
 */
export function analyseXpsSeries(states: readonly StateData[], given: XpsSettings, control: RunControl = {}): XpsResult {
  const settings = startingModel(given);
  const report = (fraction: number, stage: string): void => control.onProgress?.({ fraction, stage });
  const options: FitOptions = { tolerance, covariance: false, ...(control.isCancelled ? { isCancelled: control.isCancelled } : {}) };
  const isCancelled = (): boolean => control.isCancelled?.() ?? false;

  const explained = (basin: BasinResult) => {
    report(0.6, 'foreign');
    const labels = settleLabels(states, basin, options);
    return { labels, extended: extendModel(states, labels.best, settings, options) };
  };
  const first = explained(fitBestBasin(states, settings, options, report));
  const rung = otherRung(states, first.extended.best, settings, options);
  const { labels, extended } = rung ? explained(rung) : first;
  if (isCancelled()) return cancelledResult(labels.best.fit);
  report(0.8, 'uncertainty');
  const { best, outcome } = tieRuthenium(states, extended.best, options);
  const released = releasedFit(best, options);
  if (isCancelled()) return cancelledResult(best.fit);
  const series = new FittedSeries(best.compiled, best.settings, best.fit, released);
  const stateResults = settings.states.map((stateId) => stateResult(series, stateId, [...labels.doubts, ...extended.doubts]));
  const rutheniumTie = outcome && withUncertainties(outcome, series);
  const { fit } = best;
  const free = best.compiled.problem.parameters.filter(({ name, link, vary }) => !link && vary !== false && !isOfOther(name)).map(({ name }) => name);
  const correlated = strongCorrelations(released, strongCorrelation, free);
  // Ties bring as many terms as they have values of their own and one prior: neither tells more of the spectra.
  const estimated = estimatedCount(best) - best.compiled.problem.parameters.filter(({ name }) => isOfOther(name)).length;
  const observed = observationCount(fit);
  const { degreesOfFreedom } = fit;
  const debris = separatorDebris(states, series, stateResults, options);
  const offsets = states.filter(({ stateId }) => settings.states.includes(stateId)).flatMap((state) => energyOffset(state, settings) ?? []);
  const findings = [...leftOutFindings(states, settings), ...collectFindings({ ...extended, labelRival: labels.rival, series, best, tie: rutheniumTie, debris, offsets, states: stateResults, strongCorrelations: correlated })];
  report(1, 'done');
  return {
    stopReason: fit.stopReason,
    converged: fit.converged,
    iterations: fit.iterations,
    chiSquare: fit.chiSquare,
    degreesOfFreedom,
    reducedChiSquare: fit.chiSquare / Math.max(1, degreesOfFreedom),
    bic: fit.objective + estimated * Math.log(observed),
    parameters: parametersOf(fit, released),
    strongCorrelations: correlated,
    states: stateResults,
    ...(rutheniumTie && { rutheniumTie }),
    ...(extended.oxygen && { oxideByOxygen: oxideShares(extended.oxygen, series).map(({ stateId, value, sd }) => ({ stateId, share: { value, stdUncertainty: sd, interval: null } })) }),
    addedComponents: extended.added,
    findings,
  };
}

/** Whether a value stands for what other spectra say of areas. */
const isOfOther = (name: string): boolean => isOfTie(name) || isAreaScale(name);

/** Search parameters with their uncertainty. Positions as observed are left out, for they are sums of the others, and the amounts of ties, which are areas. */
function parametersOf(fit: Fit, released: Fit): XpsResult['parameters'] {
  const uncertainty = new Map(released.parameters.map(({ name, stderr }) => [name, stderr]));
  return fit.parameters
    .filter(({ name }) => !name.includes('.observed@') && !isOfOther(name))
    .map(({ name, value, vary, atBound }) => ({ name, value, stderr: vary ? (uncertainty.get(name) ?? null) : null, vary, atBound }));
}

function cancelledResult(fit: Fit): XpsResult {
  return {
    stopReason: 'cancelled', converged: false, iterations: fit.iterations, chiSquare: 0, degreesOfFreedom: 0, reducedChiSquare: 0, bic: 0,
    parameters: [], strongCorrelations: [], states: [], addedComponents: [], findings: [],
  };
}
