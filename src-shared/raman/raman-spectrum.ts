import { lowerBound } from '@shared/numerics/lower-bound';
import { arplsBaseline } from '@shared/spectrum/baselines/arpls';
import { bridgeSpikes, defaultSpikeThreshold, findCosmicSpikes } from './cosmic-spikes';
import { joinSpikes, type FoundSpike } from './join-spikes';
import { findSpikesAgainstRepeats, type Repeat } from './repeat-spikes';
import type { RamanSettings } from './result';

/** A Raman spectrum ready for comparison. Arrays have the same length. */
export interface RamanSpectrum {
  /** Raman shift, cm⁻¹, strictly increasing. */
  readonly shift: Float64Array;
  /** Counts per channel, spikes and all. */
  readonly counts: Float64Array;
  readonly spikes: readonly FoundSpike[];
}

/** A spectrum whose spikes were looked for. */
export interface SpikedSpectrum extends RamanSpectrum {
  /** Ids of the repeats that agree with it but for spikes; null where none were given or wanted. */
  readonly compared: readonly string[] | null;
}

/**
 * A spectrum with its spikes marked, from its own shape and against repeats.
 */
export function ramanSpectrum(shift: Float64Array, counts: Float64Array, settings: RamanSettings, repeats: readonly Repeat[] = []): SpikedSpectrum {
  const threshold = spikeThresholdOf(settings);
  if (threshold === null) return { shift, counts, spikes: [], compared: null };
  const single = findCosmicSpikes(counts, threshold);
  if (repeats.length === 0 || settings.comparesRepeats === false) return { shift, counts, spikes: joinSpikes(single, []), compared: null };
  const against = findSpikesAgainstRepeats(counts, repeats, threshold);
  return { shift, counts, spikes: joinSpikes(single, against.spikes), compared: against.compared };
}

/** The height from which on the settings take something for a spike; null where spikes shall stay. */
const spikeThresholdOf = ({ removesSpikes, spikeThreshold }: RamanSettings): number | null => (removesSpikes === false ? null : (spikeThreshold ?? defaultSpikeThreshold));

/** The channels from `from` to `to`, as counts. */
export function cut({ shift, counts, spikes }: RamanSpectrum, from: number, to: number, gain: number): RamanSpectrum {
  const first = lowerBound(shift, from);
  const end = lowerBound(shift, to);
  const part = counts.slice(first, end);
  return {
    shift: shift.slice(first, end),
    counts: gain === 1 ? part : part.map((value) => value / gain),
    spikes: spikes.flatMap((spike) => (spike.to < first || spike.from >= end ? [] : [{ ...spike, from: Math.max(0, spike.from - first), to: Math.min(end - 1, spike.to) - first }])),
  };
}

/** 1 for channels that count, 0 for those under a spike and beside it. */
export function withoutSpikes({ shift, spikes }: RamanSpectrum): Uint8Array {
  const use = new Uint8Array(shift.length).fill(1);
  for (const { from, to } of spikes) use.fill(0, Math.max(0, from - 1), to + 2);
  return use;
}

/** Features narrower than about this (cm⁻¹) are bands to the baseline of similarities, wider ones background. */
const baselineScale = 600;

/**
 * Penalty of a Whittaker baseline that follows features wider than about `scale`: half-amplitude period 2π λ^(1/4) steps, so that
 * stiffness is set in cm⁻¹ and not in points.
 */
export function stiffness(shift: Float64Array, scale: number): number {
  const step = (shift[shift.length - 1]! - shift[0]!) / (shift.length - 1);
  return (scale / step / (2 * Math.PI)) ** 4;
}

/** Counts above an arPLS baseline with spikes bridged: what similarities compare. Limits never rest on it. */
export function aboveBaseline({ shift, counts, spikes }: RamanSpectrum): Float64Array {
  const bridged = bridgeSpikes(counts, spikes);
  const { baseline } = arplsBaseline(bridged, { lambda: stiffness(shift, baselineScale) });
  return bridged.map((value, i) => value - baseline[i]!);
}

/** Values at other abscissas by linear interpolation; 0 outside. Both abscissas increase. */
export function interpolateAt(x: Float64Array, y: Float64Array, at: Float64Array): Float64Array {
  let i = 0;
  return at.map((position) => {
    while (i < x.length && x[i]! < position) i += 1;
    if (i >= x.length || (i === 0 && position < x[0]!)) return 0;
    if (i === 0) return y[0]!;
    const t = (position - x[i - 1]!) / (x[i]! - x[i - 1]!);
    return (1 - t) * y[i - 1]! + t * y[i]!;
  });
}
