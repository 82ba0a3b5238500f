import { quantileOfSorted } from '@shared/numerics/statistics/quantile';
import { normalMedian, scatterScale, type Spike } from './cosmic-spikes';

/**
 * Cosmic-ray spikes by comparison with repeats, i.e. other spectra of the same place on the same channels: what only one of them has
 * by more than counting statistics allow was not scattered by the sample. Bands, however narrow, are in all of them, so that wider
 * spikes can be told here than in a single spectrum. Repeats that differ by more than a spike are of another place: then nothing is
 * concluded, for a grain of another material also stands in one spectrum only.
 */
export interface RepeatTest {
  readonly spikes: readonly Spike[];
  /** Ids of the repeats that were compared; none where the spectra differ by more than counting statistics and spikes. */
  readonly compared: readonly string[];
}

/** A spectrum of the same place on the same channels. */
export interface Repeat {
  readonly id: string;
  /** In any scale. */
  readonly counts: Float64Array;
}

/** Widest spike, channels: charged particles that cross a detector aslant light up a few. */
const widestSpike = 5;
/** Widths over which an excess is summed; the wide ones tell bands from spikes. */
const widths = [1, 2, 3, 4, 5, 7, 9, 13, 19];
/** A channel beside a spike higher than this share of its height belongs to it. */
const flankShare = 0.3;
const flankScatter = 3;
/** Channels with an excess beyond this many σ beside a spike go with it. */
const spillScatter = 4;
const spillReach = 3;
/** Differences wider than half of this many channels are a change of the fluorescence or its bleaching. */
const smoothWindow = 51;
const smoothStep = 10;
/** Spectra whose differences scatter by more than this, in units of what their own channels scatter, differ as a whole. */
const largestDisagreement = 1.5;
/** Channels on either side over which the scatter in this place is taken, and the level on which a band of the repeats stands. */
const localReach = 18;
const bandReach = 10;
/** Channels on either side whose mean is the least level of one. */
const levelReach = 5;
/** Channels that a drift of the axis between repeats may move a band. */
const driftReach = 2;
/** Where the repeats have a band, an excess must be so many times as high: fluorescence that bleaches to a quarter leaves bands that much too high. */
const bandFactor = 3;
/** What stands out of the channels around by fewer σ is no band of the repeats. */
const bandScatter = 2;
/** Variance of the mean of two, and of the median of three, in units of that of one. */
const varianceShares = [1, 0.5, 0.45];
/** More repeats than this are not looked at. */
export const mostRepeats = 3;

/**
 * Finds what `y` has and its repeats have not.
 * @param y counts of equally spaced channels, in any scale
 * @param repeats of these the first three are looked at
 * @param threshold height of an excess, summed over its channels, in units of the scatter of the difference
 */
export function findSpikesAgainstRepeats(y: Float64Array, repeats: readonly Repeat[], threshold: number): RepeatTest {
  const own = scatterScale(y);
  const expectations = repeats.slice(0, mostRepeats).flatMap(({ id, counts }) => {
    const expected = expectation(y, counts, own);
    return expected === null ? [] : [{ id, ...expected }];
  });
  if (expectations.length === 0) return differing;
  const expected = middleOf(expectations.map(({ values }) => values));
  const otherVariance = (varianceShares[expectations.length - 1]! * expectations.reduce((sum, { variance }) => sum + variance, 0)) / expectations.length;
  const excess = y.map((value, i) => value - expected[i]!);
  const sigma = levelOf(expected).map((level) => Math.sqrt(level * (own * own + otherVariance)));
  const scatter = Math.max(1, scatterOf(excess, sigma, 0, y.length));
  for (let i = 0; i < sigma.length; i += 1) sigma[i]! *= scatter;
  const spikes = judge(excess, sigma, expected, threshold);
  return spikes === null ? differing : { spikes, compared: expectations.map(({ id }) => id) };
}

const differing: RepeatTest = { spikes: [], compared: [] };

interface Expectation {
  readonly values: Float64Array;
  /** Variance of a channel over its level. */
  readonly variance: number;
}

/** What a repeat says about `y`: scaled, and with the smooth part of the difference; null where they differ as a whole. */
function expectation(y: Float64Array, repeat: Float64Array, own: number): Expectation | null {
  const scale = medianOf(y) / medianOf(repeat);
  if (!(scale > 0 && Number.isFinite(scale))) return null;
  const scaled = repeat.map((value) => scale * value);
  const smooth = runningMedian(y.map((value, i) => value - scaled[i]!));
  const values = scaled.map((value, i) => value + smooth[i]!);
  const variance = scale * scatterScale(repeat) ** 2;
  const sigma = levelOf(values).map((level) => Math.sqrt(level * (own * own + variance)));
  return scatterOf(y.map((value, i) => value - values[i]!), sigma, 0, y.length) > largestDisagreement ? null : { values, variance };
}

/** The spikes, from the highest excess on, each in the width in which it stands out most; null where an excess is wider than a spike. */
function judge(excess: Float64Array, sigma: Float64Array, expected: Float64Array, threshold: number): Spike[] | null {
  const taken = new Uint8Array(excess.length);
  const spikes: Spike[] = [];
  for (const { from, to, z } of excesses(excess, sigma, threshold)) {
    if (taken.subarray(Math.max(0, from - 1), to + 2).includes(1)) continue;
    taken.fill(1, from, to + 1);
    const local = scatterOf(excess, sigma, Math.max(0, from - localReach), to + localReach + 1);
    const significance = local > largestDisagreement ? z / local : z;
    const height = highest(excess, from, to);
    // Bands of the repeats themselves may have changed their height, or moved with the axis: no excess lower than the band is a spike.
    if (significance < threshold || height < bandFactor * (bandHeight(expected, from, to) - bandScatter * sigma[from]!)) continue;
    const isPart = (k: number): boolean => k >= 0 && k < excess.length && excess[k]! > Math.max(flankShare * height, flankScatter * sigma[k]!);
    let [first, last] = [from, to];
    while (last - first < widestSpike && isPart(first - 1)) first -= 1;
    while (last - first < widestSpike && isPart(last + 1)) last += 1;
    if (last - first >= widestSpike) return null;
    const isSpill = (k: number): boolean => k >= 0 && k < excess.length && excess[k]! > spillScatter * sigma[k]!;
    for (let k = 0; k < spillReach && isSpill(first - 1); k += 1) first -= 1;
    for (let k = 0; k < spillReach && isSpill(last + 1); k += 1) last += 1;
    taken.fill(1, first, last + 1);
    spikes.push({ from: first, to: last, significance });
  }
  return spikes.sort((a, b) => a.from - b.from);
}

interface Excess {
  readonly from: number;
  readonly to: number;
  readonly z: number;
}

/** Every run of channels of the given widths whose excess stands out of counting statistics, highest first. */
function excesses(excess: Float64Array, sigma: Float64Array, threshold: number): Excess[] {
  const n = excess.length;
  const sums = new Float64Array(n + 1);
  const variances = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 1) {
    sums[i + 1] = sums[i]! + excess[i]!;
    variances[i + 1] = variances[i]! + sigma[i]! * sigma[i]!;
  }
  const found: Excess[] = [];
  for (const width of widths) {
    for (let from = 0; from + width <= n; from += 1) {
      const z = (sums[from + width]! - sums[from]!) / Math.sqrt(variances[from + width]! - variances[from]!);
      if (z >= threshold) found.push({ from, to: from + width - 1, z });
    }
  }
  return found.sort((a, b) => b.z - a.z);
}

/** How high the repeats themselves stand here above the channels around. */
function bandHeight(expected: Float64Array, from: number, to: number): number {
  const around = expected.subarray(Math.max(0, from - bandReach), to + bandReach + 1);
  return highest(expected, Math.max(0, from - driftReach), Math.min(expected.length - 1, to + driftReach)) - medianOf(around);
}

function highest(values: Float64Array, from: number, to: number): number {
  let top = -Infinity;
  for (let i = from; i <= to; i += 1) top = Math.max(top, values[i]!);
  return top;
}

/** Robust scatter of values in units of what it should be, over channels from `from` to before `end`. */
const scatterOf = (values: Float64Array, sigma: Float64Array, from: number, end: number): number => medianOf(values.subarray(from, end).map((value, i) => Math.abs(value) / sigma[from + i]!)) / normalMedian;

/** Channel by channel the one, the mean of two, or the median of three. */
function middleOf([a, b, c]: readonly Float64Array[]): Float64Array {
  if (b === undefined) return a!;
  if (c === undefined) return a!.map((value, i) => (value + b[i]!) / 2);
  return a!.map((value, i) => Math.max(Math.min(value, b[i]!), Math.min(Math.max(value, b[i]!), c[i]!)));
}

const medianOf = (values: Float64Array): number => quantileOfSorted(values.slice().sort(), 0.5);

/** Level of each channel that counting statistics follow: not below the mean around, or a channel with by chance few counts would have too small a variance. */
function levelOf(expected: Float64Array): Float64Array {
  return expected.map((value, i) => {
    const from = Math.max(0, i - levelReach);
    const end = Math.min(expected.length, i + levelReach + 1);
    let sum = 0;
    for (let k = from; k < end; k += 1) sum += expected[k]!;
    return Math.max(value, sum / (end - from), 1);
  });
}

/** Median over a window at every tenth channel, straight lines between. */
function runningMedian(values: Float64Array): Float64Array {
  const n = values.length;
  const half = (smoothWindow - 1) / 2;
  const count = Math.ceil((n - 1) / smoothStep) + 1;
  const nodes = Float64Array.from({ length: count }, (_, k) => {
    const at = Math.min(n - 1, k * smoothStep);
    return medianOf(values.subarray(Math.max(0, at - half), at + half + 1));
  });
  return values.map((_, i) => {
    const k = Math.min(count - 2, Math.floor(i / smoothStep));
    const t = (i - k * smoothStep) / smoothStep;
    return count === 1 ? nodes[0]! : (1 - t) * nodes[k]! + t * nodes[k + 1]!;
  });
}
