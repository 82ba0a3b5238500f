import type { Curve, CurveColumn, Measurement, Spectrum } from '@shared/spectrum/spectrum';

/** Rows or points from which on making them anew costs less than keeping a copy of them on the disk. */
const many = 200_000;

/** What the bookkeeping reads. */
const quantities: readonly CurveColumn['quantity'][] = ['time', 'voltage', 'current', 'charge', 'capacity', 'half-cycle', 'step'];
const isWanted = ({ quantity }: CurveColumn): boolean => quantities.includes(quantity);

/**
 * The measurements with their spectra, and those columns of their curves that other workers will want, in memory that all read without a
 * copy: the window sends them to a worker with each analysis. Call it in the worker that read them: finding the memory for ten million rows
 * takes longer than a window may stand still. As they are where memory cannot be shared.
 */
export function withSharedMemory(measurements: readonly Measurement[]): readonly Measurement[] {
  if (!globalThis.crossOriginIsolated) return measurements;
  return measurements.map((measurement) => (measurement.kind === 'curve' ? withColumns(measurement, (column) => (isWanted(column) ? sharedCopy(column.values) : column.values)) : withArrays(measurement, sharedCopy)));
}

/** The measurements in memory of their own, for a cache: none keeps what is shared. */
export const withOwnMemory = (measurements: readonly Measurement[]): readonly Measurement[] =>
  measurements.map((measurement) => (measurement.kind === 'curve' ? withColumns(measurement, ({ values }) => ownCopy(values)) : withArrays(measurement, ownCopy)));

const withColumns = (curve: Curve, change: (column: CurveColumn) => Float64Array): Curve => ({ ...curve, columns: curve.columns.map((column) => ({ ...column, values: change(column) })) });

const withArrays = (spectrum: Spectrum, change: (values: Float64Array) => Float64Array): Spectrum => ({ ...spectrum, x: change(spectrum.x), y: change(spectrum.y), transmission: spectrum.transmission && change(spectrum.transmission) });

function sharedCopy(values: Float64Array): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(8 * values.length));
  shared.set(values);
  return shared;
}

const ownCopy = (values: Float64Array): Float64Array => (isSharedMemory(values) ? new Float64Array(values) : values);

export const isSharedMemory = ({ buffer }: Float64Array): boolean => typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;

/** Whether a measurement has so many rows or points that it is made anew instead of being kept in a cache. */
export const isLong = (measurement: Measurement): boolean => (measurement.kind === 'curve' ? (measurement.columns[0]?.values.length ?? 0) : measurement.x.length) >= many;

/** What the bookkeeping needs of a curve, for a worker. */
export function forBookkeeping(curve: Curve): Curve {
  if (!isLong(curve)) return curve;
  return { ...curve, metadata: {}, columns: curve.columns.filter(isWanted) };
}
