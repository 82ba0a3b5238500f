/** Atoms from fitted areas: how many of one kind there are for each of another, with what is doubted of it. */
import type { ComponentSpec, RutheniumSubshell } from '../model';
import { atomsPerArea } from '../quantification/atomic-amount';
import { combinedDoubt, commonDoubts } from '../quantification/common-doubts';
import { areOfOneScale } from '../quantification/one-scale';
import type { Quantity, StateResult } from '../result';
import type { CompiledRegion } from './compile';
import { amplitudeName, linePosition, type Derived, type FittedSeries } from './fitted-series';
import { addTerms } from './gradient';

/**
 * Relative standard uncertainty of Cl/Ru from what the residuals do not show: the wings that a line's shape puts under its neighbours and
 * the background moved it by 0.005 to 0.02 in recovery tests (testing/recovery.ts).
 */
export const shapeUncertaintyOfRatio = 0.01;

/** A component where it was fitted. */
export interface Placed {
  readonly region: CompiledRegion;
  readonly component: ComponentSpec;
}

/** The components of a state in all its regions. */
export function placedComponents(series: FittedSeries, stateId: string): Placed[] {
  return series.regionsOf(stateId).flatMap((region) => region.components.map((component): Placed => ({ region, component })));
}

/** Relative atoms by one subshell, and the spectra that they were counted in. */
export interface Amount extends Derived {
  readonly subshell: string;
  readonly members: readonly Placed[];
}

/** The lines of a subshell in one region: where two show it, in the one whose model knows more of what stands there (C 1s with Ru 3d before C 1s by itself). */
function membersOf(placed: readonly Placed[], subshell: string): readonly Placed[] {
  const subshellsIn = ({ components }: CompiledRegion): number => new Set(components.map((component) => component.subshell)).size;
  const members = placed.filter(({ component }) => component.subshell === subshell);
  const chosen = members.reduce<CompiledRegion | null>((best, { region }) => (best !== null && subshellsIn(best) >= subshellsIn(region) ? best : region), null);
  return members.filter(({ region }) => region === chosen);
}

/** Relative atoms by a subshell: sum of its areas per second in one region × atoms per area; null when a live time or a factor is missing. */
export function atoms(series: FittedSeries, placed: readonly Placed[], subshell: string): Amount | null {
  const members = membersOf(placed, subshell);
  if (members.length === 0) return null;
  let value = 0;
  const gradient = new Map<string, number>();
  for (const { region, component } of members) {
    const perArea = atomsPerArea(subshell, linePosition(series, region, component, 0).value, series.settings);
    if (perArea === null || region.data.livetimeS === null) return null;
    const name = amplitudeName(region, component.id);
    const factor = perArea / region.data.livetimeS;
    value += factor * series.value(name);
    gradient.set(name, factor);
  }
  return { value, gradient, subshell, members };
}

type RutheniumAmount = Amount & { readonly subshell: RutheniumSubshell };

/** Ruthenium of a state by every subshell that gives some, the one that the quantification prefers first. */
export function rutheniumAmounts(series: FittedSeries, placed: readonly Placed[]): RutheniumAmount[] {
  const subshells: RutheniumSubshell[] = series.settings.quantification.ruFrom === 'Ru3d' ? ['Ru3d', 'Ru3p'] : ['Ru3p', 'Ru3d'];
  return subshells.flatMap((subshell) => {
    const amount = atoms(series, placed, subshell);
    return amount && amount.value > 0 ? [{ ...amount, subshell }] : [];
  });
}

/** Atoms in a subshell of some components per ruthenium atom of a state; the components may have been fitted in another series. */
export function atomRatio(part: { readonly series: FittedSeries; readonly placed: readonly Placed[]; readonly subshell: string }, series: FittedSeries, stateId: string): number | null {
  const amount = atoms(part.series, part.placed, part.subshell);
  const [ru] = rutheniumAmounts(series, placedComponents(series, stateId));
  return amount && ru && areComparable(amount, ru) ? amount.value / ru.value : null;
}

/** Whether two amounts were counted in spectra of one scale, so that their ratio is one of atoms. */
const areComparable = (above: Amount, below: Amount): boolean => areOfOneScale([...above.members, ...below.members].map(({ region }) => region));

/** Cl/Ru by the preferred subshell of ruthenium, without uncertainty; null where chlorine or ruthenium is missing or not on its scale. */
export function clToRuValue(series: FittedSeries, placed: readonly Placed[]): number | null {
  const cl = atoms(series, placed, 'Cl2p');
  const ru = cl && rutheniumAmounts(series, placed).find((amount) => areComparable(cl, amount));
  return cl && ru ? cl.value / ru.value : null;
}

/**
 * Cl/Ru of a state by every subshell of ruthenium, the preferred one first; those whose spectra are not on one scale are left out.
 * @param doubt relative variance that the choice of the model of Ru 3d adds
 */
export function clToRuFrom(series: FittedSeries, placed: readonly Placed[], doubt: number): NonNullable<StateResult['clToRuFrom']> {
  const cl = atoms(series, placed, 'Cl2p');
  if (!cl) return [];
  return rutheniumAmounts(series, placed).filter((ru) => areComparable(cl, ru)).map((ru) => ({
    ruSubshell: ru.subshell,
    ratio: ratioQuantity(series, cl, ru, ru.subshell === 'Ru3d' ? doubt : 0),
    commonRelative: commonRelative(series, cl, ru),
  }));
}

/** Ruthenium by Ru 3p over ruthenium by Ru 3d, 1 where both are right; null where one of them does not give it. @param doubt as for {@link clToRuFrom} */
export function ru3pToRu3d(series: FittedSeries, placed: readonly Placed[], doubt: number): StateResult['ru3pToRu3d'] | null {
  const amounts = rutheniumAmounts(series, placed);
  const [by3p, by3d] = (['Ru3p', 'Ru3d'] as const).map((wanted) => amounts.find(({ subshell }) => subshell === wanted));
  return by3p && by3d && areComparable(by3p, by3d) ? { ratio: ratioQuantity(series, by3p, by3d, doubt), commonRelative: commonRelative(series, by3p, by3d) } : null;
}

function ratioQuantity(series: FittedSeries, above: Amount, below: Amount, doubt: number): Quantity {
  const value = above.value / below.value;
  const gradient = addTerms(new Map<string, number>(), above.gradient, 1 / below.value);
  const deviation = series.propagation.deviation(addTerms(gradient, below.gradient, -value / below.value));
  return { value, stdUncertainty: deviation === null ? null : Math.hypot(deviation, shapeUncertaintyOfRatio * value, Math.sqrt(doubt) * value), interval: null };
}

/** What a ratio shares with that of the other states, relative. */
function commonRelative(series: FittedSeries, above: Amount, below: Amount): number {
  const { settings } = series;
  const line = ({ subshell, members: [first] }: Amount) => ({ subshell, kineticEv: settings.photonEnergyEv - linePosition(series, first!.region, first!.component, 0).value });
  const isTransmissionKnown = [...above.members, ...below.members].every(({ region }) => region.transmission !== null);
  return combinedDoubt(commonDoubts(settings.quantification, { above: line(above), below: line(below), isTransmissionKnown }));
}
