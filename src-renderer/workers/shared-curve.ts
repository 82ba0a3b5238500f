import type { Curve, CurveColumn } from '@shared/spectrum/spectrum';

/** Rows from which on copying a curve for every computation would be felt. */
const manyRows = 200_000;
/** Rows copied without a break: a few milliseconds, even where the memory has to be found first. */
const sliceRows = 250_000;

/** What the bookkeeping reads. */
const wanted: readonly CurveColumn['quantity'][] = ['time', 'voltage', 'current', 'charge', 'capacity', 'half-cycle', 'step'];

const shared = new WeakMap<Curve, Promise<Curve>>();

/**
 * A long curve in memory that workers read without a copy, made once, in slices between which the window stays alive. Short curves,
 * and all where memory cannot be shared, are given as they are.
 */
export function sharedCurve(curve: Curve): Promise<Curve> {
  const rows = curve.columns[0]?.values.length ?? 0;
  if (rows < manyRows || !globalThis.crossOriginIsolated) return Promise.resolve(curve);
  const known = shared.get(curve) ?? copyColumns(curve);
  shared.set(curve, known);
  return known;
}

async function copyColumns(curve: Curve): Promise<Curve> {
  const columns: CurveColumn[] = [];
  for (const column of curve.columns.filter(({ quantity }) => wanted.includes(quantity))) {
    const values = new Float64Array(new SharedArrayBuffer(8 * column.values.length));
    for (let from = 0; from < values.length; from += sliceRows) {
      values.set(column.values.subarray(from, from + sliceRows), from);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    columns.push({ ...column, values });
  }
  return { ...curve, metadata: {}, columns };
}
