import type { RegionData, StateData } from '../series';
import { bruteVoigt, readLine } from './brute-force-lines';
import type { SetTruth } from './five-states';
import { randomFrom } from './random';

/** What can be wrong with a set that is sound otherwise. */
export interface Trap {
  readonly name: string;
  /** Counts at the highest channel; drawn with the set by default. */
  readonly counts?: number;
  /** Root mean square error of the shares that is to be reached; 0.03 by default. */
  readonly reach?: number;
  readonly spoil: (states: readonly StateData[], truth: SetTruth) => StateData[];
}

const asDrawn = (states: readonly StateData[]): StateData[] => [...states];

export const traps: readonly Trap[] = [
  { name: 'few counts', counts: 700, spoil: asDrawn },
  { name: 'narrow window', spoil: eachRegion('Ru3d_C1s', (data) => cut(data, 278.5, 291)) },
  { name: 'no Cl 2p', spoil: (states) => states.map((state) => without(state, 'Cl2p')) },
  { name: 'no Ru 3p', spoil: (states) => states.map((state) => without(state, 'Ru3p')) },
  // Alone a state leaves the widths and positions of its lines to the priors.
  { name: 'one state', reach: 0.06, spoil: (states, { seed }) => [states[seed % states.length]!] },
  { name: 'two states', spoil: (states) => states.slice(1, 3) },
  { name: 'a rate of unknown live time', spoil: (states) => states.map((state) => ({ ...state, regions: Object.fromEntries(Object.entries(state.regions).map(([key, data]) => [key, asRate(data)])) })) },
  { name: 'unlike steps', spoil: (states) => states.map((state, i) => (i % 2 === 0 ? state : { ...state, regions: Object.fromEntries(Object.entries(state.regions).map(([key, data]) => [key, paired(data)])) })) },
  { name: 'a second chloride', spoil: (states, truth) => states.map((state, i) => withSecondChloride(state, truth, i)) },
];

function eachRegion(key: string, change: (data: RegionData) => RegionData) {
  return (states: readonly StateData[]): StateData[] => states.map((state) => ({ ...state, regions: { ...state.regions, [key]: change(state.regions[key]!) } }));
}

function without({ stateId, regions }: StateData, key: string): StateData {
  return { stateId, regions: Object.fromEntries(Object.entries(regions).filter(([name]) => name !== key)) };
}

function cut(data: RegionData, from: number, to: number): RegionData {
  const inside = (_: number, i: number): boolean => data.bindingEnergy[i]! >= from && data.bindingEnergy[i]! <= to;
  return { ...data, bindingEnergy: data.bindingEnergy.filter(inside), counts: data.counts.filter(inside), transmission: data.transmission?.filter(inside) ?? null };
}

/** Counts per second as an export rounds them; that they were counts cannot be told. */
function asRate(data: RegionData): RegionData {
  return { ...data, counts: data.counts.map((value) => Number((value / data.livetimeS!).toPrecision(4))), livetimeS: 1, isPoisson: false };
}

/** The same events in channels twice as wide: their live time is that of both. */
function paired(data: RegionData): RegionData {
  const half = Math.floor(data.counts.length / 2);
  const both = (values: Float64Array): Float64Array => Float64Array.from({ length: half }, (_, i) => values[2 * i]! + values[2 * i + 1]!);
  const mean = (values: Float64Array): Float64Array => both(values).map((value) => value / 2);
  return { ...data, bindingEnergy: mean(data.bindingEnergy), transmission: data.transmission && mean(data.transmission), counts: both(data.counts), livetimeS: 2 * data.livetimeS! };
}

/** LiCl or separator debris: another Cl 2p doublet 0.8 eV above, with a fifth of the chlorine. Its chlorine counts, for nothing tells it by Cl 2p alone. */
function withSecondChloride(state: StateData, truth: SetTruth, at: number): StateData {
  const data = state.regions['Cl2p']!;
  const random = randomFrom(truth.seed * 31 + at);
  const { areas, chargeShift } = truth.states[at]!;
  const line = bruteVoigt(1, 0.22);
  const area = 0.2 * areas.Cl2p * data.livetimeS!;
  const counts = data.counts.map((value, i) => {
    const energy = data.bindingEnergy[i]! - chargeShift;
    return value + random.poisson(area * data.transmission![i]! * ((2 / 3) * readLine(line.profile, energy - 199.5) + (1 / 3) * readLine(line.profile, energy - 201.1)));
  });
  return { ...state, regions: { ...state.regions, Cl2p: { ...data, counts } } };
}
