import { writtenRegion } from '@shared/project/region-key';
import type { XpsSettings } from '@shared/xps/model';
import type { StateData } from '@shared/xps/series';

export interface RegionTab {
  readonly id: string;
  readonly label: string;
  /** How many states have it. */
  readonly states: number;
}

/** The regions that were measured: those with a model first, in its order, then the others by name. */
export function regionTabs(data: readonly StateData[], model: XpsSettings | null): RegionTab[] {
  const counts = new Map<string, number>();
  for (const { regions } of data) for (const region of Object.keys(regions)) counts.set(region, (counts.get(region) ?? 0) + 1);
  const modelled = (model?.regions ?? []).filter(({ region }) => counts.has(region)).map(({ region, label }) => ({ id: region, label }));
  const others = [...counts.keys()].filter((region) => !modelled.some(({ id }) => id === region)).sort();
  return [...modelled, ...others.map((id) => ({ id, label: writtenRegion(id) ?? id.split('_').join(' ').trim() }))].map((tab) => ({ ...tab, states: counts.get(tab.id)! }));
}
