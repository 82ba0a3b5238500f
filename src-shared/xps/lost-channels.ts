import { deadRuns } from '@shared/spectrum/dead-runs';
import { regionNoise } from './fit/noise';
import type { LostChannels, RegionData } from './series';

/** Full width of the narrowest line that a laboratory's analyser shows, eV. */
const narrowestLine = 0.5;
/** A channel stands alone when it misses what its neighbours promise by so many σ … */
const certainSigma = 6;
/** … and by more than this share of the height around it, and by twice what the narrowest line would. */
const leastShare = 0.05;
/** Channels on either side that tell the height around one. */
const around = 10;
/** More than this share of a spectrum does not stand alone: the ordinate scatters otherwise than it was taken to. */
const mostShare = 0.02;
/** Steps may differ by this share and count as even. */
const stepTolerance = 0.1;
/** Of an ordinate that need not be counts, zeros are a stopped acquisition only as so many channels at an end. */
const leastAtEnd = 5;

/** What the channels two and one before and after promise for the one between them: the cubic through them. */
const between = (y: Float64Array, i: number): number => (4 * (y[i - 1]! + y[i + 1]!) - y[i - 2]! - y[i + 2]!) / 6;

/** By which share of its height the narrowest line misses that at its maximum, for steps of `step` eV. */
function missedByLine(step: number): number {
  const height = (steps: number): number => Math.exp(-4 * Math.LN2 * ((steps * step) / narrowestLine) ** 2);
  return 1 - (8 * height(1) - 2 * height(2)) / 6;
}

/** Flags (1) the channels of zeros where events were due. */
function deadChannels({ counts, isPoisson }: RegionData): Uint8Array {
  const flags = new Uint8Array(counts.length);
  for (const { from, to } of deadRuns(counts)) {
    if (isPoisson || ((from === 0 || to === counts.length) && to - from >= leastAtEnd)) flags.fill(1, from, to);
  }
  return flags;
}

/** Flags (1) single channels that no line and no chance puts so far above or below their neighbours. */
function loneChannels(data: RegionData): Uint8Array {
  const { bindingEnergy } = data;
  const flags = new Uint8Array(bindingEnergy.length);
  const noise = regionNoise(data);
  const y = data.counts.slice();
  const variance = (i: number): number => (noise.kind === 'poisson' ? (noise.gain ?? 1) * Math.max(y[i]!, 0) : noise.sigma[i]! ** 2);
  const most = Math.floor(mostShare * y.length);
  for (let found = 0; ; found += 1) {
    let worst = -1;
    let highest = certainSigma;
    for (let i = 2; i + 2 < y.length; i += 1) {
      const miss = Math.abs(y[i]! - between(y, i));
      const sigma = Math.sqrt(variance(i) + (16 * (variance(i - 1) + variance(i + 1)) + variance(i - 2) + variance(i + 2)) / 36);
      if (miss <= highest * sigma || !isEven(bindingEnergy, i)) continue;
      const step = (bindingEnergy[i + 2]! - bindingEnergy[i - 2]!) / 4;
      const height = Math.max(y[i - 1]!, y[i + 1]!) - y.subarray(Math.max(0, i - around), i + around + 1).reduce((lowest, value, k) => (k === Math.min(i, around) ? lowest : Math.min(lowest, value)), Infinity);
      if (miss > Math.max(leastShare, 2 * missedByLine(step)) * height) [worst, highest] = [i, miss / sigma];
    }
    if (worst < 0) return flags;
    if (found === most) return new Uint8Array(y.length);
    flags[worst] = 1;
    // What it stands beside is judged without it.
    y[worst] = between(y, worst);
  }
}

function isEven(x: Float64Array, i: number): boolean {
  const mean = (x[i + 2]! - x[i - 2]!) / 4;
  return [-1, 0, 1, 2].every((k) => Math.abs(x[i + k]! - x[i + k - 1]! - mean) <= stepTolerance * mean);
}

/** Neighbouring flagged channels by their energies. */
function runsOf(flags: Uint8Array, bindingEnergy: Float64Array, kind: LostChannels['kind']): LostChannels[] {
  const runs: LostChannels[] = [];
  for (let from = flags.indexOf(1); from >= 0; ) {
    const end = flags.indexOf(0, from);
    const to = end < 0 ? flags.length : end;
    runs.push({ kind, from: bindingEnergy[from]!, to: bindingEnergy[to - 1]!, channels: to - from });
    from = flags.indexOf(1, to);
  }
  return runs;
}

/** A region without some of its channels. */
function without(data: RegionData, flags: Uint8Array, lost: readonly LostChannels[]): RegionData {
  const kept = (values: Float64Array): Float64Array => values.filter((_, i) => flags[i] === 0);
  return { ...data, bindingEnergy: kept(data.bindingEnergy), counts: kept(data.counts), transmission: data.transmission && kept(data.transmission), lost: [...(data.lost ?? []), ...lost] };
}

/**
 * A region without the channels that hold no measurement: zeros where many events were due, as a stopped acquisition or a dead part of the
 * detector leaves them, and single channels that stand so far above or below their neighbours as no line does, as a discharge puts them
 * there. They are named in `lost`. One of either under a line moves fractions by many σ.
 */
export function withoutLostChannels(data: RegionData): RegionData {
  const dead = deadChannels(data);
  const alive = dead.includes(1) ? without(data, dead, runsOf(dead, data.bindingEnergy, 'dead')) : data;
  const lone = loneChannels(alive);
  return lone.includes(1) ? without(alive, lone, runsOf(lone, alive.bindingEnergy, 'lone')) : alive;
}

/** The names of the findings that say what is lost, with the energies in eV. */
export function lostFindings(lost: readonly LostChannels[]): { readonly name: 'deadChannels' | 'loneChannels'; readonly at: string }[] {
  const at = (wanted: LostChannels['kind']): string =>
    lost.filter(({ kind }) => kind === wanted).map(({ from, to, channels }) => (channels === 1 ? from.toFixed(2) : `${from.toFixed(2)}–${to.toFixed(2)}`)).join(', ');
  return [{ name: 'deadChannels' as const, at: at('dead') }, { name: 'loneChannels' as const, at: at('lone') }].filter((one) => one.at !== '');
}
