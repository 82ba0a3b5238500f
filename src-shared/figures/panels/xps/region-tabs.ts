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
  return [...modelled, ...others.map((id) => ({ id, label: plainLabel(id) }))].map((tab) => ({ ...tab, states: counts.get(tab.id)! }));
}

/** "O1s" → "O 1s", "Zr3d_P2p" → "Zr 3d + P 2p": keys of regions without a model, as one writes them; others are names. */
function plainLabel(region: string): string {
  const parts = region.split('_');
  const isLevel = (part: string): boolean => /^[A-Z][a-z]?\d[spdf]$/.test(part);
  return parts.every(isLevel) ? parts.map((part) => part.replace(/(\d)/, ' $1')).join(' + ') : parts.join(' ').trim();
}
