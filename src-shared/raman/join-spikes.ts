import type { Spike } from './cosmic-spikes';

/** How a spike was told: by its shape in the spectrum alone, by what the repeats of the spectrum do not have, or by both. */
export type SpikeTest = 'single' | 'repeats' | 'both';

export interface FoundSpike extends Spike {
  readonly test: SpikeTest;
}

/** The spikes of both tests in order of their channels; those that overlap or touch are one, as significant as the higher. */
export function joinSpikes(single: readonly Spike[], repeats: readonly Spike[]): FoundSpike[] {
  const all: FoundSpike[] = [...single.map((spike) => ({ ...spike, test: 'single' as const })), ...repeats.map((spike) => ({ ...spike, test: 'repeats' as const }))];
  const joined: FoundSpike[] = [];
  for (const spike of all.sort((a, b) => a.from - b.from)) {
    const last = joined[joined.length - 1];
    if (last === undefined || spike.from > last.to + 1) joined.push(spike);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, spike.to), significance: Math.max(last.significance, spike.significance), test: last.test === spike.test ? last.test : 'both' };
  }
  return joined;
}
