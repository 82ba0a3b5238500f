import type { IntensityQuantity, Spectrum } from '@shared/spectrum/spectrum';
import type { Place } from '../parsed-file';
import { areWholeCounts, buildSpectrum } from './build-spectrum';
import { FormatError } from './format-error';
import type { Metadata } from './metadata';
import type { ReportBuilder } from './report';

export interface RawPattern {
  readonly name: string;
  /** Scattering angle 2θ, degrees; for another scan axis `axisName` says which. */
  readonly twoTheta: Float64Array;
  readonly intensity: Float64Array;
  /** Factor per channel by which an attenuator weakened the beam, or `null`. */
  readonly attenuation: Float64Array | null;
  /** Whether the intensities hold that factor already; defaults to false. */
  readonly isCorrected?: boolean;
  readonly unit: string;
  readonly axisName: string;
  readonly dwellS: number | null;
  /** Counting time per channel, s, as the file lists it; defaults to null. */
  readonly times?: Float64Array | null;
  readonly metadata: Metadata;
  readonly placeOf: (channel: number) => Place;
}

/** The clock of a scan with one time per step varies by less than this share. */
const clockTolerance = 0.01;

/**
 * A diffraction pattern with the attenuator undone and, where the channels were counted for different times, as a rate. A scan over
 * another axis than 2θ keeps an unknown axis.
 * @throws {FormatError} for columns of unequal lengths, and for factors and times that are not positive
 */
export function buildPattern(raw: RawPattern, report: ReportBuilder): Spectrum {
  const factors = factorsOf(raw.attenuation, 'attenuator factor', raw);
  const attenuation = factors?.some((factor) => factor !== 1) ? factors : null;
  const listed = factorsOf(raw.times ?? null, 'counting time', raw);
  const times = listed?.some((time) => Math.abs(time - listed[0]!) > clockTolerance * listed[0]!) ? listed : null;
  if (attenuation !== null) {
    const factor = attenuation.reduce((most, value) => Math.max(most, value), 0);
    report.understood(raw.isCorrected === true ? 'format.note.absorberIncluded' : 'format.note.attenuator', { factor });
  }
  if (times !== null) report.understood('format.note.countingTimes');
  const isTwoTheta = /2[- ]?theta|two[- ]?theta|gonio/i.test(raw.axisName);
  if (!isTwoTheta) report.assumed('format.note.otherScanAxis', { axis: raw.axisName });
  const undo = raw.isCorrected === true ? null : attenuation;
  // Points that were counted for different times compare by their rates only.
  const perTime = isRate(raw.unit) ? null : times;
  const scaled = (value: number, i: number): number => (value * (undo?.[i] ?? 1)) / (perTime?.[i] ?? 1);
  return buildSpectrum({
    technique: 'xrd',
    name: raw.name,
    axis: isTwoTheta ? 'two-theta' : 'unknown',
    x: raw.twoTheta,
    y: undo === null && perTime === null ? raw.intensity : raw.intensity.map(scaled),
    intensity: times !== null ? 'count-rate' : quantityOf(raw.unit, raw.intensity, attenuation !== null),
    dwellS: times === null ? (raw.dwellS ?? listed?.[0] ?? null) : null,
    exposure: attenuation === null && times === null ? null : raw.intensity.map((_, i) => (times?.[i] ?? 1) / (attenuation?.[i] ?? 1)),
    metadata: raw.metadata.toRecord(),
    placeOf: raw.placeOf,
  });
}

/** A column of factors, checked. */
function factorsOf(factors: Float64Array | null, expected: string, { intensity, placeOf }: RawPattern): Float64Array | null {
  if (factors === null) return null;
  if (factors.length !== intensity.length) throw new FormatError('format.error.unequalLengths', { x: factors.length, y: intensity.length }, placeOf(0));
  const bad = factors.findIndex((factor) => !(factor > 0));
  if (bad >= 0) throw new FormatError('format.error.unexpected', { expected, found: String(factors[bad]) }, placeOf(bad));
  return factors;
}

/** Whether a unit is one of counts per second. */
export const isRate = (unit: string): boolean => /cps|counts? per second|counts?\/s/i.test(unit);

/** Counts multiplied by an attenuation factor are no events any more: their noise is not Poisson's. */
function quantityOf(unit: string, values: Float64Array, isAttenuated: boolean): IntensityQuantity {
  if (isRate(unit)) return 'count-rate';
  return /count/i.test(unit) && !isAttenuated && areWholeCounts(values) ? 'counts' : 'arbitrary';
}
