import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { XpsSettings } from '../model';
import type { XpsResult } from '../result';
import type { StateData } from '../series';
import { fitBestBasin, type BasinResult, type RunnerUp, type SeriesFit } from './basin-search';
import { tryApartCharge, type ApartTrial } from './trials/apart-trial';
import { tryAsymmetry, type AsymmetryTrial } from './trials/asymmetry-trial';
import { tryBroadening, type BroadeningTrial } from './trials/broadening-trial';
import { reconsider, rutheniumAlone, tryForeignSpecies, type ForeignOutcome, type ForeignTrial } from './trials/foreign-trial';
import { latticeOxygen, type LatticeOxygen } from './lattice-oxygen';
import type { ModelDoubt } from './model-doubt';
import { trySatellite, type SatelliteTrial } from './trials/satellite-trial';

/** A series fitted with what its spectra want beyond the model of the settings, and what was tried. */
interface ExtendedModel {
  readonly best: SeriesFit;
  readonly runnersUp: readonly RunnerUp[];
  readonly added: XpsResult['addedComponents'];
  readonly trials: readonly ForeignTrial[];
  readonly oxygen: LatticeOxygen | null;
  readonly satellite: SatelliteTrial | null;
  readonly asymmetry: AsymmetryTrial | null;
  readonly apart: ApartTrial | null;
  readonly broadening: BroadeningTrial | null;
  /** What the decisions that were not certain leave open. */
  readonly doubts: readonly ModelDoubt[];
}

/**
 * Looks beyond the model of the settings, as these allow: for states whose lines are all wider, for foreign ruthenium, for a satellite of Ru³⁺ and,
 * as a doubt only, for lines with an endless tail.
 * The flanks of widened lines look like foreign species and the other way round, so the one that the data want more comes first.
 */
export function extendModel(states: readonly StateData[], basin: BasinResult, settings: XpsSettings, options: FitOptions): ExtendedModel {
  const nothing: ExtendedModel = { best: basin, runnersUp: basin.runnersUp, added: [], trials: [], oxygen: null, satellite: null, asymmetry: null, apart: null, broadening: null, doubts: [] };
  if (settings.foreignSpecies === 'ignore' || options.isCancelled?.()) return nothing;
  const keep = settings.foreignSpecies === 'keep';
  const alone = rutheniumAlone(states, options);
  const oxygen = latticeOxygen(states, basin, options);
  const searches: BasinResult[] = [basin];
  const speciesFrom = (from: SeriesFit, start: XpsSettings): ForeignOutcome =>
    reconsider(tryForeignSpecies(states, from, keep, options, { without: alone, oxygen }), from, start, keep, (extended) => {
      const again = fitBestBasin(states, extended, options, () => undefined);
      searches.push(again);
      return again;
    }, oxygen);

  const early = tryBroadening(states, basin, keep, options, alone);
  const plain = speciesFrom(basin, settings);
  const isFirst = early.broadening && early.trial!.deltaBic > Math.max(0, ...plain.trials.map(({ deltaBic }) => deltaBic));
  const foreign = isFirst ? speciesFrom(early.best, { ...settings, broadening: early.broadening }) : plain;
  // Where no species was kept, the model is the one that was asked already.
  const late = isFirst || foreign.best === basin ? early : tryBroadening(states, foreign.best, keep, options, alone);
  const satellite = trySatellite(states, isFirst ? foreign.best : late.best, keep, options, alone);
  const asymmetry = tryAsymmetry(states, satellite.best, options, alone);
  const apart = tryApartCharge(states, basin, satellite.best, options, alone);
  return {
    best: satellite.best,
    runnersUp: (searches.find((search) => search === foreign.best) ?? basin).runnersUp,
    added: [...foreign.added, ...satellite.added],
    trials: foreign.trials,
    oxygen,
    satellite: satellite.trial,
    asymmetry: asymmetry.trial,
    apart: apart.trial,
    broadening: late.trial,
    doubts: [...foreign.doubts, ...satellite.doubts, ...asymmetry.doubts, ...apart.doubts],
  };
}
