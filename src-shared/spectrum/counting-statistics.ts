/** What the scatter of a counted spectrum says about its ordinate. */
export type CountingStatistics =
  /** Scatter as counts have it. */
  | { readonly kind: 'counts'; readonly dispersion: number }
  /** Scatter proportional to the ordinate with another factor: counts × `dispersion`. */
  | { readonly kind: 'scaled'; readonly dispersion: number }
  /** Less scatter than any counting could give: smoothed or interpolated; limits would be wrong. */
  | { readonly kind: 'smoothed'; readonly dispersion: number }
  /** Cannot be told: too few points, no intensity, or no scatter at all. */
  | { readonly kind: 'unknown' };

/** Differences that leave lines, and parabolas and cubics, out: weights of neighbours. */
const secondDifference = [1, -2, 1] as const;
const fourthDifference = [1, -4, 6, -4, 1] as const;

/** Differences between channels `steps` apart, and the variance that each would have if the ordinate held counts. */
interface Differences {
  readonly values: Float64Array;
  readonly variances: Float64Array;
  /** Channels on either side that take part: differences this close to an end are 0. */
  readonly reach: number;
}

function differencesOf(y: Float64Array, exposure: Float64Array, steps: number, weights: readonly number[]): Differences {
  const reach = ((weights.length - 1) / 2) * steps;
  const values = new Float64Array(y.length);
  const variances = new Float64Array(y.length);
  for (let i = reach; i < y.length - reach; i += 1) {
    for (let k = 0; k < weights.length; k += 1) {
      const at = i - reach + k * steps;
      values[i]! += weights[k]! * y[at]!;
      variances[i]! += (weights[k]! ** 2 * Math.max(y[at]!, 0)) / exposure[at]!;
    }
  }
  return { values, variances, reach };
}

/** Differences this many σ high come from lines. */
const lineSigma = 3;
/** The scatter that σ is told by is taken from this share of the smallest differences, since lines may fill most of a pattern … */
const smallestShare = 0.2;
/** … which this many σ on both sides of 0 hold in a normal distribution. */
const smallestSigma = 0.2533471031357997;
const mostRounds = 12;
/** … and so many channels beside them are needed. */
const fewestQuiet = 120;

/** Flags channels (1) where differences show nothing but scatter: lines, told from it by their size, and what they reach are left out. */
function quietChannels({ values, variances, reach }: Differences): Uint8Array {
  const n = values.length;
  const ratios = values.map((value, i) => (variances[i]! > 0 ? value ** 2 / variances[i]! : 0));
  const all = new Uint8Array(n).fill(1, reach, Math.max(reach, n - reach));
  let quiet = all;
  for (let round = 0; round < mostRounds; round += 1) {
    const counted = ratios.filter((_, i) => quiet[i] === 1 && variances[i]! > 0).sort();
    if (counted.length === 0) break;
    const highest = (lineSigma / smallestSigma) ** 2 * counted[Math.floor(smallestShare * counted.length)]!;
    const next = quiet.slice();
    for (let i = 0; i < n; i += 1) if (ratios[i]! > highest) next.fill(0, Math.max(0, i - reach), i + reach + 1);
    if (next.every((flag, i) => flag === quiet[i])) break;
    quiet = next;
  }
  // Where lines leave hardly a place, scatter cannot be told from them: all channels together overrate it.
  return quiet.reduce((sum, flag) => sum + flag, 0) < fewestQuiet ? all : quiet;
}

const blockLength = 40;

/** Σ d² / Σ variance over blocks of quiet channels, their median; NaN without a whole block. */
function medianOfBlocks({ values, variances }: Differences, quiet: Uint8Array): number {
  const blocks: number[] = [];
  let squares = 0;
  let expected = 0;
  let channels = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (quiet[i] === 0) continue;
    squares += values[i]! ** 2;
    expected += variances[i]!;
    channels += 1;
    if (channels < blockLength) continue;
    if (expected > 0) blocks.push(squares / expected);
    squares = expected = channels = 0;
  }
  blocks.sort((a, b) => a - b);
  return blocks[Math.floor(blocks.length / 2)] ?? Number.NaN;
}

/**
 * Judges whether an ordinate is counts, scaled counts, or smoothed (science: xrd-raman.md A2), by the dispersion
 * φ = (y[i−1] − 2 y[i] + y[i+1])² / (y[i−1] + 4 y[i] + y[i+1]) of channels beside lines: 1 for raw counts, k for counts × k, ≪ 1 after smoothing.
 * @param exposure events per unit of the ordinate by channel, relative to one that is usual; defaults to the same for all
 */
export function countingStatistics(y: Float64Array, exposure: Float64Array = new Float64Array(y.length).fill(1)): CountingStatistics {
  // The dispersion of smoothed data rises with the distance, that of counts does not. Fourth differences at three channels see
  // noise alone also where bands bend the curve over some twenty channels; second differences would see the bands.
  const distant = differencesOf(y, exposure, 3, fourthDifference);
  const quiet = quietChannels(distant);
  const near = medianOfBlocks(differencesOf(y, exposure, 1, secondDifference), quiet);
  const close = medianOfBlocks(differencesOf(y, exposure, 1, fourthDifference), quiet);
  const far = medianOfBlocks(distant, quiet);
  // Without any scatter (a constant) nothing was counted.
  if (!Number.isFinite(near) || !Number.isFinite(far) || near === 0) return { kind: 'unknown' };
  // The median of blocks of 40 scatters by some 10 %; both bounds are far outside that.
  if (close < 0.6 * far) return { kind: 'smoothed', dispersion: near };
  if (near > 0.75 && near < 1.35) return { kind: 'counts', dispersion: near };
  return { kind: 'scaled', dispersion: near };
}
