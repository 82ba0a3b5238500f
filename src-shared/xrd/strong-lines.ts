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

/**
 * Flags the channels of strong lines before any background is known: a background fitted with them in it would follow them. What is
 * flagged by mistake only has to be found no line by the first search.
 */
export function strongLines({ twoTheta, counts }: Pattern): Uint8Array {
  const n = counts.length;
  const step = (twoTheta[n - 1]! - twoTheta[0]!) / (n - 1);
  const half = Math.max(1, Math.round(averageDeg / 2 / step));
  const averaged = new Float64Array(n);
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 1) sums[i + 1] = sums[i]! + counts[i]!;
  const ends = (i: number) => [Math.max(0, i - half), Math.min(n, i + half + 1)] as const;
  for (let i = 0; i < n; i += 1) {
    const [from, to] = ends(i);
    averaged[i] = (sums[to]! - sums[from]!) / (to - from);
  }
  const clipped = snipBaseline(averaged, Math.max(1, Math.round(footDeg / 2 / step)));
  const wider = snipBaseline(averaged, Math.max(2, Math.round(footDeg / step)));
  const flank = Math.round(flankDeg / step);
  const flagged = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) {
    const [from, to] = ends(i);
    const excess = averaged[i]! - clipped[i]!;
    if (excess > certainSigma * Math.sqrt((clipped[i]! + 1) / (to - from)) && excess > lineShare * (averaged[i]! - wider[i]!)) flagged.fill(1, Math.max(0, i - flank), i + flank + 1);
  }
  return flagged;
}
