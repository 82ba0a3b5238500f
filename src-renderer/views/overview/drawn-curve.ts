import type { Curve, Measurement } from '@shared/spectrum/spectrum';

/** What of a measurement is drawn in a small picture. */
export interface DrawnCurve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly isReversed: boolean;
}

const column = (curve: Curve, quantity: Curve['columns'][number]['quantity']): Float64Array | null =>
  curve.columns.find((other) => other.quantity === quantity)?.values ?? null;

/** Rows of a table that a small picture is made of: more than it has pixels, and no more than are gone through at once. */
const mostRows = 4000;

/** A spectrum over its axis, a cycling table as voltage over time, thinned out; null when the table has neither. */
export function drawnCurve(measurement: Measurement): DrawnCurve | null {
  if (measurement.kind === 'spectrum') {
    return { x: measurement.x, y: measurement.y, isReversed: measurement.axis === 'binding-energy' };
  }
  const time = column(measurement, 'time');
  const voltage = column(measurement, 'voltage');
  return time && voltage ? { x: thinned(time, mostRows), y: thinned(voltage, mostRows), isReversed: false } : null;
}

/** Every n-th row and the last one, `most` in all; the array itself when it is short. */
export function thinned(values: Float64Array, most: number): Float64Array {
  if (values.length <= most) return values;
  return Float64Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))]!);
}
