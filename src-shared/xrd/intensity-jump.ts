/** Channels on either side over which a level is taken. */
const side = 20;
/** A jump is at least this share of the lower level … */
const leastShare = 0.1;
/** … two channels on either side differ by this many σ of their counting … */
const certainSigma = 6;
/** … which is all of the jump, to this share: a line, however steep, needs more channels … */
const tolerance = 0.25;
/** … and on either side every channel is at the level, to the same share of the jump and so many σ: no line is there. */
const scatterSigma = 5;

/** Where a level changes from one channel to the next and stays. */
export interface IntensityJump {
  /** The first channel of the new level. */
  readonly at: number;
  /** Mean counts per channel before and after. */
  readonly before: number;
  readonly after: number;
}

/**
 * The highest jump of a pattern's level from one channel to the next, or null: ranges of different counting time, or one behind an attenuator, that
 * were joined without bringing them to one scale. A search for lines finds a row of them in it.
 * @param counts events per channel
 */
export function intensityJump(counts: Float64Array): IntensityJump | null {
  const sums = new Float64Array(counts.length + 1);
  for (let i = 0; i < counts.length; i += 1) sums[i + 1] = sums[i]! + counts[i]!;
  const mean = (from: number, to: number): number => (sums[to]! - sums[from]!) / (to - from);
  let highest: IntensityJump | null = null;
  let most = certainSigma;
  for (let at = side; at + side <= counts.length; at += 1) {
    const [before, after] = [mean(at - side, at), mean(at, at + side)];
    const jump = after - before;
    const atOnce = mean(at, at + 2) - mean(at - 2, at);
    const significance = Math.abs(atOnce) / Math.sqrt((before + after) / 2);
    if (!(significance > most) || Math.abs(jump) < leastShare * Math.min(before, after)) continue;
    const isAtOnce = Math.abs(atOnce / jump - 1) < tolerance;
    const stays = (from: number, level: number): boolean => counts.subarray(from, from + side).every((count) => Math.abs(count - level) < tolerance * Math.abs(jump) + scatterSigma * Math.sqrt(level));
    if (isAtOnce && stays(at - side, before) && stays(at, after)) [highest, most] = [{ at, before, after }, significance];
  }
  return highest;
}
