import { analyseXpsSeries } from '../analyse';
import type { RutheniumTie } from '../model';
import type { XpsResult } from '../result';
import type { StateData } from '../series';
import { drawFiveStates, type Flavour, type SetTruth } from './five-states';
import { testSettings } from './test-settings';
import type { Trap } from './traps';

/** Errors of one analysed set against its truth. */
export interface SetRecovery {
  readonly truth: SetTruth;
  readonly result: XpsResult;
  /** Every fraction of every state: error and standard uncertainty. */
  readonly fractions: readonly { readonly error: number; readonly sigma: number | null }[];
  /** Relative errors of Cl/Ru. */
  readonly clToRu: readonly { readonly error: number; readonly sigma: number | null }[];
  /** eV. */
  readonly shifts: readonly { readonly error: number; readonly sigma: number | null }[];
  readonly isMetalKept: boolean;
  readonly isOxideKept: boolean;
}

interface RecoveryOptions {
  /** Counts at the highest channel; drawn with the set by default. */
  readonly counts?: number;
  /** Regions to analyse; all of the set by default. */
  readonly regions?: readonly string[];
  /** How Ru 3d is tied to Ru 3p; not at all by default. */
  readonly tie?: RutheniumTie;
  /** What is done to the set before it is analysed; nothing by default. */
  readonly spoil?: Trap['spoil'];
}

export function recover(seed: number, flavour: Flavour, { counts, regions, tie, spoil }: RecoveryOptions = {}): SetRecovery {
  const { truth, states: drawn } = drawFiveStates(seed, flavour, counts);
  const chosen = regions ? drawn.map((state) => onlyRegions(state, regions)) : drawn;
  const states = spoil ? spoil(chosen, truth) : chosen;
  const result = analyseXpsSeries(states, { ...testSettings(states), ...(tie && { rutheniumTie: tie }) });
  const pairs = result.states.map((found) => ({ state: truth.states.find(({ id }) => id === found.stateId)!, found }));
  return {
    truth,
    result,
    fractions: pairs.flatMap(({ state, found }) =>
      (['Ru2+', 'Ru3+', 'Ru4+'] as const).map((species, i) => ({ error: found.fractions![species].value - state.fractions[i]!, sigma: found.fractions![species].stdUncertainty })),
    ),
    clToRu: pairs.flatMap(({ state, found }) => {
      if (!found.clToRu) return [];
      const { value, stdUncertainty } = found.clToRu;
      return { error: value / state.clToRu - 1, sigma: stdUncertainty === null ? null : stdUncertainty / state.clToRu };
    }),
    shifts: pairs.map(({ state, found }) => ({ error: found.chargeShift!.value - state.chargeShift, sigma: found.chargeShift!.stdUncertainty })),
    isMetalKept: result.addedComponents.some(({ component }) => component.species === 'Ru-metal'),
    isOxideKept: result.addedComponents.some(({ component }) => component.species === 'RuO2'),
  };
}

export function onlyRegions({ stateId, regions }: StateData, names: readonly string[]): StateData {
  return { stateId, regions: Object.fromEntries(names.map((name) => [name, regions[name]!])) };
}

/** Root mean square, bias, worst, share within 2σ and mean σ of a list of errors. */
export interface Summary {
  readonly count: number;
  readonly bias: number;
  readonly rms: number;
  readonly worst: number;
  readonly coverage: number;
  readonly meanSigma: number;
}

export function summarise(errors: readonly { readonly error: number; readonly sigma: number | null }[]): Summary {
  const n = errors.length;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const known = errors.filter(({ sigma }) => sigma !== null);
  return {
    count: n,
    bias: mean(errors.map(({ error }) => error)),
    rms: Math.sqrt(mean(errors.map(({ error }) => error * error))),
    worst: Math.max(...errors.map(({ error }) => Math.abs(error))),
    coverage: known.filter(({ error, sigma }) => Math.abs(error) <= 2 * sigma!).length / Math.max(1, n),
    meanSigma: mean(known.map(({ sigma }) => sigma!)),
  };
}
