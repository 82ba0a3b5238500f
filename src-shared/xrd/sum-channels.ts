import type { Pattern } from './pattern';

/** Summed channels are no wider than this share of the narrowest line looked for: its width grows by less than half a percent. */
const shareOfLine = 1 / 8;
/** So many channels remain whatever the range. */
const fewestLeft = 150;

/**
 * How many neighbouring channels can be summed without a line of a width (° FWHM) losing its shape: 1 where the steps are as wide as
 * they should be. @param twoTheta in uniform steps
 */
export function channelsToSum(twoTheta: Float64Array, narrowestLine: number): number {
  const n = twoTheta.length;
  const step = (twoTheta[n - 1]! - twoTheta[0]!) / (n - 1);
  return Math.max(1, Math.min(Math.floor((shareOfLine * narrowestLine) / step), Math.floor(n / fewestLeft)));
}

/**
 * Sums so many neighbouring channels into one: events add, and so do exposures, so that counts stay those of one channel as it was
 * measured while their variance becomes that of the sum. Channels at the end that fill no sum are left out.
 */
export function sumChannels({ twoTheta, counts, exposure, radiation }: Pattern, channels: number): Pattern {
  const n = Math.floor(twoTheta.length / channels);
  const summed = { twoTheta: new Float64Array(n), counts: new Float64Array(n), exposure: new Float64Array(n), radiation };
  for (let k = 0; k < n; k += 1) {
    let angles = 0;
    let events = 0;
    let exposures = 0;
    for (let i = k * channels; i < (k + 1) * channels; i += 1) {
      angles += twoTheta[i]!;
      events += counts[i]! * exposure[i]!;
      exposures += exposure[i]!;
    }
    summed.twoTheta[k] = angles / channels;
    summed.counts[k] = events / exposures;
    summed.exposure[k] = exposures;
  }
  return summed;
}
