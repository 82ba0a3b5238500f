/** From model variants to the systematic part of the uncertainty. */
import type { XpsResult } from '../result';
import { familyOf, variantFamilies, type VariantFamily } from './admissible-variants';
import type { VariantResult, VariantState } from './variants-result';

export const variedNumbers = ['Ru2+', 'Ru3+', 'Ru4+', 'meanOxidationState', 'clToRu'] as const;
export type VariedNumber = (typeof variedNumbers)[number];

/** One number of one state under the variants. */
export interface Spread {
  /** Systematic standard uncertainty. */
  readonly systematic: number;
  /** Largest distance from the base in each family that has an admissible member. */
  readonly byFamily: Readonly<Partial<Record<VariantFamily, number>>>;
}

export interface StateSpread {
  readonly stateId: string;
  readonly numbers: Readonly<Partial<Record<VariedNumber, Spread>>>;
}

/** The value of a varied number in a state, or null. */
export function variedValue(state: Pick<VariantState, 'fractions' | 'meanOxidationState' | 'clToRu'>, name: VariedNumber): { readonly value: number; readonly stdUncertainty: number | null } | null {
  if (name === 'meanOxidationState' || name === 'clToRu') return state[name];
  return state.fractions?.[name] ?? null;
}

/**
 * Whether the data leave a variant standing: it converged, and its reduced χ² is not above the base's by more than three standard
 * deviations of a reduced χ², √(2/ν) each. A model that clearly fits worse is no doubt about the better one.
 */
export function isAdmissible(variant: VariantResult, base: Pick<XpsResult, 'reducedChiSquare' | 'degreesOfFreedom'>): boolean {
  if (!variant.converged || variant.reducedChiSquare === null) return false;
  return variant.reducedChiSquare <= base.reducedChiSquare * (1 + 3 * Math.sqrt(2 / Math.max(1, base.degreesOfFreedom)));
}

/**
 * How far each number of each state may be off because another model would have done as well. A family with the largest distance a from
 * the base counts as a rectangular distribution of that half-width, a/√3 (JCGM 100:2008, 4.3.7); families are independent and add in squares.
 */
export function systematicPart(base: Pick<XpsResult, 'reducedChiSquare' | 'degreesOfFreedom' | 'states'>, variants: readonly VariantResult[]): StateSpread[] {
  const standing = variants.filter((variant) => isAdmissible(variant, base));
  return base.states.map((state) => {
    const numbers: Partial<Record<VariedNumber, Spread>> = {};
    for (const name of variedNumbers) {
      const own = variedValue(state, name);
      if (!own) continue;
      const byFamily: Partial<Record<VariantFamily, number>> = {};
      for (const family of variantFamilies) {
        const distances = standing
          .filter(({ id }) => familyOf(id) === family)
          .flatMap(({ states }) => {
            const found = states.find(({ stateId }) => stateId === state.stateId);
            const other = found ? variedValue(found, name) : null;
            return other ? [Math.abs(other.value - own.value)] : [];
          });
        if (distances.length > 0) byFamily[family] = Math.max(...distances);
      }
      const halfWidths = Object.values(byFamily);
      if (halfWidths.length > 0) numbers[name] = { systematic: Math.hypot(...halfWidths) / Math.sqrt(3), byFamily };
    }
    return { stateId: state.stateId, numbers };
  });
}
