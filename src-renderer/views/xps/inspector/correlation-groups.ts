import type { XpsResult } from '@shared/xps/result';

type Pair = XpsResult['strongCorrelations'][number];

/** Strong correlations of the same two quantities, which differ by their states alone: read one by one they are a wall. */
export interface CorrelationGroup {
  /** The two quantities by name, without states where the group holds several pairs. */
  readonly a: string;
  readonly b: string;
  readonly pairs: readonly Pair[];
  /** From the weakest of the group to the strongest. */
  readonly r: readonly [number, number];
}

/** A full parameter name without its state. */
const quantity = (name: string): string => name.replace(/@.*$/, '');

/** Groups of correlations, the strongest first. */
export function correlationGroups(correlations: readonly Pair[]): CorrelationGroup[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of correlations) {
    const key = [quantity(pair.a), quantity(pair.b)].sort().join('|') + (pair.r < 0 ? '-' : '+');
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return [...groups.values()]
    .map((pairs): CorrelationGroup => {
      const sorted = [...pairs].sort((a, b) => Math.abs(a.r) - Math.abs(b.r));
      const [{ a, b }] = pairs as [Pair];
      const isOne = pairs.length === 1;
      return { a: isOne ? a : quantity(a), b: isOne ? b : quantity(b), pairs, r: [sorted[0]!.r, sorted.at(-1)!.r] };
    })
    .sort((a, b) => Math.abs(b.r[1]) - Math.abs(a.r[1]));
}
