import type { Curve, CurveColumn, Measurement } from '@shared/spectrum/spectrum';

/** Rows from which on copying a curve for every computation would be felt. */
const manyRows = 200_000;

/** What the bookkeeping reads. */
const quantities: readonly CurveColumn['quantity'][] = ['time', 'voltage', 'current', 'charge', 'capacity', 'half-cycle', 'step'];
const isWanted = ({ quantity }: CurveColumn): boolean => quantities.includes(quantity);

/**
 * The measurements with those columns of long curves that other workers will want in memory that all read without a copy. Call it in the worker that read them: finding
 * the memory for ten million rows takes longer than a window may stand still. As they are where memory cannot be shared.
 */
export function withSharedCurves(measurements: readonly Measurement[]): readonly Measurement[] {
  if (!globalThis.crossOriginIsolated) return measurements;
  return measurements.map((measurement) => (measurement.kind === 'curve' && isLong(measurement) ? { ...measurement, columns: measurement.columns.map((column) => (isWanted(column) ? sharedColumn(column) : column)) } : measurement));
}

const sharedColumn = (column: CurveColumn): CurveColumn => ({ ...column, values: sharedCopy(column.values) });

function sharedCopy(values: Float64Array): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(8 * values.length));
  shared.set(values);
  return shared;
}

/**
 * The measurements with long spectra in memory that every worker reads without a copy: the window sends them to a worker with each
 * analysis. As they are where memory cannot be shared.
 */
export function withSharedSpectra(measurements: readonly Measurement[]): readonly Measurement[] {
  if (!globalThis.crossOriginIsolated) return measurements;
  return measurements.map((measurement) =>
    measurement.kind === 'spectrum' && measurement.x.length >= manyRows
      ? { ...measurement, x: sharedCopy(measurement.x), y: sharedCopy(measurement.y), transmission: measurement.transmission && sharedCopy(measurement.transmission) }
      : measurement,
  );
}

const isLong = (curve: Curve): boolean => (curve.columns[0]?.values.length ?? 0) >= manyRows;

/** Whether a measurement lies in shared memory, which no cache can keep. */
export const isShared = (measurement: Measurement): boolean =>
  typeof SharedArrayBuffer !== 'undefined' && measurement.kind === 'curve' && measurement.columns.some(({ values }) => values.buffer instanceof SharedArrayBuffer);

/** What the bookkeeping needs of a curve, for a worker. */
export function forBookkeeping(curve: Curve): Curve {
  if (!isLong(curve)) return curve;
  return { ...curve, metadata: {}, columns: curve.columns.filter(isWanted) };
}
