import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { ComponentSpec, XpsSettings } from '../../model';
import type { XpsResult } from '../../result';
import type { StateData } from '../../series';
import { foreignRuthenium } from '../../templates/foreign-species';
import { fitSeries, type SeriesFit } from '../basin-search';
import { costOfValue, criterion, estimatedCount, evidenceFor, likely, misfit, openEvidenceFor, reducedChiSquare, strongEvidence, weighedRegion as region } from '../evidence';
import { FittedSeries, amplitudeName } from '../fitted-series';
import { asOxygenHas, oxygenCost, type LatticeOxygen } from '../lattice-oxygen';
import { settingsAtValues, withComponents } from '../fitted-settings';
import { doubtOf, foreignOdds, logWeight, probabilitiesOf, type ModelDoubt, type SharesByState } from '../model-doubt';
import { stateNumbers } from '../state-results';

/** A foreign species that was tried, and how strongly the data want it. */
export interface ForeignTrial {
  readonly component: ComponentSpec;
  /** How strongly the data want it, see {@link evidenceFor}. */
  readonly deltaBic: number;
  /** That it is there, 0 to 1. */
  readonly probability: number;
  readonly isKept: boolean;
  /** The Ru²⁺ share that it moves most, for as Ru²⁺ it would be counted. */
  readonly effect: ShareEffect | null;
  /** The minor share of Ru²⁺ that would be this species instead, where the spectra do not tell which it is; how usual either is does not count here. */
  readonly alike: ShareEffect | null;
}

/** What a component does to a share in the state where it does most. */
export interface ShareEffect {
  readonly stateId: string;
  readonly without: number;
  readonly with: number;
}

/** What the trials came to. */
export interface ForeignOutcome {
  readonly best: SeriesFit;
  readonly added: XpsResult['addedComponents'];
  readonly trials: readonly ForeignTrial[];
  /** What the decisions that were not certain leave open about the shares. */
  readonly doubts: readonly ModelDoubt[];
}

/** What species are judged by. */
export interface SpeciesEvidence {
  /** Gives the fit of Ru 3d by itself, see {@link rutheniumAlone}. */
  readonly without: (best: SeriesFit) => SeriesFit;
  /** What O 1s says of RuO2; null where it was not measured. */
  readonly oxygen: LatticeOxygen | null;
}

/** What a run without trials gives. */
const nothingTried = (best: SeriesFit): ForeignOutcome => ({ best, added: [], trials: [], doubts: [] });

/** Iterations after which a species that has gained less than a third of what it needs is given up. */
const firstLook = 4;
const hopeless = 1 / 3;

/**
 * Tries Ru metal and RuO2 beside the chloride and takes the one that the data want most when the evidence is strong, then the other beside it:
 * they lie 0.7 eV apart, so that either gains something from the other's line. Where the data want both alike (beside RuO2 the line of Ru²⁺ can move
 * to where metal is), the likelier by chemistry is taken and the other is a doubt. O 1s tells how much RuO2 there can be; the other regions say nothing
 * about a line under Ru 3d, so they join only when a species is kept.
 * @param keep whether species may be added, or only suggested
 */
export function tryForeignSpecies(states: readonly StateData[], start: SeriesFit, keep: boolean, options: FitOptions, { without, oxygen }: SpeciesEvidence): ForeignOutcome {
  const added: { region: string; component: ComponentSpec }[] = [];
  const decided: Decision[] = [];
  const mistakable: { rival: Decision; doubt: ModelDoubt }[] = [];
  if (possibleSpecies(start.settings).length === 0 || options.isCancelled?.()) return nothingTried(start);
  let plain: SeriesFit = without(start);
  for (let possible = possibleSpecies(plain.settings); possible.length > 0; possible = possibleSpecies(plain.settings)) {
    const known = plain;
    const tried = possible.map((component): Decision => tryOne(states, asOxygenHas(component, oxygen), known, options, oxygen));
    if (options.isCancelled?.()) return nothingTried(start);
    const [chosen, ...rivals] = mostWanted(tried);
    if (!chosen) {
      decided.push(...tried);
      break;
    }
    decided.push(chosen);
    mistakable.push(...rivals.map((rival) => ({ rival, doubt: doubtOf(probabilitiesOf([rival.weight - chosen.weight])[0]!, sharesOf(chosen.fitted), sharesOf(rival.fitted)) })));
    added.push({ region, component: chosen.trial.component });
    plain = chosen.fitted;
  }
  const isTaken = ({ trial }: Decision): boolean => added.some(({ component }) => component.id === trial.component.id);
  return {
    best: keep && added.length > 0 ? fitSeries(states, settingsAtValues(withComponents(start.settings, added), valuesOf(plain)), options) : start,
    added: keep ? added : [],
    trials: decided.map((one) => ({ ...one.trial, isKept: keep && isTaken(one) })),
    doubts: [
      ...decided.flatMap((one) => (keep && isTaken(one) ? one.ifKept : one.ifNot)),
      ...mistakable.filter(({ rival }) => keep && !isTaken(rival)).map(({ doubt }) => doubt),
    ],
  };
}

/** A species whose amount another spectrum gives adds no line that could be anything else, so it need not be proven but be likely. */
const isWanted = ({ trial: { component, deltaBic, probability } }: Decision): boolean => deltaBic > strongEvidence || (component.areaPriors !== undefined && probability > likely);

/** The species that the spectra want most, and others that they want about as much, the likelier first; none without strong evidence. */
function mostWanted(tried: readonly Decision[]): Decision[] {
  const wanted = tried.filter(isWanted);
  const most = Math.max(...wanted.map(({ trial }) => trial.deltaBic));
  return wanted.filter(({ trial }) => trial.deltaBic >= most - strongEvidence).sort((a, b) => b.weight - a.weight);
}

/** A trial with what it leaves open about the shares, whether the species is kept or not. */
interface Decision {
  readonly trial: Omit<ForeignTrial, 'isKept'>;
  readonly fitted: SeriesFit;
  /** Logarithm of how likely the species beside Ru²⁺ is against none. */
  readonly weight: number;
  readonly ifKept: readonly ModelDoubt[];
  readonly ifNot: readonly ModelDoubt[];
}

function tryOne(states: readonly StateData[], component: ComponentSpec, plain: SeriesFit, options: FitOptions, oxygen: LatticeOxygen | null): Decision {
  const without = sharesOf(plain);
  const beside = fitWithSpecies(states, plain.settings, component, plain, options);
  const instead = withoutMinorRu2(plain.settings, component, without);
  // What is kept is the model beside Ru²⁺, for it leaves Ru²⁺ its say; the one in its place tells how well the species alone does.
  const fits = instead ? [beside, fitWithSpecies(states, instead, component, plain, options)] : [beside];
  const shares = fits.map(sharesOf);
  const odds = foreignOdds / fits.length;
  const explained = (fit: SeriesFit): number => oxygenCost(plain.settings, oxygen) - oxygenCost(fit.settings, oxygen);
  const weights = fits.map((fit, i) => logWeight(openEvidenceFor(fit, plain) + explained(fit), odds, shares[i]!, without));
  const probabilities = probabilitiesOf(weights);
  const probability = probabilities.reduce((sum, one) => sum + one, 0);
  const deltaBic = Math.max(...fits.map((fit) => evidenceFor(fit, plain) + explained(fit)));
  const isAlike = weights.length > 1 && weights[1]! - Math.log(odds) > excluded;
  const likelier = deltaBic > strongEvidence || !(probabilities[1]! > probabilities[0]!) ? 0 : 1;
  return {
    trial: { component, deltaBic, probability, effect: effectOf(without, shares[likelier]!, 0), alike: isAlike ? effectOf(without, shares[1]!, 0) : null },
    fitted: beside,
    weight: weights[0]!,
    ifKept: [doubtOf(1 - probability, shares[0]!, without), ...shares.slice(1).map((other, i) => doubtOf(probabilities[i + 1]!, shares[0]!, other))],
    ifNot: shares.map((other, i) => doubtOf(probabilities[i]!, without, other)),
  };
}

/** ln of how much worse a species must do in the place of Ru²⁺ for the spectra to exclude it. */
const excluded = Math.log(1 / 10);

/** A share of Ru²⁺ below this is none, and above the other it is what the cell was discharged to. */
const minorRu2 = { from: 0.03, to: 0.25 };

/**
 * The model without Ru²⁺ where little of it was found, so that a species at its very place can be tried instead of it: RuO2 lies within 0.1 eV, and beside
 * each other the two share one line in any proportion. Null where the species lies elsewhere, O 1s gives its amount, or there is no such state.
 */
function withoutMinorRu2(alone: XpsSettings, { species, areaPriors }: ComponentSpec, shares: SharesByState): XpsSettings | null {
  if (species !== 'RuO2' || areaPriors) return null;
  const kept = alone.states.filter((stateId) => (shares.get(stateId)?.shares[0] ?? 0) >= minorRu2.to);
  if (![...shares.values()].some(({ shares: [ru2] }) => ru2! > minorRu2.from && ru2! < minorRu2.to)) return null;
  return {
    ...alone,
    regions: alone.regions.map((model) => ({ ...model, components: model.components.map((one) => (one.id === 'ru2' ? { ...one, states: kept.filter((stateId) => one.states?.includes(stateId) ?? true) } : one)) })),
  };
}

const valuesOf = ({ fit }: SeriesFit): Map<string, number> => new Map(fit.parameters.map(({ name, value }) => [name, value]));

/** Gives the fit of Ru 3d by itself at a fit of all regions, once for each: it is what every trial is compared with. */
export function rutheniumAlone(states: readonly StateData[], options: FitOptions): (best: SeriesFit) => SeriesFit {
  let known: { readonly of: SeriesFit; readonly fit: SeriesFit } | null = null;
  return (best) => {
    if (known?.of !== best) known = { of: best, fit: fitSeries(states, onlyRegion(best.settings), options) };
    return known.fit;
  };
}

/**
 * The fit of Ru 3d with a further species. It goes on to convergence only where a first look gains enough for the evidence to become strong.
 * @param alone settings of the region of Ru 3d, without the species
 * @param without the fit with them
 */
export function fitWithSpecies(states: readonly StateData[], alone: XpsSettings, component: ComponentSpec, without: SeriesFit, options: FitOptions): SeriesFit {
  return fitExtended(states, withComponents(alone, [{ region, component }]), without, options);
}

/** The fit of a model with more values than another one; given up early where it gains too little to be wanted. */
export function fitExtended(states: readonly StateData[], extended: XpsSettings, without: SeriesFit, options: FitOptions): SeriesFit {
  const look = fitSeries(states, extended, { ...options, maxIterations: firstLook });
  const more = Math.max(1, estimatedCount(look) - estimatedCount(without));
  const needed = more * costOfValue(look) + strongEvidence;
  const gained = (without.fit.objective - look.fit.objective) / reducedChiSquare(look);
  return gained < hopeless * needed || look.fit.converged ? look : fitSeries(states, look.settings, options);
}

/** The settings with the region of Ru 3d alone, and the states that have it. */
export function onlyRegion(settings: XpsSettings): XpsSettings {
  return { ...settings, regions: settings.regions.filter((one) => one.region === region) };
}

/** The species that are not in the model yet, where it has the doublet that lends them splitting and ratio. */
function possibleSpecies(settings: XpsSettings): ComponentSpec[] {
  const model = settings.regions.find((one) => one.region === region);
  if (!model?.components.some(({ id }) => id === 'ru2')) return [];
  return foreignRuthenium().filter((component) => !model.components.some(({ species, id }) => species === component.species || id === component.id));
}

/** Shares of Ru²⁺, Ru³⁺ and Ru⁴⁺ by state; states without ruthenium are left out. */
export function sharesOf({ compiled, settings, fit }: SeriesFit): SharesByState {
  const series = new FittedSeries(compiled, settings, fit, fit);
  return new Map(
    settings.states.flatMap((stateId) => {
      const { fractions: shares } = stateNumbers(series, stateId);
      const ruthenium = series.regionsOf(stateId).flatMap((one) => one.components.filter(({ subshell }) => subshell === 'Ru3d').map(({ id }) => series.value(amplitudeName(one, id)))).reduce((sum, area) => sum + area, 0);
      return shares ? [[stateId, { shares, ruthenium }] as const] : [];
    }),
  );
}

/** @param ion 0 for Ru²⁺, 1 for Ru³⁺, 2 for Ru⁴⁺ */
export function effectOf(without: SharesByState, withSpecies: SharesByState, ion: number): ShareEffect | null {
  const effects = [...without].flatMap(([stateId, { shares }]): ShareEffect[] => {
    const other = withSpecies.get(stateId)?.shares;
    return other ? [{ stateId, without: shares[ion]!, with: other[ion]! }] : [];
  });
  return effects.sort((a, b) => Math.abs(b.with - b.without) - Math.abs(a.with - a.without))[0] ?? null;
}

/** Logarithm of how much likelier another basin or set of species must be where the data hardly tell. */
const leastPreference = 0.5;

/** Reduced χ² above which a fit without foreign species may be in the wrong basin because it lacks one. */
const doubtful = 1.2;

/**
 * Searches the basins again with each species by itself and with what was kept: Ru metal lies 0.8 eV below Ru²⁺, so without a component for
 * it a whole series can settle one rung off, and there another species may seem needed, or none. This is done where one was kept or the fit
 * misses the data; another basin or set of species wins by its BIC, or by chemistry where that hardly tells, with strong evidence against the fit without any.
 * @param without the best fit without foreign species
 * @param keep whether species may be added, or only suggested
 * @param search finds the best basin of settings with the user's own starting values
 * @param oxygen what O 1s says of RuO2; null where it was not measured
 */
export function reconsider(outcome: ForeignOutcome, without: SeriesFit, start: XpsSettings, keep: boolean, search: (settings: XpsSettings) => SeriesFit, oxygen: LatticeOxygen | null): ForeignOutcome {
  const singles = outcome.trials.map(({ component }) => [{ region, component }]);
  const sets = outcome.added.length > 1 ? [...singles, outcome.added] : singles;
  let best = outcome;
  let leader = outcome.best;
  for (const added of sets) {
    if (outcome.added.length === 0 && reducedChiSquare(leader) < doubtful) break;
    const other = search(withComponents(start, added));
    if (other.fit.stopReason === 'cancelled') break;
    const reference = Math.min(misfit(other), misfit(leader));
    const cost = costOfValue(other);
    const of = (fitted: SeriesFit): number => criterion(fitted, reference, cost) + oxygenCost(fitted.settings, oxygen);
    const deltaBic = of(without) - of(other);
    const gained = of(leader) - of(other);
    const weight = logWeight(gained, 1, sharesOf(other), sharesOf(leader));
    const isLikelier = Math.abs(gained) > strongEvidence ? gained > 0 : weight > leastPreference;
    if (!(deltaBic > strongEvidence) || !isLikelier) continue;
    const doubt = doubtOf(probabilitiesOf([-weight])[0]!, sharesOf(other), sharesOf(leader));
    leader = other;
    const trials = outcome.trials.map((trial): ForeignTrial => {
      const isIn = added.some(({ component }) => component.id === trial.component.id);
      return isIn ? { ...trial, deltaBic, probability: 1, isKept: keep, effect: effectOf(sharesOf(without), sharesOf(other), 0) } : { ...trial, isKept: false, deltaBic: 0, probability: 0 };
    });
    best = keep ? { best: other, added, trials, doubts: [doubt] } : { ...best, trials };
  }
  return best;
}
