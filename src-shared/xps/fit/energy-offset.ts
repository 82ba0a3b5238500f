import { isFittable } from './fittable';
import type { XpsSettings } from '../model';
import type { RegionData, StateData } from '../series';

/** Regions whose highest line is known and stands alone: its true binding energy and how far chemistry moves it, eV (NIST SRD 20). */
const landmarks = [
  { region: 'Cl2p', position: 198.6, within: 1 },
  { region: 'Ru3p', position: 463.4, within: 1.5 },
] as const;

export interface EnergyOffset {
  readonly stateId: string;
  /** Observed minus expected, eV. */
  readonly offset: number;
  /** Region keys that it was read from. */
  readonly regions: readonly string[];
}

/**
 * How far a state's energies lie from where the lines of any chloride of ruthenium are, read off the highest lines of Cl 2p and Ru 3p. It needs no
 * fit, so it also tells what a fit beyond its range of charge shifts cannot. Null where no such region is there or they contradict each other.
 */
export function energyOffset(state: StateData, settings: Pick<XpsSettings, 'regions'>): EnergyOffset | null {
  const read = landmarks.flatMap(({ region, position, within }) => {
    const model = settings.regions.find((one) => one.region === region);
    const data = state.regions[region];
    return model && isFittable(data, model) ? [{ region, offset: highest(data) - position, within }] : [];
  });
  const [first] = read;
  if (!first || read.some(({ offset, within }) => Math.abs(offset - first.offset) > within + first.within)) return null;
  return { stateId: state.stateId, offset: first.offset, regions: read.map(({ region }) => region) };
}

/** Binding energy of the highest line above a straight background, each channel averaged with its neighbours. */
function highest({ bindingEnergy, counts }: RegionData): number {
  const last = counts.length - 1;
  const reach = Math.min(3, Math.floor(last / 2));
  const mean = (at: number): number => {
    let sum = 0;
    for (let i = at - reach; i <= at + reach; i++) sum += counts[i]!;
    return sum / (2 * reach + 1);
  };
  const [low, high] = [mean(reach), mean(last - reach)];
  let best = reach;
  let top = -Infinity;
  for (let i = reach; i <= last - reach; i++) {
    const above = mean(i) - (low + ((high - low) * (i - reach)) / Math.max(1, last - 2 * reach));
    if (above > top) [top, best] = [above, i];
  }
  return bindingEnergy[best]!;
}
