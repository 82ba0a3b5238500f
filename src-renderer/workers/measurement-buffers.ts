import type { Measurement } from '@shared/spectrum/spectrum';

/** The distinct buffers of all arrays of some measurements, for handing them over instead of copying; shared ones need no handing over. */
export function measurementBuffers(measurements: readonly Measurement[]): ArrayBuffer[] {
  const arrays = measurements.flatMap((measurement) =>
    measurement.kind === 'curve'
      ? measurement.columns.map((column) => column.values)
      : [measurement.x, measurement.y, ...(measurement.transmission ? [measurement.transmission] : [])],
  );
  return [...new Set(arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer))];
}
