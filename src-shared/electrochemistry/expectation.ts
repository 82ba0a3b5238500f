/**
 * Ru fractions that the charge passed lets expect. With z electrons removed per Ru since assembly and Ru at v₀ then, the
 * mean oxidation state is v₀ + z. If only neighbouring states coexist (nearest-state model) that fixes all three
 * fractions; without that assumption they lie on a line, for 2 Ru³⁺ → Ru²⁺ + Ru⁴⁺ passes no charge.
 */
import type { ElectrodeMass } from './electrode-mass';
import { relativeMassUncertainty, specificCapacity } from './electrode-mass';

export interface Fractions {
  readonly 'Ru2+': number;
  readonly 'Ru3+': number;
  readonly 'Ru4+': number;
}

/** Nearest-state fractions at a mean oxidation state; outside of 2 … 4 the nearer end, which the caller must report. */
export function nearestStateFractions(meanOxidationState: number): Fractions {
  const v = Math.min(4, Math.max(2, meanOxidationState));
  return v >= 3 ? { 'Ru2+': 0, 'Ru3+': 4 - v, 'Ru4+': v - 3 } : { 'Ru2+': 3 - v, 'Ru3+': v - 2, 'Ru4+': 0 };
}

/** Both ends of the line of fractions with the same mean oxidation state: without and with all the disproportionation possible. */
export function disproportionationBand(meanOxidationState: number): readonly [Fractions, Fractions] {
  const excess = Math.min(1, Math.max(-1, meanOxidationState - 3));
  const most = (1 + excess) / 2;
  return [nearestStateFractions(meanOxidationState), { 'Ru2+': most - excess, 'Ru3+': 0, 'Ru4+': most }];
}

export interface ExpectationInput {
  readonly mass: ElectrodeMass;
  /** mAh per gram of active material and electron. */
  readonly capacityPerElectron: number;
  readonly initialOxidationState: number;
  /** Relative standard uncertainty of the current (or of the cycler's counter). */
  readonly currentRelativeUncertainty: number;
  /** Share of the charge passed that may have gone into side reactions, as a standard uncertainty; see {@link expectedState}. */
  readonly sideReactionShare: number;
}

export interface ExpectedState {
  /** Electrons removed per Ru since assembly; negative when more went in. */
  readonly electronsPerRu: number;
  readonly stdUncertainty: number;
  readonly meanOxidationState: number;
  /** False when the charge asks for less than Ru²⁺ or more than Ru⁴⁺. */
  readonly isInRange: boolean;
  readonly fractions: Fractions;
  /** Covariance of (Ru2+, Ru3+, Ru4+); of rank one, since one number decides all three. */
  readonly covariance: readonly (readonly number[])[];
  readonly band: readonly [Fractions, Fractions];
}

/**
 * The state after the given charges, one per step, mAh, charge positive. Mass, composition and current scale all charges alike; side reactions scatter from
 * step to step, so their share of each step's charge adds in quadrature.
 */
export function expectedState(chargesMAh: readonly number[], input: ExpectationInput): ExpectedState {
  let electrons = 0;
  let side = 0;
  for (const charge of chargesMAh) {
    const perStep = specificCapacity(charge, input.mass, 'active') / input.capacityPerElectron;
    electrons += perStep;
    side += (input.sideReactionShare * perStep) ** 2;
  }
  const common = Math.hypot(relativeMassUncertainty(input.mass, 'active'), input.currentRelativeUncertainty);
  const stdUncertainty = Math.sqrt((electrons * common) ** 2 + side);
  const meanOxidationState = input.initialOxidationState + electrons;
  // Direction in which (Ru2+, Ru3+, Ru4+) moves per electron removed.
  const slope = meanOxidationState >= 3 ? [0, -1, 1] : [-1, 1, 0];
  return {
    electronsPerRu: electrons,
    stdUncertainty,
    meanOxidationState,
    isInRange: meanOxidationState >= 2 && meanOxidationState <= 4,
    fractions: nearestStateFractions(meanOxidationState),
    // The sum with 0 turns −0, which JSON does not keep, into 0.
    covariance: slope.map((a) => slope.map((b) => a * b * stdUncertainty ** 2 + 0)),
    band: disproportionationBand(meanOxidationState),
  };
}
