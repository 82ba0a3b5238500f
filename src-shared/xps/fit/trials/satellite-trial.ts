import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { ComponentSpec } from '../../model';
import type { XpsResult } from '../../result';
import type { StateData } from '../../series';
import { withSatellite } from '../../templates/foreign-species';
import { fitSeries, type SeriesFit } from '../basin-search';
import { evidenceFor, likely, openEvidenceFor, strongEvidence, weighedRegion as region } from '../evidence';
import { settingsAtValues, withComponents } from '../fitted-settings';
import { effectOf, fitWithSpecies, onlyRegion, sharesOf, type ShareEffect } from './foreign-trial';
import { doubtOf, largestChangeOfRuthenium, logWeight, probabilitiesOf, satelliteOdds, type ModelDoubt } from '../model-doubt';
import { hasSatellite } from '../satellite-column';

/** A satellite of Ru³⁺ that was tried. */
export interface SatelliteTrial {
  readonly component: ComponentSpec;
  /** How strongly the data want it, see {@link evidenceFor}. */
  readonly deltaBic: number;
  readonly probability: number;
  readonly isKept: boolean;
  /** Its share of Ru³⁺. */
  readonly share: number;
  /** The Ru⁴⁺ share that it moves most. */
  readonly effect: ShareEffect | null;
  /** The part by which it changes the ruthenium of the state where it does most. */
  readonly ruthenium: number;
}

interface SatelliteOutcome {
  readonly best: SeriesFit;
  readonly added: XpsResult['addedComponents'];
  readonly trial: SatelliteTrial | null;
  readonly doubts: readonly ModelDoubt[];
}

/** What a run without the trial gives. */
const noSatelliteTried = (best: SeriesFit): SatelliteOutcome => ({ best, added: [], trial: null, doubts: [] });

/**
 * Tries a satellite of Ru³⁺ beside the species of a finished fit: one share of Ru³⁺ for all states, so that the states with little Ru⁴⁺ tell it. Kept
 * where the evidence is strong or it is likely; either way how much the other answer would change is a doubt about the shares and the ruthenium, by
 * its probability.
 * @param keep whether it may be kept, or only suggested
 * @param without gives the fit of Ru 3d by itself, see rutheniumAlone
 */
export function trySatellite(states: readonly StateData[], best: SeriesFit, keep: boolean, options: FitOptions, without: (best: SeriesFit) => SeriesFit): SatelliteOutcome {
  const components = best.settings.regions.find((one) => one.region === region)?.components ?? [];
  const ru3 = components.find(({ id }) => id === 'ru3');
  if (!ru3 || hasSatellite(ru3) || !components.some(({ id }) => id === 'ru2') || best.settings.states.length < 2) return noSatelliteTried(best);
  const component = withSatellite(ru3);
  const plain = without(best);
  const fitted = fitWithSpecies(states, onlyRegion(best.settings), component, plain, options);
  if (options.isCancelled?.()) return noSatelliteTried(best);
  const deltaBic = evidenceFor(fitted, plain);
  const [bare, shaken] = [sharesOf(plain), sharesOf(fitted)];
  const probability = probabilitiesOf([logWeight(openEvidenceFor(fitted, plain), satelliteOdds, shaken, bare)])[0]!;
  const doubt = doubtOf(probability, bare, shaken);
  const isKept = keep && (deltaBic > strongEvidence || probability > likely);
  const share = fitted.settings.regions[0]!.components.find(({ id }) => id === component.id)!.parameters['satelliteShare']!.value;
  const added = [{ region, component }];
  const values = new Map(fitted.fit.parameters.map(({ name, value }) => [name, value]));
  return {
    best: isKept ? fitSeries(states, settingsAtValues(withComponents(best.settings, added), values), options) : best,
    added: isKept ? added : [],
    trial: { component, deltaBic, probability, isKept, share, effect: effectOf(bare, shaken, 2), ruthenium: largestChangeOfRuthenium(doubt) },
    doubts: [isKept ? doubtOf(1 - probability, shaken, bare) : doubt],
  };
}
