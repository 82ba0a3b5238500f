/** What a fitted series says about each state: fractions, mean oxidation state, Cl/Ru and charge shift, with their uncertainties. */
import type { Quantity, StateResult } from '../result';
import type { Species } from '../model';
import { atomicComposition } from './atomic-composition';
import { clToRuFrom, clToRuValue, placedComponents, ru3pToRu3d, type Placed } from './atomic-ratios';
import { amplitudeName, chargeShift, linePosition, type Derived, type FittedSeries } from './fitted-series';
import { addTerms } from './gradient';
import { doubtCovariance, doubtOfRuthenium, type ModelDoubt } from './model-doubt';
import { truncatedInterval } from './near-bound';
import { regionResult } from './region-result';

const oxidationStates = ['Ru2+', 'Ru3+', 'Ru4+'] as const;
const rutheniumSpecies: ReadonlySet<Species> = new Set([...oxidationStates, 'Ru-metal', 'RuO2']);
const charges = [2, 3, 4];
/** A fraction within this many standard uncertainties of 0 or 1 gets an interval instead of a mere ±. */
const nearBound = 2;

/** Ruthenium below this many standard uncertainties of its whole area, foreign species included, has no fractions. */
const leastSignificance = 3;

/**
 * Standard uncertainty of a charge shift, eV: adventitious carbon 0.35 eV above sp2 carbon is part of the reference line and moves it by up to 0.06 eV where it is a
 * quarter of it, and the wings of other lines reach under it as well.
 */
export const shapeUncertaintyOfShift = 0.03;

/** The numbers of a state without their uncertainties. */
export interface StateNumbers {
  readonly stateId: string;
  /** Ru2+, Ru3+, Ru4+. */
  readonly fractions: readonly number[] | null;
  readonly clToRu: number | null;
  readonly chargeShift: number;
}

/** The numbers of a state as fitted; null where there is no ruthenium to divide by. @throws when the state was not fitted */
export function stateNumbers(series: FittedSeries, stateId: string): StateNumbers {
  const placed = placedComponents(series, stateId);
  const { areas } = areasBySpecies(placed, (name) => series.value(name));
  const total = areas.reduce((sum, area) => sum + area, 0);
  return {
    stateId,
    fractions: total > 0 ? areas.map((area) => area / total) : null,
    clToRu: clToRuValue(series, placed),
    chargeShift: chargeShift(series, stateId).value,
  };
}

/** What a state's fitted regions say about its chemistry; `doubts` are about the model that was taken. */
export function stateResult(series: FittedSeries, stateId: string, doubts: readonly ModelDoubt[]): StateResult {
  const regions = series.regionsOf(stateId);
  const placed = placedComponents(series, stateId);
  const fractions = oxidationFractions(series, placed, doubtCovariance(doubts, stateId));
  const rutheniumDoubt = doubtOfRuthenium(doubts, stateId);
  const ratios = clToRuFrom(series, placed, rutheniumDoubt);
  const both = ru3pToRu3d(series, placed, rutheniumDoubt);
  const isShiftKnown = series.settings.chargeReference.kind === 'fixed';
  const shift = chargeShift(series, stateId);
  return {
    stateId,
    fractions: fractions && { 'Ru2+': fractions.quantities[0]!, 'Ru3+': fractions.quantities[1]!, 'Ru4+': fractions.quantities[2]! },
    fractionCovariance: fractions?.covariance ?? null,
    meanOxidationState: fractions && meanOxidationState(fractions),
    chargeShift: isShiftKnown ? { value: shift.value, stdUncertainty: null, interval: null } : shiftQuantity(series, shift),
    clToRu: ratios[0]?.ratio ?? null,
    clToRuCommonRelative: ratios[0]?.commonRelative ?? null,
    clToRuFrom: ratios,
    ...(both && { ru3pToRu3d: both }),
    composition: atomicComposition(series, placed, rutheniumDoubt),
    ruMinusCl: ruMinusCl(series, placed, fractions?.derived ?? null),
    regions: regions.map((region) => regionResult(series, region)),
  };
}

/** A shift that was not fitted has no uncertainty rather than zero. */
function shiftQuantity(series: FittedSeries, { value, gradient }: Derived): Quantity {
  const deviation = series.propagation.deviation(gradient);
  return { value, stdUncertainty: deviation === null || deviation === 0 ? null : Math.hypot(deviation, shapeUncertaintyOfShift), interval: null };
}

/** Areas by oxidation state as sums of amplitudes. */
function areasBySpecies(placed: readonly Placed[], read: (name: string) => number): { names: string[][]; areas: number[] } {
  const names = oxidationStates.map((species) =>
    placed.filter(({ component }) => component.species === species).map(({ region, component }) => amplitudeName(region, component.id)),
  );
  return { names, areas: names.map((group) => group.reduce((sum, name) => sum + read(name), 0)) };
}

interface Fractions {
  readonly derived: readonly Derived[];
  readonly quantities: readonly Quantity[];
  readonly covariance: number[][] | null;
}

/** @param doubt covariance that the choice of the model adds */
function oxidationFractions(series: FittedSeries, placed: readonly Placed[], doubt: readonly (readonly number[])[]): Fractions | null {
  const { names, areas } = areasBySpecies(placed, (name) => series.value(name));
  const total = areas.reduce((sum, area) => sum + area, 0);
  if (!(total > 0)) return null;
  // Shares of ruthenium that may not be there at all are no numbers; where only a foreign species may take its place, they are uncertain ones.
  const ruthenium = placed.filter(({ component: { species } }) => rutheniumSpecies.has(species)).map(({ region, component }) => amplitudeName(region, component.id));
  const whole = ruthenium.reduce((sum, name) => sum + series.value(name), 0);
  const deviation = series.propagation.deviation(new Map(ruthenium.map((name) => [name, 1])));
  if (deviation !== null && whole < leastSignificance * deviation) return null;
  const derived = areas.map((area, i): Derived => {
    const value = area / total;
    const gradient = new Map<string, number>();
    names.forEach((group, k) => group.forEach((name) => gradient.set(name, ((k === i ? 1 : 0) - value) / total)));
    return { value, gradient };
  });
  const released = areasBySpecies(placed, (name) => series.releasedValue(name)).areas;
  const releasedTotal = released.reduce((sum, area) => sum + area, 0);
  const quantities = derived.map(({ value, gradient }, i): Quantity => {
    const fitted = series.propagation.deviation(gradient);
    const deviation = fitted === null ? null : Math.hypot(fitted, Math.sqrt(doubt[i]![i]!));
    const isNearBound = deviation !== null && deviation > 0 && (value < nearBound * deviation || value > 1 - nearBound * deviation);
    const interval = isNearBound && releasedTotal > 0 ? truncatedInterval(released[i]! / releasedTotal, deviation, 0, 1) : null;
    return { value, stdUncertainty: deviation, interval };
  });
  const fitted = derived.map((f) => derived.map((g) => series.propagation.between(f.gradient, g.gradient)));
  const isComplete = fitted.every((row) => row.every((value) => value !== null));
  return { derived, quantities, covariance: isComplete ? fitted.map((row, i) => row.map((value, j) => value + doubt[i]![j]!)) : null };
}

function meanOxidationState({ derived, covariance }: Fractions): Quantity {
  const value = derived.reduce((sum, fraction, i) => sum + charges[i]! * fraction.value, 0);
  const variance = covariance?.reduce((sum, row, i) => sum + row.reduce((part, element, j) => part + charges[i]! * charges[j]! * element, 0), 0);
  return { value, stdUncertainty: variance === undefined ? null : Math.sqrt(Math.max(0, variance)), interval: null };
}

/** Area-weighted Ru 3d5/2 position of the chloride minus Cl 2p3/2: free of any charge reference. */
function ruMinusCl(series: FittedSeries, placed: readonly Placed[], fractions: readonly Derived[] | null): Quantity | null {
  const cl = placed.find(({ component }) => component.subshell === 'Cl2p');
  if (!fractions || !cl) return null;
  const chlorine = linePosition(series, cl.region, cl.component, 0);
  const gradient = addTerms(new Map<string, number>(), chlorine.gradient, -1);
  let value = -chlorine.value;
  oxidationStates.forEach((species, i) => {
    const ru = placed.find(({ component }) => component.species === species);
    if (!ru) return;
    const position = linePosition(series, ru.region, ru.component, 0);
    value += fractions[i]!.value * position.value;
    addTerms(gradient, position.gradient, fractions[i]!.value);
    addTerms(gradient, fractions[i]!.gradient, position.value);
  });
  return series.propagation.quantity(value, gradient);
}
