import { analyseXpsSeries, settingsOfResult } from '../analyse';
import type { XpsSettings } from '../model';
import type { XpsResult } from '../result';
import type { StateData } from '../series';
import { admissibleVariants } from './admissible-variants';
import type { VariantResult } from './variants-result';

/** The variants of a fitted series, ready to be fitted one by one: variant k depends on k alone, so workers can share them in any way. */
export interface VariantRefitter {
  readonly count: number;
  /** Fits variant k from the optimum of the varied result. A variant that cannot be fitted says why instead. */
  readonly refit: (k: number) => VariantResult;
}

/** How many variants a result has, without fitting any. */
export const variantCount = (states: readonly StateData[], settings: XpsSettings, result: XpsResult): number => admissibleVariants(settingsOfResult(settings, result), states).length;

/** Prepares the model variants of a result. @param result of `settings` and `states` */
export function variantRefitter(states: readonly StateData[], settings: XpsSettings, result: XpsResult): VariantRefitter {
  const variants = admissibleVariants(settingsOfResult(settings, result), states);
  return {
    count: variants.length,
    refit: (k) => {
      const { id, settings: varied } = variants[k]!;
      try {
        const { converged, reducedChiSquare, states: found } = analyseXpsSeries(states, varied);
        return {
          id,
          converged,
          reducedChiSquare,
          problem: null,
          states: found.map(({ stateId, fractions, meanOxidationState, clToRu }) => ({ stateId, fractions, meanOxidationState, clToRu })),
        };
      } catch (error) {
        return { id, converged: false, reducedChiSquare: null, problem: error instanceof Error ? error.message : String(error), states: [] };
      }
    },
  };
}

/** All variants, one after the other; workers call {@link variantRefitter} and share them. */
export function refitVariants(states: readonly StateData[], settings: XpsSettings, result: XpsResult): VariantResult[] {
  const { count, refit } = variantRefitter(states, settings, result);
  return Array.from({ length: count }, (_, k) => refit(k));
}
