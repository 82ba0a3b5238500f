import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { ComponentSpec, XpsSettings } from '../../model';
import type { StateData } from '../../series';
import { linked, perState } from '../../templates/parameter';
import { fitSeries, type SeriesFit } from '../basin-search';
import { evidenceFor, strongEvidence, weighedRegion } from '../evidence';
import { FittedSeries } from '../fitted-series';
import { onlyRegion, sharesOf } from './foreign-trial';
import { significantMisfit } from '../misfit';
import { doubtOf, probabilitiesOf, type ModelDoubt, type SharesByState } from '../model-doubt';
import { componentPath, parameterName, shiftName } from '../parameter-names';
import type { ApartCharge } from '../split-column';

/** Part of the chloride at another potential, as it was tried. */
export interface ApartTrial {
  /** By state, as Cl 2p has it. */
  readonly charges: ReadonlyMap<string, ApartCharge>;
  /** How strongly Ru 3d wants its own lines split alike rather than the model that was taken. */
  readonly deltaBic: number;
  readonly probability: number;
  /** The share that the split moves most: of Ru²⁺ (0), Ru³⁺ (1) or Ru⁴⁺ (2). */
  readonly effect: MovedShare | null;
}

interface MovedShare {
  readonly stateId: string;
  readonly ion: number;
  readonly without: number;
  readonly with: number;
}

interface ApartOutcome {
  readonly trial: ApartTrial | null;
  readonly doubts: readonly ModelDoubt[];
}

/** What a run without the trial gives. */
const nothingApart: ApartOutcome = { trial: null, doubts: [] };

const companion = 'Cl2p';
/** Distances at which the search for a second doublet of Cl 2p begins, eV: uneven charging goes both ways. */
const beginnings = [-0.6, 0.6];
/** A smaller part, or one nearer by, changes no share. */
const least = { share: 0.05, shift: 0.2 };

/**
 * Asks whether part of the chloride is charged otherwise than the rest, as particles without contact to the carbon are: all its lines are then there twice, and
 * at Ru 3d the second ones look like another oxidation state or foreign ruthenium. Cl 2p tells where it consists of two doublets; so it does where there
 * are two chlorides, and then Ru 3d has one set of lines. Looked for only where one doublet misses Cl 2p; the answer is a doubt about the shares.
 * @param plain the series without what was found beyond the model of the settings, and `best` with it
 * @param without gives the fit of Ru 3d by itself, see rutheniumAlone
 */
export function tryApartCharge(states: readonly StateData[], plain: SeriesFit, best: SeriesFit, options: FitOptions, without: (best: SeriesFit) => SeriesFit): ApartOutcome {
  const charges = apartCharges(states, best, options);
  if (charges.size === 0 || options.isCancelled?.()) return nothingApart;
  const taken = without(best);
  const split = fitSeries(states, { ...onlyRegion(plain.settings), apartCharge: Object.fromEntries(charges) }, options);
  if (options.isCancelled?.()) return nothingApart;
  const [as, other] = [sharesOf(taken), sharesOf(split)];
  const deltaBic = evidenceFor(split, taken);
  const probability = probabilitiesOf([deltaBic / 2])[0]!;
  return { trial: { charges, deltaBic, probability, effect: mostMoved(as, other) }, doubts: [doubtOf(probability, as, other)] };
}

function mostMoved(as: SharesByState, other: SharesByState): MovedShare | null {
  const moved = [...as].flatMap(([stateId, { shares }]): MovedShare[] => {
    const changed = other.get(stateId)?.shares;
    return changed ? shares.map((without, ion) => ({ stateId, ion, without, with: changed[ion]! })) : [];
  });
  const size = (one: MovedShare): number => Math.abs(one.with - one.without);
  return moved.sort((a, b) => size(b) - size(a))[0] ?? null;
}

/** The second doublet of Cl 2p by state, where one misses it and the state has two; empty where that is not so or Cl 2p is not one component. */
function apartCharges(states: readonly StateData[], { settings, compiled, fit }: SeriesFit, options: FitOptions): Map<string, ApartCharge> {
  const model = settings.regions.find(({ region }) => region === companion);
  const [chlorine, ...others] = model?.components ?? [];
  const measured = settings.states.filter((stateId) => compiled.regions.some((region) => region.stateId === stateId && region.model.region === companion));
  const hasRuthenium = settings.regions.some(({ region }) => region === weighedRegion);
  if (!model || !chlorine || others.length > 0 || !hasRuthenium || measured.length === 0) return new Map();
  const missed = new FittedSeries(compiled, settings, fit, fit).misfitOf(companion);
  if (significantMisfit(missed) <= 1) return new Map();
  const values = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  const shifts = Object.fromEntries(measured.map((stateId) => [stateId, values.get(shiftName(stateId))!]));
  const alone: XpsSettings = { ...settings, states: measured, chargeReference: { ...settings.chargeReference, kind: 'fixed', region: null, component: null, shifts } };
  const begin = (shift: (stateId: string) => number): SeriesFit => {
    const component = withSecondDoublet(chlorine, Object.fromEntries(measured.map((stateId) => [stateId, shift(stateId)])));
    return fitSeries(states, { ...alone, regions: [{ ...model, components: [component] }] }, options);
  };
  const looks = beginnings.map((start) => begin(() => start));
  const better = (stateId: string): number => {
    const objectives = looks.map((look) => objectiveOf(look, stateId));
    return beginnings[objectives.indexOf(Math.min(...objectives))]!;
  };
  const [best] = [...looks, begin(better)].sort((a, b) => a.fit.objective - b.fit.objective);
  const found = new Map(best!.fit.parameters.map(({ name, value }) => [name, value]));
  const [region] = best!.settings.regions;
  const at = (name: string, stateId: string): number => found.get(parameterName(region!, componentPath(chlorine, name), stateId))!;
  // Share and distance are two values more in each state, known from the channels under the doublet.
  const cost = 2 * Math.log(4 * Math.max(1, missed.lineWidth));
  const evidence = (stateId: string): number => objectiveOf({ settings, compiled, fit }, stateId) - objectiveOf(best!, stateId) - cost;
  const two = measured.flatMap((stateId) => {
    const charge = { share: at('satelliteShare', stateId), shift: at('satelliteShift', stateId) };
    return charge.share > least.share && Math.abs(charge.shift) > least.shift && evidence(stateId) > 0 ? [[stateId, charge] as const] : [];
  });
  return two.reduce((sum, [stateId]) => sum + evidence(stateId), 0) > strongEvidence ? new Map(two) : new Map<string, ApartCharge>();
}

/** What Cl 2p of a state adds to the objective of a fit. */
const objectiveOf = ({ compiled, fit }: SeriesFit, stateId: string): number =>
  fit.blocks[compiled.regions.findIndex((region) => region.stateId === stateId && region.model.region === companion)]!.objective;

/** A doublet of which a part stands elsewhere in every state, as wide as the rest. */
function withSecondDoublet(component: ComponentSpec, shifts: Readonly<Record<string, number>>): ComponentSpec {
  const source = 'fitted';
  return {
    ...component,
    parameters: {
      ...component.parameters,
      satelliteShare: perState(0.15, source, { min: 0, max: 0.5 }),
      satelliteShift: { ...perState(0, source, { min: -1.5, max: 1.5 }), stateValues: { ...shifts } },
      satelliteWidth: linked(`${component.id}.gaussFwhm`, 'as the rest'),
    },
  };
}
