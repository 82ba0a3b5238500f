import type { Curve, CurveColumn, Measurement, Spectrum } from '@shared/spectrum/spectrum';

/** Rows or points from which on copying them for every computation would be felt. */
const many = 200_000;

/** What the bookkeeping reads. */
const quantities: readonly CurveColumn['quantity'][] = ['time', 'voltage', 'current', 'charge', 'capacity', 'half-cycle', 'step'];
const isWanted = ({ quantity }: CurveColumn): boolean => quantities.includes(quantity);

/**
 * The measurements with long spectra, and those columns of long curves that other workers will want, in memory that all read without a
 * copy: the window sends them to a worker with each analysis. Call it in the worker that read them: finding the memory for ten million rows
 * takes longer than a window may stand still. As they are where memory cannot be shared.
 */
export function withSharedMemory(measurements: readonly Measurement[]): readonly Measurement[] {
  if (!globalThis.crossOriginIsolated) return measurements;
  return measurements.map((measurement) => (!isLong(measurement) ? measurement : measurement.kind === 'curve' ? sharedCurve(measurement) : sharedSpectrum(measurement)));
}

const sharedCurve = (curve: Curve): Curve => ({ ...curve, columns: curve.columns.map((column) => (isWanted(column) ? { ...column, values: sharedCopy(column.values) } : column)) });

const sharedSpectrum = (spectrum: Spectrum): Spectrum => ({ ...spectrum, x: sharedCopy(spectrum.x), y: sharedCopy(spectrum.y), transmission: spectrum.transmission && sharedCopy(spectrum.transmission) });

function sharedCopy(values: Float64Array): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(8 * values.length));
  shared.set(values);
  return shared;
}

const isLong = (measurement: Measurement): boolean => (measurement.kind === 'curve' ? (measurement.columns[0]?.values.length ?? 0) : measurement.x.length) >= many;

/** Whether a measurement lies in shared memory, which no cache can keep. */
export const isShared = (measurement: Measurement): boolean =>
  typeof SharedArrayBuffer !== 'undefined' && (measurement.kind === 'curve' ? measurement.columns.map(({ values }) => values) : [measurement.x]).some(({ buffer }) => buffer instanceof SharedArrayBuffer);

/** What the bookkeeping needs of a curve, for a worker. */
export function forBookkeeping(curve: Curve): Curve {
  if (!isLong(curve)) return curve;
  return { ...curve, metadata: {}, columns: curve.columns.filter(isWanted) };
}
