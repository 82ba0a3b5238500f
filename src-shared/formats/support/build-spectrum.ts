import type { AxisQuantity, IntensityQuantity, Spectrum, Technique, XpsInfo } from '@shared/spectrum/spectrum';
import type { Place } from '../parsed-file';
import { FormatError } from './format-error';
import { limits } from './limits';

export interface RawSpectrum {
  readonly technique: Technique | null;
  readonly name: string;
  readonly axis: AxisQuantity;
  /** Abscissa as in the file, rising or falling. The arrays are taken over and must not be used afterwards. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly intensity: IntensityQuantity;
  readonly transmission?: Float64Array | null;
  readonly dwellS?: number | null;
  /** See `Acquisition.exposure`; `null` or absent where the channels do not differ. */
  readonly exposure?: Float64Array | null;
  readonly scans?: number | null;
  readonly xps?: XpsInfo | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** Where channel `i` stands in the file, for messages. */
  readonly placeOf: (channel: number) => Place;
}

/**
 * Brings what a reader found into the one form of a spectrum: checked, finite, abscissa strictly rising.
 * @throws {FormatError} for no points, unequal lengths, values that are not finite and an abscissa that turns back.
 */
export function buildSpectrum(raw: RawSpectrum): Spectrum {
  const { x, y } = raw;
  const transmission = raw.transmission ?? null;
  const exposure = raw.exposure ?? null;
  const n = x.length;
  if (n === 0) throw new FormatError('format.error.noPoints', { name: raw.name }, raw.placeOf(0));
  if (n > limits.values) throw new FormatError('format.error.tooManyValues', { count: n, limit: limits.values }, raw.placeOf(0));
  for (const channels of [y, transmission ?? x, exposure ?? x]) {
    if (channels.length !== n) throw new FormatError('format.error.unequalLengths', { x: n, y: channels.length }, raw.placeOf(0));
  }
  for (const channels of [x, y, transmission ?? x, exposure ?? x]) {
    const bad = firstNotFinite(channels);
    if (bad >= 0) throw new FormatError('format.error.notFinite', { channel: bad + 1 }, raw.placeOf(bad));
  }
  const isFalling = n > 1 && x[n - 1]! < x[0]!;
  if (isFalling) {
    x.reverse();
    y.reverse();
    transmission?.reverse();
    exposure?.reverse();
  }
  for (let i = 1; i < n; i++) {
    if (x[i]! <= x[i - 1]!) {
      const channel = isFalling ? n - 1 - i : i;
      throw new FormatError('format.error.axisTurnsBack', { channel: channel + 1 }, raw.placeOf(channel));
    }
  }
  return {
    kind: 'spectrum',
    technique: raw.technique,
    name: raw.name.trim(),
    axis: raw.axis,
    x,
    y,
    intensity: raw.intensity,
    transmission,
    acquisition: { dwellS: positiveOrNull(raw.dwellS), ...(exposure && { exposure }), scans: positiveOrNull(raw.scans) },
    wasReversed: isFalling,
    xps: raw.xps ?? null,
    metadata: raw.metadata,
  };
}

/** Equidistant abscissa: start, start + step, …; computed from the index, so that rounding does not add up. */
export function equidistant(start: number, step: number, count: number): Float64Array {
  const x = new Float64Array(count);
  for (let i = 0; i < count; i++) x[i] = start + i * step;
  return x;
}

/** Equidistant abscissa between two ends, both met exactly. */
export function evenly(first: number, last: number, count: number): Float64Array {
  const x = new Float64Array(count);
  for (let i = 0; i < count; i++) x[i] = count === 1 ? first : first + ((last - first) * i) / (count - 1);
  return x;
}

/** True when every value is a whole number that is not negative, as events are; nothing but zeros tells nothing. */
export function areWholeCounts(values: Float64Array): boolean {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= 0) || Math.floor(value) !== value) return false;
    sum += value;
  }
  return sum > 0;
}

/** Files write 0, -1 or 1E+37 where they do not know. */
export function positiveOrNull(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && value > 0 && value < 1e36 ? value : null;
}

/** Index of the first value that is NaN or infinite; −1 when all are finite. A plain loop: this runs over every value read. */
export function firstNotFinite(values: Float64Array): number {
  for (let i = 0; i < values.length; i++) if (values[i]! - values[i]! !== 0) return i;
  return -1;
}
