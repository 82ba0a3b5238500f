import type { Fit, FitOptions } from '@shared/numerics/least-squares/types';
import type { ComponentSpec } from '../model';
import type { XpsResult } from '../result';
import type { StateData } from '../series';
import { foreignRuthenium } from '../templates/foreign-species';
import { fitSeries, type BasinResult } from './basin-search';
import { withComponents } from './fitted-settings';

/** Evidence above which a species is kept: ΔBIC > 10 counts as very strong (Kass and Raftery 1995). */
export const strongEvidence = 10;
const region = 'Ru3d_C1s';

/** A foreign species that was tried, and how strongly the data want it. */
export interface ForeignTrial {
  readonly component: ComponentSpec;
  /** BIC without − BIC with the species, in units of the residual variance of the better model. */
  readonly deltaBic: number;
  readonly isKept: boolean;
}

export interface ForeignOutcome {
  readonly best: Omit<BasinResult, 'runnersUp'>;
  readonly added: XpsResult['addedComponents'];
  readonly trials: readonly ForeignTrial[];
}

/**
 * Tries Ru metal and RuO2 beside the chloride, one after the other, and keeps each only when the evidence is strong.
 * The BIC difference is divided by the reduced χ² where that is above 1, for a model that misses the data everywhere gains from any new line.
 */
export function tryForeignSpecies(states: readonly StateData[], start: BasinResult, keep: boolean, options: FitOptions): ForeignOutcome {
  let best: Fitted = start;
  const added: { region: string; component: ComponentSpec }[] = [];
  const trials: ForeignTrial[] = [];
  for (const component of foreignRuthenium()) {
    if (options.isCancelled?.()) break;
    if (!isPossible(best.settings, component)) continue;
    const other = fitSeries(states, withComponents(best.settings, [{ region, component }]), { ...options, covariance: false });
    if (other.fit.stopReason === 'cancelled') break;
    const deltaBic = bicDifference(best, other);
    const isKept = keep && deltaBic > strongEvidence;
    trials.push({ component, deltaBic, isKept });
    if (!isKept) continue;
    best = other;
    added.push({ region, component });
  }
  return { best, added, trials };
}

/** The species is not in the model yet and the doublet that lends it splitting and ratio is. */
function isPossible(settings: BasinResult['settings'], component: ComponentSpec): boolean {
  const model = settings.regions.find((one) => one.region === region);
  return model !== undefined && model.components.some(({ id }) => id === 'ru2') && !model.components.some(({ species, id }) => species === component.species || id === component.id);
}

type Fitted = Omit<BasinResult, 'runnersUp'>;

function bicDifference(without: Fitted, withSpecies: Fitted): number {
  const more = estimatedCount(withSpecies) - estimatedCount(without);
  return (without.fit.objective - withSpecies.fit.objective) / residualVariance(withSpecies) - more * Math.log(observationCount(withSpecies.fit));
}

/** Search parameters and amplitudes above zero. */
export function estimatedCount({ compiled, fit }: Fitted): number {
  const free = compiled.problem.parameters.filter(({ link, vary }) => !link && vary !== false).length;
  return free + fit.blocks.reduce((sum, block) => sum + block.amplitudes.filter(({ atZero }) => !atZero).length, 0);
}

export function observationCount(fit: Fit): number {
  return fit.blocks.reduce((sum, block) => sum + block.residuals.length, 0);
}

/** Reduced χ², at least 1. */
export function residualVariance(fitted: Fitted): number {
  const freedom = observationCount(fitted.fit) - estimatedCount(fitted);
  return Math.max(1, fitted.fit.chiSquare / Math.max(1, freedom));
}
