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
  readonly unit: string;
  readonly axisName: string;
  readonly dwellS: number | null;
  /** Whether every point was counted for a time of its own. */
  readonly hasOwnTimes?: boolean;
  readonly metadata: Metadata;
  readonly placeOf: (channel: number) => Place;
}

/** A diffraction pattern with the attenuator undone; a scan over another axis than 2θ keeps an unknown axis. */
export function buildPattern(raw: RawPattern, report: ReportBuilder): Spectrum {
  const { attenuation } = raw;
  const isAttenuated = attenuation?.some((factor) => factor !== 1) ?? false;
  if (attenuation !== null && attenuation.length !== raw.intensity.length) {
    throw new FormatError('format.error.unequalLengths', { x: attenuation.length, y: raw.intensity.length }, raw.placeOf(0));
  }
  if (isAttenuated) report.understood('format.note.attenuator', { factor: attenuation!.reduce((most, factor) => Math.max(most, factor), 0) });
  const isTwoTheta = /2[- ]?theta|two[- ]?theta|gonio/i.test(raw.axisName);
  if (!isTwoTheta) report.assumed('format.note.otherScanAxis', { axis: raw.axisName });
  return buildSpectrum({
    technique: 'xrd',
    name: raw.name,
    axis: isTwoTheta ? 'two-theta' : 'unknown',
    x: raw.twoTheta,
    y: isAttenuated ? raw.intensity.map((value, i) => value * attenuation![i]!) : raw.intensity,
    intensity: quantityOf(raw.unit, raw.intensity, isAttenuated),
    dwellS: raw.dwellS,
    hasOwnTimes: raw.hasOwnTimes ?? false,
    metadata: raw.metadata.toRecord(),
    placeOf: raw.placeOf,
  });
}

/** Whether a unit is one of counts per second. */
export const isRate = (unit: string): boolean => /cps|counts? per second|counts?\/s/i.test(unit);

/** Counts multiplied by an attenuation factor are no events any more: their noise is not Poisson's. */
function quantityOf(unit: string, values: Float64Array, isAttenuated: boolean): IntensityQuantity {
  if (isRate(unit)) return 'count-rate';
  return /count/i.test(unit) && !isAttenuated && areWholeCounts(values) ? 'counts' : 'arbitrary';
}
