/** Which number of a fit hangs most on the choice of the model. */
import type { XpsResult } from '@shared/xps/result';
import { isAdmissible, variedValue, type StateSpread } from '@shared/xps/variants/systematic-part';
import type { VariantResult } from '@shared/xps/variants/variants-result';

const shares = ['Ru2+', 'Ru3+', 'Ru4+'] as const;
/** A change of a share from here on, in units of its counting uncertainty and by itself, is worth a word. */
const manySigmas = 2;
const leastChange = 0.01;

export interface ModelDecides {
  readonly stateId: string;
  readonly share: (typeof shares)[number];
  readonly variant: string;
  readonly from: number;
  readonly to: number;
  /** The change in units of the statistical uncertainty. */
  readonly sigmas: number;
  /** Systematic standard uncertainty that it is part of. */
  readonly systematic: number;
}

/** The share that an admissible variant moves furthest beyond its counting uncertainty; null where none moves far. */
export function modelDecides(result: XpsResult, variants: readonly VariantResult[], spreads: readonly StateSpread[]): ModelDecides | null {
  let most: ModelDecides | null = null;
  for (const variant of variants) {
    if (!isAdmissible(variant, result)) continue;
    for (const state of result.states) {
      const other = variant.states.find(({ stateId }) => stateId === state.stateId);
      for (const share of shares) {
        const [own, moved] = [variedValue(state, share), other ? variedValue(other, share) : null];
        const systematic = spreads.find(({ stateId }) => stateId === state.stateId)?.numbers[share]?.systematic;
        if (!own?.stdUncertainty || !moved || systematic === undefined) continue;
        const change = Math.abs(moved.value - own.value);
        const sigmas = change / own.stdUncertainty;
        if (change < leastChange || sigmas < manySigmas || (most && sigmas <= most.sigmas)) continue;
        most = { stateId: state.stateId, share, variant: variant.id, from: own.value, to: moved.value, sigmas, systematic };
      }
    }
  }
  return most;
}
