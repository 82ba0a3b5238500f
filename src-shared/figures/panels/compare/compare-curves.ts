/** What Compare draws of each spectrum: brought to a common axis, to a common scale, and set against a state. Pure. */
import { difference, ratio } from '@shared/spectrum/comparison/difference';
import { dividedBy, normalisationDivisor, type Normalisation } from '@shared/spectrum/comparison/normalise';
import { rebinned } from '@shared/spectrum/comparison/rebinned';
import type { SampledCurve } from '@shared/spectrum/comparison/sampled-curve';

/** Observed minus true position on the axis, in its unit; rising slower than the axis itself. */
export type Shift = (x: number) => number;

/** A spectrum of a state or a starting material as it was measured. */
export interface CompareSource {
  /** State id, or "ref:" and the measurement of a reference. */
  readonly id: string;
  readonly measurementId: string;
  readonly stateId: string | null;
  readonly measured: SampledCurve;
  /** null where the axis is shown as measured. */
  readonly shift: Shift | null;
  /** Why it cannot be drawn with the others: it is on another axis than the first; it has another unit and was not normalised; its spikes could not be looked for. */
  readonly obstacle: 'other-axis' | 'other-unit' | 'unprepared' | null;
}

export interface CompareCurve extends CompareSource {
  /** What is drawn; null with the reason where there is nothing. */
  readonly curve: SampledCurve | null;
  readonly problem: CompareSource['obstacle'] | 'nothing-to-normalise' | 'no-overlap';
}

export interface CompareSettings {
  /** Neighbouring channels that are taken together; 1: as measured. */
  readonly binning: number;
  readonly normalisation: Normalisation;
  readonly quantity: 'spectra' | 'difference' | 'ratio';
  /** Source that the others are compared with; null where it was not measured. */
  readonly against: string | null;
}

/** The curve on the corrected axis. */
export function aligned({ measured, shift }: Pick<CompareSource, 'measured' | 'shift'>): SampledCurve {
  return shift === null ? measured : { ...measured, x: measured.x.map((x) => x - shift(x)) };
}

/** Curves as they are compared: aligned, binned, normalised, and as differences or ratios where asked for. One that cannot be made says why. */
export function compareCurves(sources: readonly CompareSource[], { binning, normalisation, quantity, against }: CompareSettings): CompareCurve[] {
  const normalised = sources.map((source): CompareCurve => {
    if (source.obstacle !== null) return { ...source, curve: null, problem: source.obstacle };
    const curve = rebinned(aligned(source), binning);
    const divisor = normalisationDivisor(curve, normalisation);
    return divisor === null ? { ...source, curve: null, problem: 'nothing-to-normalise' } : { ...source, curve: dividedBy(curve, divisor), problem: null };
  });
  if (quantity === 'spectra') return normalised;
  const reference = normalised.find(({ id }) => id === against)?.curve ?? null;
  const combine = quantity === 'difference' ? difference : ratio;
  return normalised.map((one) => {
    if (one.curve === null) return one;
    const curve = reference && combine(one.curve, reference);
    return curve ? { ...one, curve } : { ...one, curve: null, problem: 'no-overlap' };
  });
}

/** The curve two standard deviations above and below, where the scatter is known. */
export function uncertaintyBand({ y, variance }: SampledCurve): { readonly low: Float64Array; readonly high: Float64Array } | null {
  if (variance === null) return null;
  const reach = variance.map((value) => 2 * Math.sqrt(value));
  return { low: y.map((value, i) => value - reach[i]!), high: y.map((value, i) => value + reach[i]!) };
}
