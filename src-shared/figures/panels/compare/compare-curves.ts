/** What Compare draws of each spectrum: brought to a common axis, to a common scale, and set against a state. Pure. */
import { difference, ratio } from '@shared/spectrum/comparison/difference';
import { dividedBy, normalisationDivisor, type Normalisation } from '@shared/spectrum/comparison/normalise';
import { rebinned } from '@shared/spectrum/comparison/rebinned';
import type { SampledCurve } from '@shared/spectrum/comparison/sampled-curve';
import type { HalfCycleRows } from './half-cycle-rows';

/** Observed minus true position on the axis, in its unit; rising slower than the axis itself. */
export type Shift = (x: number) => number;

/** What is known of the scales of a cell's half cycles: mass and current stretch the charge, the electrode moves the voltage. */
export interface ScaleDoubt {
  /** What tells the cell from another one. */
  readonly cell: string;
  /** What its voltages were measured against. */
  readonly electrode: string;
  /** Relative standard uncertainty of the charge as it is drawn. */
  readonly ofCharge: number;
  /** Standard uncertainty of the electrode's potential, V. */
  readonly ofVoltageV: number;
  /** Else it is dQ/dV over the voltage. */
  readonly isChargeAlongX: boolean;
}

/** What is compared as it was measured: a spectrum of a state or a starting material, or a half cycle. */
export interface CompareSource {
  /** State id, "ref:" and the measurement of a reference, or the id of a half cycle. */
  readonly id: string;
  readonly measurementId: string;
  readonly stateId: string | null;
  readonly measured: SampledCurve;
  /** null where the axis is shown as measured. */
  readonly shift: Shift | null;
  /** Why it cannot be drawn with the others: it is on another axis than the first; it has another unit and was not normalised; its spikes could not be looked for; its charge has no mass to be divided by. */
  readonly obstacle: 'other-axis' | 'other-unit' | 'unprepared' | 'no-mass' | null;
  /** Of raw counts alone: how long each channel was counted, s. */
  readonly countedS?: number;
  /** Of half cycles alone: which one it is, and when it was where. */
  readonly halfCycle?: HalfCycleRows;
  /** Of half cycles alone. */
  readonly doubt?: ScaleDoubt;
}

export interface CompareCurve extends CompareSource {
  /** What is drawn; null with the reason where there is nothing. */
  readonly curve: SampledCurve | null;
  readonly problem: CompareSource['obstacle'] | 'nothing-to-normalise' | 'no-overlap' | 'other-direction' | 'other-time';
}

export interface CompareSettings {
  /** Neighbouring channels that are taken together; 1: as measured. */
  readonly binning: number;
  readonly normalisation: Normalisation;
  readonly quantity: 'spectra' | 'difference' | 'ratio';
  /** What the others are compared with, by {@link comparedAs}; null where it was not measured. */
  readonly against: string | null;
}

/** The id that others are set against: a source's own, or that of the cycle whose half it is. */
export const comparedAs = ({ id, halfCycle }: Pick<CompareSource, 'id' | 'halfCycle'>): string => halfCycle?.cycle ?? id;

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
  const references = normalised.filter((one) => comparedAs(one) === against);
  const combine = quantity === 'difference' ? difference : ratio;
  return normalised.map((one) => {
    if (one.curve === null) return one;
    // A charge is set against a charge, and a discharge against a discharge.
    const reference = references.find(({ halfCycle }) => halfCycle?.direction === one.halfCycle?.direction) ?? null;
    if (reference === null && references.length > 0) return { ...one, curve: null, problem: 'other-direction' };
    if (reference && normalisation.kind === 'none' && haveOtherTimes([one, reference])) return { ...one, curve: null, problem: 'other-time' };
    const pair = reference?.curve && withDoubt(one as DrawnCurve, reference as DrawnCurve);
    const curve = pair && combine(...pair);
    return curve ? { ...one, curve } : { ...one, curve: null, problem: 'no-overlap' };
  });
}

/** Counting times of one spectrum and another differ by more than this share where they are not the same. */
const sameTime = 0.01;

/** Whether counts were counted for different times, so that the same sample gives other numbers. */
export function haveOtherTimes(sources: readonly Pick<CompareSource, 'countedS'>[]): boolean {
  const times = sources.flatMap(({ countedS }) => countedS ?? []);
  return times.length > 1 && Math.max(...times) - Math.min(...times) > sameTime * Math.max(...times);
}

type DrawnCurve = CompareCurve & { readonly curve: SampledCurve };

/** Two curves with the scatter that their scales leave between them. Half cycles of one cell share mass, current and electrode, which cancel. */
function withDoubt(one: DrawnCurve, other: DrawnCurve): readonly [SampledCurve, SampledCurve] {
  const [a, b] = [one.doubt, other.doubt];
  if (!a || !b || a.cell === b.cell) return [one.curve, other.curve];
  const isSameElectrode = a.electrode === b.electrode;
  const doubted = ({ curve }: DrawnCurve, { ofCharge, ofVoltageV, isChargeAlongX }: ScaleDoubt): SampledCurve => {
    const slopes = slopesOf(curve);
    const ofVoltage = isSameElectrode ? 0 : ofVoltageV;
    const variance = curve.y.map((y, at) => (isChargeAlongX ? (slopes[at]! * curve.x[at]! * ofCharge) ** 2 + ofVoltage ** 2 : (y * ofCharge) ** 2 + (slopes[at]! * ofVoltage) ** 2));
    return { ...curve, variance };
  };
  return [doubted(one, a), doubted(other, b)];
}

/** Part of the axis over which a slope is taken: between neighbouring rows it would be that of the last digit. */
const slopeShare = 0.01;

/** dy/dx at every point, from what lies a little to its left and right. */
function slopesOf({ x, y }: SampledCurve): Float64Array {
  const last = x.length - 1;
  const reach = slopeShare * (x[last]! - x[0]!);
  let [from, to] = [0, 0];
  return y.map((_, at) => {
    while (from < at - 1 && x[from]! < x[at]! - reach) from += 1;
    while (to < last && (to <= at || x[to]! < x[at]! + reach)) to += 1;
    return to > from ? (y[to]! - y[from]!) / (x[to]! - x[from]!) : 0;
  });
}

/** The curve two standard deviations above and below, where the scatter is known. */
export function uncertaintyBand({ y, variance }: SampledCurve): { readonly low: Float64Array; readonly high: Float64Array } | null {
  if (variance === null) return null;
  const reach = variance.map((value) => 2 * Math.sqrt(value));
  return { low: y.map((value, i) => value - reach[i]!), high: y.map((value, i) => value + reach[i]!) };
}
