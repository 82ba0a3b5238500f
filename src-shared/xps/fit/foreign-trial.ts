import type { Fit, FitOptions } from '@shared/numerics/least-squares/types';
import type { ComponentSpec, XpsSettings } from '../model';
import type { XpsResult } from '../result';
import type { StateData } from '../series';
import { foreignRuthenium, ru3Satellite } from '../templates/foreign-species';
import { fitSeries, type SeriesFit } from './basin-search';
import { FittedSeries, amplitudeName } from './fitted-series';
import { settingsAtValues, withComponents } from './fitted-settings';
import { significantMisfit } from './misfit';
import { stateNumbers } from './state-results';

/** Evidence above which a species is kept: ΔBIC > 10 counts as very strong (Kass and Raftery 1995). */
export const strongEvidence = 10;
const region = 'Ru3d_C1s';

/** A foreign species that was tried, and how strongly the data want it. */
export interface ForeignTrial {
  readonly component: ComponentSpec;
  /** BIC without − BIC with the species, in units of the misfit of the better model. */
  readonly deltaBic: number;
  readonly isKept: boolean;
  /** The Ru²⁺ share that it moves most, for as Ru²⁺ it would be counted. */
  readonly effect: ShareEffect | null;
}

/** What a component does to a share in the state where it does most. */
export interface ShareEffect {
  readonly stateId: string;
  readonly without: number;
  readonly with: number;
}

interface ForeignOutcome {
  readonly best: SeriesFit;
  readonly added: XpsResult['addedComponents'];
  readonly trials: readonly ForeignTrial[];
}

/** Iterations after which a species that has gained less than a third of what it needs is given up. */
const firstLook = 4;
const hopeless = 1 / 3;

/**
 * Tries Ru metal and RuO2 beside the chloride and keeps the one that the data want most when the evidence is strong, then the other beside it:
 * they lie 0.7 eV apart, so that either gains something from the other's line.
 * The BIC difference is divided by the misfit of the better model (misfit.ts), for a model that misses the data everywhere gains from any new line.
 * The other regions say nothing about a line under Ru 3d, so they join only when a species is kept.
 * @param without gives the fit of Ru 3d by itself, see {@link rutheniumAlone}
 */
export function tryForeignSpecies(states: readonly StateData[], start: SeriesFit, keep: boolean, options: FitOptions, without: (best: SeriesFit) => SeriesFit): ForeignOutcome {
  let best = start;
  const added: { region: string; component: ComponentSpec }[] = [];
  const kept: ForeignTrial[] = [];
  for (;;) {
    const { settings } = best;
    const possible = foreignRuthenium().filter((component) => isPossible(settings, component));
    if (possible.length === 0 || options.isCancelled?.()) return { best, added, trials: kept };
    const plain = without(best);
    const tried = possible.map((component) => {
      const fitted = fitWithSpecies(states, onlyRegion(settings), component, plain, options);
      return { component, fitted, deltaBic: bicDifference(plain, fitted) };
    });
    if (options.isCancelled?.()) return { best, added, trials: kept };
    const strongest = tried.reduce((most, one) => (one.deltaBic > most.deltaBic ? one : most));
    const asTrial = ({ component, fitted, deltaBic }: typeof strongest, isKept: boolean): ForeignTrial => ({ component, deltaBic, isKept, effect: effectOf(plain, fitted, 0) });
    if (!keep || strongest.deltaBic <= strongEvidence) return { best, added, trials: [...kept, ...tried.map((one) => asTrial(one, false))] };
    kept.push(asTrial(strongest, true));
    const addition = { region, component: strongest.component };
    added.push(addition);
    const values = new Map(strongest.fitted.fit.parameters.map(({ name, value }) => [name, value]));
    best = fitSeries(states, settingsAtValues(withComponents(settings, [addition]), values), options);
  }
}

/** Gives the fit of Ru 3d by itself at a fit of all regions, once for each: it is what every trial is compared with. */
export function rutheniumAlone(states: readonly StateData[], options: FitOptions): (best: SeriesFit) => SeriesFit {
  let known: { readonly of: SeriesFit; readonly fit: SeriesFit } | null = null;
  return (best) => {
    if (known?.of !== best) known = { of: best, fit: fitSeries(states, onlyRegion(best.settings), options) };
    return known.fit;
  };
}

function fitWithSpecies(states: readonly StateData[], alone: XpsSettings, component: ComponentSpec, without: SeriesFit, options: FitOptions): SeriesFit {
  const extended = withComponents(alone, [{ region, component }]);
  const look = fitSeries(states, extended, { ...options, maxIterations: firstLook });
  const more = Math.max(1, estimatedCount(look) - estimatedCount(without));
  const needed = more * Math.log(observationCount(look.fit)) + strongEvidence;
  const gained = (without.fit.objective - look.fit.objective) / reducedChiSquare(look);
  return gained < hopeless * needed || look.fit.converged ? look : fitSeries(states, look.settings, options);
}

/** Below this share of Ru³⁺ nothing can be said of its satellite, and below this part of it a satellite changes no conclusion. */
const leastRu3 = 0.2;
const leastSatellite = 0.02;

export interface SatelliteTrial {
  readonly component: ComponentSpec;
  readonly deltaBic: number;
  /** The Ru⁴⁺ share that it moves most. */
  readonly effect: ShareEffect | null;
}

/**
 * Tries a satellite of Ru³⁺ beside the species of a finished fit. Null unless the evidence is strong and every state with Ru³⁺ has it:
 * what only some states have is not a satellite. It is never kept, for Ru⁴⁺ in little is much like it.
 */
export function trySatellite(states: readonly StateData[], best: SeriesFit, options: FitOptions, without: (best: SeriesFit) => SeriesFit): SatelliteTrial | null {
  const component = ru3Satellite();
  const model = best.settings.regions.find((one) => one.region === region);
  const isThere = (id: string): boolean => model?.components.some((one) => one.id === id) ?? false;
  if (!isThere('ru2') || !isThere('ru3') || isThere(component.id) || best.settings.states.length < 2) return null;
  const plain = without(best);
  const withSatellite = fitWithSpecies(states, onlyRegion(best.settings), component, plain, options);
  const deltaBic = bicDifference(plain, withSatellite);
  if (options.isCancelled?.() || deltaBic <= strongEvidence) return null;
  const series = new FittedSeries(withSatellite.compiled, withSatellite.settings, withSatellite.fit, withSatellite.fit);
  const parts = series.compiled.regions.flatMap((one) => {
    const ru3 = one.components.some(({ id }) => id === 'ru3') ? series.value(amplitudeName(one, 'ru3')) : 0;
    const share = stateNumbers(series, one.stateId).fractions?.[1] ?? 0;
    return share > leastRu3 && ru3 > 0 ? [series.value(amplitudeName(one, component.id)) / ru3] : [];
  });
  if (parts.length < 2 || parts.some((part) => part < leastSatellite)) return null;
  return { component, deltaBic, effect: effectOf(plain, withSatellite, 2) };
}

/** The settings with the region of Ru 3d alone, and the states that have it. */
function onlyRegion(settings: XpsSettings): XpsSettings {
  return { ...settings, regions: settings.regions.filter((one) => one.region === region) };
}

/** The species is not in the model yet and the doublet that lends it splitting and ratio is. */
function isPossible(settings: XpsSettings, component: ComponentSpec): boolean {
  const model = settings.regions.find((one) => one.region === region);
  return model !== undefined && model.components.some(({ id }) => id === 'ru2') && !model.components.some(({ species, id }) => species === component.species || id === component.id);
}

/** @param ion 0 for Ru²⁺, 1 for Ru³⁺, 2 for Ru⁴⁺ */
function effectOf(without: SeriesFit, withSpecies: SeriesFit, ion: number): ShareEffect | null {
  const shares = (of: SeriesFit): (readonly [string, number])[] => {
    const series = new FittedSeries(of.compiled, of.settings, of.fit, of.fit);
    return of.settings.states.flatMap((stateId) => {
      const share = stateNumbers(series, stateId).fractions?.[ion];
      return share === undefined ? [] : [[stateId, share] as const];
    });
  };
  const found = new Map(shares(withSpecies));
  const effects = shares(without).flatMap(([stateId, share]): ShareEffect[] => {
    const other = found.get(stateId);
    return other === undefined ? [] : [{ stateId, without: share, with: other }];
  });
  return effects.sort((a, b) => Math.abs(b.with - b.without) - Math.abs(a.with - a.without))[0] ?? null;
}

function bicDifference(without: SeriesFit, withSpecies: SeriesFit): number {
  const more = estimatedCount(withSpecies) - estimatedCount(without);
  return (without.fit.objective - withSpecies.fit.objective) / misfit(withSpecies) - more * Math.log(observationCount(withSpecies.fit));
}

/** Bayesian information criterion with the misfit of a common reference. */
function bic(fitted: SeriesFit, variance: number): number {
  return fitted.fit.objective / variance + estimatedCount(fitted) * Math.log(observationCount(fitted.fit));
}

/** Reduced χ² above which a fit without foreign species may be in the wrong basin because it lacks one. */
const doubtful = 1.2;

/**
 * Searches the basins again with each species by itself and with what was kept: Ru metal lies 0.8 eV below Ru²⁺, so without a component for
 * it a whole series can settle one rung off, and there another species may seem needed, or none. This is done where one was kept or the fit
 * misses the data; another basin or set of species wins by its BIC, with strong evidence against the fit without any.
 * @param without the best fit without foreign species
 * @param keep whether species may be added, or only suggested
 * @param search finds the best basin of settings with the user's own starting values
 */
export function reconsider(outcome: ForeignOutcome, without: SeriesFit, start: XpsSettings, keep: boolean, search: (settings: XpsSettings) => SeriesFit): ForeignOutcome {
  const singles = outcome.trials.map(({ component }) => [{ region, component }]);
  const sets = outcome.added.length > 1 ? [...singles, outcome.added] : singles;
  let best = outcome;
  let leader = outcome.best;
  for (const added of sets) {
    if (outcome.added.length === 0 && reducedChiSquare(leader) < doubtful) break;
    const other = search(withComponents(start, added));
    if (other.fit.stopReason === 'cancelled') break;
    const reference = Math.min(misfit(other), misfit(leader));
    const deltaBic = bic(without, reference) - bic(other, reference);
    if (!(deltaBic > strongEvidence) || bic(other, reference) > bic(leader, reference) - 1) continue;
    leader = other;
    const trials = outcome.trials.map((trial): ForeignTrial => {
      const isIn = added.some(({ component }) => component.id === trial.component.id);
      return isIn ? { component: trial.component, deltaBic, isKept: keep, effect: effectOf(without, other, 0) } : { ...trial, isKept: false, deltaBic: 0 };
    });
    best = keep ? { best: other, added, trials } : { ...best, trials };
  }
  return best;
}

/** Search parameters and amplitudes above zero. */
export function estimatedCount({ compiled, fit }: SeriesFit): number {
  const free = compiled.problem.parameters.filter(({ link, vary }) => !link && vary !== false).length;
  return free + fit.blocks.reduce((sum, block) => sum + block.amplitudes.filter(({ atZero }) => !atZero).length, 0);
}

export function observationCount(fit: Fit): number {
  return fit.blocks.reduce((sum, block) => sum + block.residuals.length, 0);
}

/** At least 1. */
function reducedChiSquare(fitted: SeriesFit): number {
  const freedom = observationCount(fitted.fit) - estimatedCount(fitted);
  return Math.max(1, fitted.fit.chiSquare / Math.max(1, freedom));
}

/** By how much the region of the species is missed beyond counting statistics, as far as that is significant; at least 1. */
function misfit({ compiled, settings, fit }: SeriesFit): number {
  return significantMisfit(new FittedSeries(compiled, settings, fit, fit).misfitOf(region));
}
