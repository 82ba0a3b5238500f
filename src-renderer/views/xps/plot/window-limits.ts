import type { RegionData, StateData } from '@shared/xps/series';
import type { RegionModel } from '@shared/xps/model';

/** Room that must stay between the ends of a window, eV. */
export const leastWindowEv = 1;

type Ends = readonly [low: number, high: number];

/** Both ends of a measured region, observed eV. */
const measuredEnds = ({ bindingEnergy }: RegionData): Ends => [bindingEnergy[0]!, bindingEnergy[bindingEnergy.length - 1]!];

/** Where background and fit of a region end, observed eV: its window, or the ends of what was measured; null where neither is there. */
export function windowEnds(region: RegionModel, measured: RegionData | null): Ends | null {
  if (region.window) return region.window;
  return measured ? measuredEnds(measured) : null;
}

/** A window with one end moved to an observed energy, eV: within what any state measured, and apart from the other end. */
export function movedWindow([low, high]: Ends, end: 'low' | 'high', energy: number, region: string, states: readonly StateData[]): [number, number] {
  const ends = states.flatMap(({ regions }) => (regions[region] ? [measuredEnds(regions[region])] : []));
  const lowest = Math.min(low, ...ends.map(([first]) => first));
  const highest = Math.max(high, ...ends.map(([, last]) => last));
  const hundredth = (value: number): number => Number(value.toFixed(2));
  return end === 'low' ? [hundredth(Math.max(lowest, Math.min(energy, high - leastWindowEv))), high] : [low, hundredth(Math.min(highest, Math.max(energy, low + leastWindowEv)))];
}
