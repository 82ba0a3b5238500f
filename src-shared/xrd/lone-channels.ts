import { median } from '@shared/numerics/statistics/quantile';
import type { Pattern } from './pattern';

/** Channels on either side that tell the level under a channel, without its two neighbours. */
const beside = 8;
/** A line may be narrower than the narrowest one looked for by this factor. */
const narrowerBy = 0.7;
/** So much narrower than any line: the neighbours have less than this share of what stands in the channel … */
const neighbourShare = 0.25;
/** … and less than the narrowest line would leave them, by this many σ. */
const certainSigma = 5;
/** Hardly one channel in ten thousand stands so many σ above both neighbours by chance: only there the level is asked for. */
const standingSigma = 4;
/** With fewer channels a line, one channel may be all of it. */
const fewestChannels = 2.5;

/**
 * Channels that stand alone above their neighbours: a cosmic ray or a discharge of the detector, for no Bragg line is so narrow.
 * @param narrowestLine ° FWHM; where a step is no small part of it, nothing can be told and none is found
 */
export function loneChannels({ twoTheta, counts, exposure }: Pattern, narrowestLine: number): number[] {
  const n = counts.length;
  const step = (twoTheta[n - 1]! - twoTheta[0]!) / (n - 1);
  if (narrowestLine < fewestChannels * step) return [];
  const kept = Math.exp(-4 * Math.LN2 * (step / (narrowerBy * narrowestLine)) ** 2);
  const found: number[] = [];
  for (let i = 1; i < n - 1; i += 1) {
    const higher = counts[i - 1]! > counts[i + 1]! ? i - 1 : i + 1;
    if (counts[i]! <= counts[higher]! || (counts[i]! - counts[higher]!) ** 2 < (standingSigma ** 2 * counts[i]!) / exposure[i]!) continue;
    const level = median([...counts.subarray(Math.max(0, i - 1 - beside), i - 1), ...counts.subarray(i + 2, i + 2 + beside)]);
    const excess = counts[i]! - level;
    const neighbour = counts[higher]! - level;
    const sigma = Math.sqrt((kept ** 2 * counts[i]!) / exposure[i]! + counts[higher]! / exposure[higher]!);
    if (neighbour < neighbourShare * excess && kept * excess - neighbour > certainSigma * sigma) found.push(i);
  }
  return found;
}

/** Counts with lone channels at the mean of their neighbours. */
export function bridgeChannels(counts: Float64Array, lone: readonly number[]): Float64Array {
  const bridged = counts.slice();
  for (const i of lone) bridged[i] = (counts[i - 1]! + counts[i + 1]!) / 2;
  return bridged;
}
