import type { AmplitudeTie, Block, FitOptions, Parameter } from '@shared/numerics/least-squares/types';
import { fit as leastSquares } from '@shared/numerics/least-squares';
import type { ComponentSpec, RutheniumTie, XpsSettings } from '../model';
import { atomsPerArea } from '../quantification/atomic-amount';
import { scaleDifference } from '../quantification/one-scale';
import type { XpsResult } from '../result';
import type { StateData } from '../series';
import type { SeriesFit } from './basin-search';
import { shapeUncertaintyOfRatio } from './atomic-ratios';
import { compileSeries, type CompiledRegion, type CompiledSeries } from './compile';
import { settingsAtValues } from './fitted-settings';
import type { FittedSeries } from './fitted-series';
import { componentPath, parameterName } from './parameter-names';
import { parameterValues } from './parameter-values';
import { untiedUncertainties } from './untied-ratios';

/**
 * Ru 3d tied to Ru 3p: both are areas of the same ruthenium, so over their sensitivity they must give the same number of atoms. Ru 3p stands
 * free of carbon, and so its area closes the split of the Ru 3d envelope between ruthenium and carbon from outside the overlap.
 *
 * The two sensitivities are only known to some per cent, but they are the same in every state. The tie therefore has two widths: that of
 * the factor by which all states together may be off (`commonSd`), which is fitted, and that by which one state may differ from the others
 * (`stateSd`: carbon on top weakens 3p more than 3d, backgrounds differ).
 *
 * In a state with N₃d and N₃p atoms (relative numbers), N their mean in the fit without the tie: N₃d/N = n ± stateSd/√2 and
 * N₃p/N = n + c ± stateSd/√2, with n free and c = 0 ± commonSd the same for all. With n = 1 − c/2, N₃p/N₃d = (1 + c/2)/(1 − c/2), which is
 * e^c but for c³/12: the widths are those of the logarithm of the ratio.
 */

/**
 * What ruthenium is tied with where nothing else is said. Common: sensitivity factors of two subshells of one element (Scofield against Yeh
 * and Lindau: 1 %), transmission over 180 eV (5 %), mean free paths (2 %), the angular distribution (Ru 3p β 1.6, Ru 3d 1.2: up to 10 %).
 * Single states: 1 nm more of carbon on top changes 3p/3d by 5 %, and a common overlayer is in the common factor.
 */
export const usualRutheniumTie: RutheniumTie = { commonSd: 0.1, stateSd: 0.03 };

const prefix = 'rutheniumTie.';
const commonName = `${prefix}common`;
const amountName = (stateId: string): string => `${prefix}amount@${stateId}`;
/** Whether a search parameter is one that the tie brought. */
export const isOfTie = (name: string): boolean => name.startsWith(prefix);

/** Reads the area of a component from a fit, counts eV. */
export type AreaOf = (region: CompiledRegion, component: ComponentSpec) => number;

/** Atoms of one region's ruthenium by component: weights of the areas, and the sum at the areas given. */
interface Side {
  readonly index: number;
  readonly weights: ReadonlyMap<string, number>;
  readonly atoms: number;
}

interface TiedState {
  readonly stateId: string;
  readonly ru3d: Side;
  readonly ru3p: Side;
}

/** The states in which both subshells are there and can be compared. */
function tiedStates(compiled: CompiledSeries, settings: XpsSettings, areaOf: AreaOf): TiedState[] {
  const values = parameterValues(compiled.problem);
  const sideOf = (stateId: string, subshell: string): Side | null => {
    const index = compiled.regions.findIndex((region) => region.stateId === stateId && region.components.some((component) => component.subshell === subshell));
    const region = compiled.regions[index];
    if (!region || region.data.livetimeS === null || compiled.problem.blocks[index]!.noise.kind === 'unknown') return null;
    const weights = new Map<string, number>();
    let atoms = 0;
    for (const component of region.components.filter((one) => one.subshell === subshell)) {
      const position = ['position', 'chemicalShift'].reduce((sum, name) => sum + (component.parameters[name] ? values.get(parameterName(region.model, componentPath(component, name), stateId))! : 0), 0);
      const perArea = atomsPerArea(subshell, position, settings);
      if (perArea === null) return null;
      weights.set(component.id, perArea / region.data.livetimeS);
      atoms += (perArea / region.data.livetimeS) * areaOf(region, component);
    }
    return atoms > 0 ? { index, weights, atoms } : null;
  };
  return settings.states.flatMap((stateId): TiedState[] => {
    const ru3d = sideOf(stateId, 'Ru3d');
    const ru3p = sideOf(stateId, 'Ru3p');
    return ru3d && ru3p && scaleDifference(compiled.regions[ru3d.index]!, compiled.regions[ru3p.index]!) === null ? [{ stateId, ru3d, ru3p }] : [];
  });
}

/**
 * The series with Ru 3d tied to Ru 3p as the settings ask for; as it is where they do not, or where no state has both subshells with
 * sensitivity factors and live times.
 * @param compiled from `settings` at fitted values
 * @param areaOf areas near which the tie is to hold
 */
export function withRutheniumTie(compiled: CompiledSeries, settings: XpsSettings, areaOf: AreaOf): CompiledSeries {
  const { rutheniumTie } = settings;
  if (!rutheniumTie) return compiled;
  const tied = tiedStates(compiled, settings, areaOf);
  if (tied.length === 0) return compiled;
  const { commonSd, stateSd } = rutheniumTie;
  // At the areas given these are the best values: the mean difference, drawn to zero by its prior, and the middle of both sides.
  const common = tied.reduce((sum, { ru3d, ru3p }) => sum + (2 * (ru3p.atoms - ru3d.atoms)) / (ru3p.atoms + ru3d.atoms), 0) / (tied.length + (stateSd / commonSd) ** 2);
  const parameters: Parameter[] = [
    { name: commonName, value: common, prior: { mean: 0, sd: commonSd } },
    ...tied.map(({ stateId }): Parameter => ({ name: amountName(stateId), value: 1 - common / 2 })),
  ];
  const blocks = [...compiled.problem.blocks];
  for (const { stateId, ru3d, ru3p } of tied) {
    const unit = (ru3d.atoms + ru3p.atoms) / 2;
    const sd = stateSd / Math.SQRT2;
    blocks[ru3d.index] = tiedBlock(blocks[ru3d.index]!, ru3d, unit, sd, [amountName(stateId)]);
    blocks[ru3p.index] = tiedBlock(blocks[ru3p.index]!, ru3p, unit, sd, [amountName(stateId), commonName]);
  }
  return { ...compiled, problem: { parameters: [...compiled.problem.parameters, ...parameters], blocks } };
}

function tiedBlock(block: Block, { weights }: Side, unit: number, sd: number, names: readonly string[]): Block {
  const tie: AmplitudeTie = {
    factors: Float64Array.from(block.amplitudes, ({ name }) => (weights.get(name) ?? 0) / unit),
    terms: names.map((_, i) => ({ parameter: block.parameters.length + i, factor: -1 })),
    target: 0,
    sd,
  };
  return { ...block, parameters: [...block.parameters, ...names], ties: [...(block.ties ?? []), tie] };
}

/** A fitted series with the tie, and what it did. */
interface TiedFit {
  readonly best: SeriesFit;
  readonly outcome: XpsResult['rutheniumTie'] | null;
}

/** Fits a series again from its optimum with Ru 3d tied to Ru 3p, where the settings ask for it and the data allow it. */
export function tieRuthenium(states: readonly StateData[], untied: SeriesFit, options: FitOptions): TiedFit {
  const { settings } = untied;
  if (!settings.rutheniumTie) return { best: untied, outcome: null };
  const compiled = compileSeries(states, settings);
  const areasOf = ({ fit }: SeriesFit): AreaOf => {
    const areas = new Map(fit.blocks.flatMap((block) => block.amplitudes.map(({ name, value }) => [`${block.name}/${name}`, value])));
    return (region, component) => areas.get(`${region.blockName}/${component.id}`)!;
  };
  const tied = withRutheniumTie(compiled, settings, areasOf(untied));
  if (tied === compiled) return { best: untied, outcome: null };
  const fit = leastSquares(tied.problem, options);
  const best: SeriesFit = { compiled: tied, fit, settings: settingsAtValues(settings, new Map(fit.parameters.map(({ name, value }) => [name, value]))) };
  const ratios = (of: SeriesFit): Map<string, number> => new Map(tiedStates(tied, settings, areasOf(of)).map(({ stateId, ru3d, ru3p }) => [stateId, ru3p.atoms / ru3d.atoms]));
  const after = ratios(best);
  const common = fit.parameters.find(({ name }) => name === commonName)!.value;
  return {
    best,
    outcome: {
      common: (1 + common / 2) / (1 - common / 2),
      states: [...ratios(untied)].map(([stateId, before]) => ({ stateId, before, after: after.get(stateId) ?? before })),
    },
  };
}

type TieOutcome = NonNullable<XpsResult['rutheniumTie']>;

/** What a tie did, with the standard uncertainties that the ratios have without it. @param series the tied fit */
export function withUncertainties(outcome: TieOutcome, series: FittedSeries): TieOutcome {
  const { rutheniumTie } = series.settings;
  if (!rutheniumTie) return outcome;
  const relative = untiedUncertainties(series, rutheniumTie, outcome.states.map(({ stateId }) => stateId));
  return {
    ...outcome,
    states: outcome.states.map((state) => {
      const own = relative.get(state.stateId) ?? null;
      return { ...state, beforeUncertainty: own === null ? null : state.before * Math.hypot(own, shapeUncertaintyOfRatio) };
    }),
  };
}
