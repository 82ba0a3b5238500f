import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { XpsSettings } from '../../model';
import type { StateData } from '../../series';
import { fitSeries, type SeriesFit } from '../basin-search';
import { evidenceFor, misfit, strongEvidence } from '../evidence';
import { fitExtended, onlyRegion } from './foreign-trial';

/** Extra broadening of single states that was tried. */
export interface BroadeningTrial {
  /** How strongly the data want it, see {@link evidenceFor}. */
  readonly deltaBic: number;
  readonly isKept: boolean;
  /** Extra FWHM by state, eV. */
  readonly widths: ReadonlyMap<string, number>;
}

interface BroadeningOutcome {
  readonly best: SeriesFit;
  readonly broadening: XpsSettings['broadening'] | null;
  readonly trial: BroadeningTrial | null;
}

/** What a run without the trial gives. */
const noBroadeningTried = (best: SeriesFit): BroadeningOutcome => ({ best, broadening: null, trial: null });

/** Squared extra width that a fit begins with, eV²: that of 0.3 eV. */
export const firstBroadening = 0.09;

/**
 * Tries whether the lines of single states are all wider by a Gaussian of the state, as uneven charging makes them. Looked for only where the residuals
 * show that the common widths miss the data, and before foreign species, which the flanks of a widened line look like.
 * @param keep whether it may be kept, or only suggested
 * @param without gives the fit of Ru 3d by itself, see rutheniumAlone
 */
export function tryBroadening(states: readonly StateData[], best: SeriesFit, keep: boolean, options: FitOptions, without: (best: SeriesFit) => SeriesFit): BroadeningOutcome {
  const { settings } = best;
  if (settings.broadening || settings.states.length < 2 || onlyRegion(settings).regions.length === 0 || misfit(best) <= 1) return noBroadeningTried(best);
  const plain = without(best);
  const fitted = fitExtended(states, { ...onlyRegion(plain.settings), broadening: Object.fromEntries(settings.states.map((stateId) => [stateId, firstBroadening])) }, plain, options);
  if (options.isCancelled?.()) return noBroadeningTried(best);
  const deltaBic = evidenceFor(fitted, plain);
  const { broadening } = fitted.settings;
  if (!(deltaBic > strongEvidence) || !broadening) return noBroadeningTried(best);
  const trial: BroadeningTrial = { deltaBic, isKept: keep, widths: new Map(Object.entries(broadening).map(([stateId, square]) => [stateId, Math.sqrt(square)])) };
  return keep ? { best: fitSeries(states, { ...settings, broadening }, options), broadening, trial } : { best, broadening: null, trial };
}
