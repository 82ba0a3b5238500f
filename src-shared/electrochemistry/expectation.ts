/**
 * Ru fractions that the charge passed lets expect. With z electrons removed per Ru since assembly and Ru at v₀ then, the
 * mean oxidation state is v₀ + z. If only neighbouring states coexist (nearest-state model) that fixes all three
 * fractions; without that assumption they lie on a line, for 2 Ru³⁺ → Ru²⁺ + Ru⁴⁺ passes no charge.
 */
import { normalCumulative, normalDensity } from '../numerics/statistics/normal';
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

/** How (Ru2+, Ru3+, Ru4+) move per electron removed, below and above Ru³⁺. */
export const fractionSlopes = { below: [-1, 1, 0], above: [0, -1, 1] } as const;

/** Standard uncertainties from Ru³⁺ beyond which less than 10⁻¹⁴ of the distribution lies across the bend. */
const farFromBend = 8;

/**
 * Mean products of the errors of (Ru2+, Ru3+, Ru4+), 3 × 3, when the mean oxidation state is normally distributed. Far from Ru³⁺ one line of
 * fractions holds all of it, and they are slope × slope × u². Near Ru³⁺ the fractions bend, so that part of the distribution, told by the
 * moments of the normal distribution beyond the bend, belongs to the other line: Ru²⁺ is then not known to be absent.
 */
function fractionErrors(meanOxidationState: number, stdUncertainty: number): number[][] {
  const isAbove = meanOxidationState >= 3;
  const [own, other] = isAbove ? [fractionSlopes.above, fractionSlopes.below] : [fractionSlopes.below, fractionSlopes.above];
  const bend = 3 - meanOxidationState;
  const distance = Math.abs(bend) / stdUncertainty;
  // The sum with 0 turns −0, which JSON does not keep, into 0.
  const table = (product: (i: number, j: number) => number): number[][] => [0, 1, 2].map((i) => [0, 1, 2].map((j) => product(i, j) + 0));
  if (!(distance < farFromBend)) return table((i, j) => own[i]! * own[j]! * stdUncertainty ** 2);
  // What lies beyond the bend: probability, and first and second moment of the error of the mean oxidation state.
  const beyond = normalCumulative(-distance);
  const density = normalDensity(distance);
  const first = (isAbove ? -1 : 1) * stdUncertainty * density;
  const second = stdUncertainty ** 2 * (beyond + distance * density);
  // Beyond the bend the error of a fraction is own · bend + other · (error − bend).
  return table((i, j) => {
    const [stepI, stepJ] = [(own[i]! - other[i]!) * bend, (own[j]! - other[j]!) * bend];
    return own[i]! * own[j]! * (stdUncertainty ** 2 - second) + other[i]! * other[j]! * second + (other[i]! * stepJ + other[j]! * stepI) * first + stepI * stepJ * beyond;
  });
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
  /** False when the charge asks for less than Ru²⁺ or more than Ru⁴⁺ by more than twice its standard uncertainty. */
  readonly isInRange: boolean;
  readonly fractions: Fractions;
  /** Mean products of the errors of (Ru2+, Ru3+, Ru4+), see {@link fractionErrors}. */
  readonly covariance: readonly (readonly number[])[];
  readonly band: readonly [Fractions, Fractions];
}

/**
 * The state after the given charges, one per step, mAh, charge positive. Mass, composition and current scale all charges alike; side reactions scatter from
 * step to step, so their share of each step's charge adds in quadrature, as do doubts about single charges.
 * @param doubtsMAh standard uncertainties of the charges of their own, mAh; defaults to none
 */
export function expectedState(chargesMAh: readonly number[], input: ExpectationInput, doubtsMAh: readonly number[] = []): ExpectedState {
  let electrons = 0;
  let side = 0;
  for (const charge of chargesMAh) {
    const perStep = specificCapacity(charge, input.mass, 'active') / input.capacityPerElectron;
    electrons += perStep;
    side += (input.sideReactionShare * perStep) ** 2;
  }
  for (const doubt of doubtsMAh) side += (specificCapacity(doubt, input.mass, 'active') / input.capacityPerElectron) ** 2;
  const common = Math.hypot(relativeMassUncertainty(input.mass, 'active'), input.currentRelativeUncertainty);
  const stdUncertainty = Math.sqrt((electrons * common) ** 2 + side);
  const meanOxidationState = input.initialOxidationState + electrons;
  return {
    electronsPerRu: electrons,
    stdUncertainty,
    meanOxidationState,
    isInRange: meanOxidationState >= 2 - 2 * stdUncertainty && meanOxidationState <= 4 + 2 * stdUncertainty,
    fractions: nearestStateFractions(meanOxidationState),
    covariance: fractionErrors(meanOxidationState, stdUncertainty),
    band: disproportionationBand(meanOxidationState),
  };
}
