import { snipBaseline } from '@shared/spectrum/baselines/snip';
import type { Pattern } from './pattern';

/** A line is about this wide at its foot, °. Clipped over twice as much it hardly loses more, while the tip of a halo loses several times as much. */
const footDeg = 0.9;
/** Share of the wider clipping that the narrower one takes from a line. */
const lineShare = 0.7;
/** Counts are averaged over this before they are clipped, °. */
const averageDeg = 0.1;
/** What stands this many σ above the clipped pattern is a line whatever the noise. */
const certainSigma = 8;
/** Channels this close to such an excess belong to it, °. */
const flankDeg = 0.1;
/** Where lines fill the pattern, the background rests on this share of the channels, those that stand least above the wider clipping. */
const leastLeft = 0.05;

/**
 * Flags the channels of strong lines before any background is known: a background fitted with them in it would follow them. What is
 * flagged by mistake only has to be found no line by the first search.
 * @returns 1 for the channels of lines, 0 for at least a twentieth of all
 */
export function strongLines({ twoTheta, counts, exposure }: Pattern): Uint8Array {
  const n = counts.length;
  const step = (twoTheta[n - 1]! - twoTheta[0]!) / (n - 1);
  const half = Math.max(1, Math.round(averageDeg / 2 / step));
  const averaged = new Float64Array(n);
  const sums = new Float64Array(n + 1);
  const exposures = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 1) {
    sums[i + 1] = sums[i]! + counts[i]! * exposure[i]!;
    exposures[i + 1] = exposures[i]! + exposure[i]!;
  }
  const ends = (i: number) => [Math.max(0, i - half), Math.min(n, i + half + 1)] as const;
  for (let i = 0; i < n; i += 1) {
    const [from, to] = ends(i);
    averaged[i] = Math.max(0, (sums[to]! - sums[from]!) / (exposures[to]! - exposures[from]!));
  }
  const clipped = snipBaseline(averaged, Math.max(1, Math.round(footDeg / 2 / step)));
  const wider = snipBaseline(averaged, Math.max(2, Math.round(footDeg / step)));
  const flank = Math.round(flankDeg / step);
  const flagged = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) {
    const [from, to] = ends(i);
    const excess = averaged[i]! - clipped[i]!;
    if (excess > certainSigma * Math.sqrt((clipped[i]! + 1 / exposure[i]!) / (exposures[to]! - exposures[from]!)) && excess > lineShare * (averaged[i]! - wider[i]!)) flagged.fill(1, Math.max(0, i - flank), i + flank + 1);
  }
  if (flagged.reduce((sum, flag) => sum + flag, 0) <= (1 - leastLeft) * n) return flagged;
  const above = averaged.map((value, i) => value / (wider[i]! + 1));
  const limit = above.slice().sort()[Math.floor(leastLeft * n)]!;
  return flagged.map((_, i) => (above[i]! > limit ? 1 : 0));
}
