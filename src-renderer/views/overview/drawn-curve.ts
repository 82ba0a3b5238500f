import type { Curve, Measurement } from '@shared/spectrum/spectrum';

/** What of a measurement is drawn in a small picture. */
export interface DrawnCurve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly isReversed: boolean;
}

const column = (curve: Curve, quantity: Curve['columns'][number]['quantity']): Float64Array | null =>
  curve.columns.find((other) => other.quantity === quantity)?.values ?? null;

/** A spectrum over its axis, a cycling table as voltage over time; null when the table has neither. */
export function drawnCurve(measurement: Measurement): DrawnCurve | null {
  if (measurement.kind === 'spectrum') {
    return { x: measurement.x, y: measurement.y, isReversed: measurement.axis === 'binding-energy' };
  }
  const time = column(measurement, 'time');
  const voltage = column(measurement, 'voltage');
  return time && voltage ? { x: time, y: voltage, isReversed: false } : null;
}
