/** What O 1s says of RuO2, which lies where Ru²⁺ does under Ru 3d: two lattice oxygen atoms for each of its ruthenium. */
import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { ComponentSpec, XpsSettings } from '../model';
import { atomsPerArea } from '../quantification/atomic-amount';
import { combinedDoubt, commonDoubts } from '../quantification/common-doubts';
import { areOfOneScale } from '../quantification/one-scale';
import type { StateData } from '../series';
import { o1s, rutileOxygenId } from '../templates/o1s';
import { atoms } from './atomic-ratios';
import { fitSeries, type SeriesFit } from './basin-search';
import { weighedRegion } from './evidence';
import { isFittable } from './fittable';
import { FittedSeries, amplitudeName, chargeShift, linePosition } from './fitted-series';
import { releasedFit } from './released-fit';

const oxygenPerRuthenium = 2;
/** Ru 3d5/2 of RuO2, eV: NIST SRD 20, median of the records. */
const oxideLine = 280.8;
/**
 * Relative standard uncertainties of oxygen per ruthenium of the oxide beyond what all ratios share. Of all states: surfaces with hydroxyl in place of
 * lattice oxygen. Of single states: carbon on top, of which 1 nm weakens O 1s by 8 % more than Ru 3d (mean free paths of 2.5 and 3.1 nm).
 */
const ofSurface = 0.1;
const ofOverlayer = 0.08;
/**
 * Odds that something else has lattice oxygen at the very place of RuO2's. ZrO2, In2O3, Li2O, carbonate and silica, which such cells do hold, lie
 * elsewhere and have lines of their own; oxides of iron, cobalt and nickel, which lie there, do not belong in them.
 */
const otherOxideOdds = 1 / 200;
/** O 1s that its model misses by more than this, reduced χ², says nothing. */
const missed = 3;

/** RuO2 of a state as O 1s has it: the area of Ru 3d that belongs to it, counts eV after division by the transmission. */
export interface OxideArea {
  readonly mean: number;
  readonly sd: number;
}

/** What O 1s says of RuO2, by state. */
export interface LatticeOxygen {
  /** Relative standard deviation of a factor that the areas of all states have in common. */
  readonly commonSd: number;
  readonly areas: ReadonlyMap<string, OxideArea>;
  /** Of O 1s at the place of RuO2, charge-corrected, eV. */
  readonly position: number;
}

/**
 * Fits O 1s by itself on the energy scale that a series found, and reads from it how much RuO2 there may be. Null where no state has O 1s on one scale
 * with its Ru 3d, with sensitivity factors and live times, or where the model misses it.
 */
export function latticeOxygen(states: readonly StateData[], { settings, compiled, fit }: SeriesFit, options: FitOptions): LatticeOxygen | null {
  const model = o1s();
  const found = new FittedSeries(compiled, settings, fit, fit);
  const measured = settings.states.filter(
    (stateId) => found.regionsOf(stateId).some(({ model: { region } }) => region === weighedRegion) && isFittable(states.find((state) => state.stateId === stateId)?.regions[model.region], model),
  );
  if (measured.length === 0 || options.isCancelled?.()) return null;
  const shifts = Object.fromEntries(measured.map((stateId) => [stateId, chargeShift(found, stateId).value]));
  const best = fitSeries(
    states,
    { ...settings, regions: [model], states: measured, chargeReference: { ...settings.chargeReference, kind: 'fixed', region: null, component: null, shifts } },
    options,
  );
  if (!best.fit.converged || best.fit.chiSquare > missed * best.fit.degreesOfFreedom) return null;
  const series = new FittedSeries(best.compiled, best.settings, best.fit, releasedFit(best, options));
  const areas = new Map(measured.flatMap((stateId) => {
    const area = oxideArea(series, found, stateId);
    return area ? [[stateId, area] as const] : [];
  }));
  if (areas.size === 0) return null;
  const [first] = series.compiled.regions;
  const position = linePosition(series, first!, first!.components[0]!, 0).value;
  const kinetic = (line: number): number => settings.photonEnergyEv - line;
  const isTransmissionKnown = [...series.compiled.regions, ...compiled.regions].every(({ transmission }) => transmission !== null);
  const common = commonDoubts(settings.quantification, { above: { subshell: 'O1s', kineticEv: kinetic(position) }, below: { subshell: 'Ru3d', kineticEv: kinetic(oxideLine) }, isTransmissionKnown });
  return { areas, commonSd: Math.hypot(combinedDoubt(common), ofSurface), position };
}

function oxideArea(oxygen: FittedSeries, series: FittedSeries, stateId: string): OxideArea | null {
  const { settings } = series;
  const ruthenium = series.regionsOf(stateId).find(({ model }) => model.region === weighedRegion);
  const [region] = oxygen.regionsOf(stateId);
  const component = region?.components.find(({ id }) => id === rutileOxygenId);
  if (!ruthenium || ruthenium.data.livetimeS === null || !region || !component || !areOfOneScale([region, ruthenium])) return null;
  const amount = atoms(oxygen, [{ region, component }], component.subshell);
  const perArea = atomsPerArea('Ru3d', oxideLine, settings);
  const counted = amount && oxygen.propagation.deviation(amount.gradient);
  if (!amount || counted === null || perArea === null) return null;
  const name = amplitudeName(region, component.id);
  // Where there is none, the value that χ² would like is below zero as often as above.
  const value = amount.gradient.get(name)! * oxygen.releasedValue(name);
  const toArea = ruthenium.data.livetimeS / (oxygenPerRuthenium * perArea);
  return { mean: value * toArea, sd: Math.hypot(counted, ofOverlayer * Math.max(0, value)) * toArea };
}

/** RuO2 with what O 1s says of its area; any other species, and RuO2 without O 1s, as it is. */
export function asOxygenHas(component: ComponentSpec, oxygen: LatticeOxygen | null): ComponentSpec {
  if (component.species !== 'RuO2' || !oxygen) return component;
  return { ...component, areaPriors: { source: 'O 1s, two lattice oxygen atoms for each ruthenium', commonSd: oxygen.commonSd, states: Object.fromEntries(oxygen.areas) } };
}

/** RuO2 of a state as O 1s has it: the part of all ruthenium under Ru 3d, with the doubt that all states share. */
export interface OxideShare {
  readonly stateId: string;
  readonly value: number;
  readonly sd: number;
}

/** RuO2 by O 1s in every state that has it. @param series the final fit, whose ruthenium is divided by */
export function oxideShares({ areas, commonSd }: LatticeOxygen, series: FittedSeries): OxideShare[] {
  return [...areas].flatMap(([stateId, { mean, sd }]) => {
    const ruthenium = series.regionsOf(stateId).flatMap((region) => region.components.filter(({ subshell }) => subshell === 'Ru3d').map(({ id }) => series.value(amplitudeName(region, id)))).reduce((sum, area) => sum + area, 0);
    return ruthenium > 0 ? [{ stateId, value: mean / ruthenium, sd: Math.hypot(sd, commonSd * mean) / ruthenium }] : [];
  });
}

/** −2 ln of how likely O 1s is where a model of Ru 3d has no RuO2: its lattice oxygen is scatter, or that of another oxide. Nothing where the model has it. */
export function oxygenCost({ regions }: XpsSettings, oxygen: LatticeOxygen | null): number {
  const hasOxide = regions.some(({ components }) => components.some(({ species }) => species === 'RuO2'));
  if (!oxygen || hasOxide) return 0;
  // The states share the lines' positions and widths: what one of them shows by these the others show as well.
  const most = Math.max(0, ...[...oxygen.areas.values()].map(({ mean, sd }) => mean / Math.hypot(sd, oxygen.commonSd * mean)));
  return -2 * Math.log(otherOxideOdds + (1 - otherOxideOdds) * Math.exp(-(most ** 2) / 2));
}
