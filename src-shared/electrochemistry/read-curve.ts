/** Takes from a cycler's table what the bookkeeping needs, in s, V, mA and mAh. */
import type { Curve, CurveColumn } from '@shared/spectrum/spectrum';

export interface GalvanostaticData {
  /** Never falling; a counter that restarted was continued. */
  readonly timeS: Float64Array;
  readonly voltageV: Float64Array;
  /** As in the file; which sign is charge is found later. */
  readonly currentMA: Float64Array;
  /** The cycler's own charge counter, as in the file, or null. */
  readonly counter: { readonly name: string; readonly values: Float64Array } | null;
  readonly halfCycle: Float64Array | null;
  readonly step: Float64Array | null;
  /** The current is the file's current density times the area of the electrode. */
  readonly isFromDensity: boolean;
  /** Rows at which the time counter had restarted. */
  readonly timeRestarts: readonly number[];
}

export type CurveError =
  | { readonly code: 'no-column'; readonly quantity: 'time' | 'voltage' | 'current' }
  | { readonly code: 'current-density'; readonly column: string }
  | { readonly code: 'specific-current'; readonly column: string; readonly unit: string }
  | { readonly code: 'unknown-unit'; readonly column: string; readonly unit: string }
  | { readonly code: 'too-few-rows'; readonly rows: number }
  | { readonly code: 'not-finite'; readonly column: string; readonly row: number }
  | { readonly code: 'no-current' }
  | { readonly code: 'impedance' }
  | { readonly code: 'out-of-order'; readonly rows: number };

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CurveError };

const factors: Readonly<Record<'time' | 'voltage' | 'current' | 'charge', Readonly<Record<string, number>>>> = {
  time: { s: 1, ms: 1e-3, min: 60, h: 3600 },
  voltage: { V: 1, mV: 1e-3 },
  current: { A: 1e3, mA: 1, 'µA': 1e-3, 'μA': 1e-3, uA: 1e-3, nA: 1e-6 },
  charge: { 'A h': 1e3, Ah: 1e3, 'mA h': 1, mAh: 1, 'µA h': 1e-3, 'μA h': 1e-3, C: 1 / 3.6, mC: 1e-3 / 3.6 },
};

/** Current densities, mA/cm². */
const densityFactors: Readonly<Record<string, number>> = { 'A/cm²': 1e3, 'mA/cm²': 1, 'µA/cm²': 1e-3, 'nA/cm²': 1e-6, 'A/m²': 0.1, 'mA/m²': 1e-4, 'µA/m²': 1e-7 };
const perMass = /A\/k?g$/;

/** A counter that restarted begins within this many typical intervals of where the first one began; any other fall is disorder. */
const restartIntervals = 20;

/**
 * Columns by quantity with units brought to s, V, mA and mAh.
 * @param areaCm2 of the electrode, for files that give a current density; null: not known
 * Errors: a column missing or in an unknown unit, a current density without an area, a current per mass, fewer than 3 rows, a number that is not finite, no current at all,
 * rows out of order, an impedance spectrum (its current alternates: what is in the file passes no charge).
 */
export function readGalvanostatic(curve: Curve, areaCm2: number | null = null): Outcome<GalvanostaticData> {
  const time = convert(curve, 'time', factors.time);
  if (!time.ok) return time;
  const voltage = convert(curve, 'voltage', factors.voltage);
  if (!voltage.ok) return voltage;
  const current = convertCurrent(curve, areaCm2);
  if (!current.ok) return current;
  const rows = time.value.length;
  if (rows < 3) return { ok: false, error: { code: 'too-few-rows', rows } };
  if (isImpedance(curve, rows)) return { ok: false, error: { code: 'impedance' } };
  if (!current.value.some((value) => value !== 0)) return { ok: false, error: { code: 'no-current' } };
  const continued = continueTime(time.value);
  if (continued.disorder > 0) return { ok: false, error: { code: 'out-of-order', rows: continued.disorder } };
  const values = (quantity: CurveColumn['quantity']) => curve.columns.find((column) => column.quantity === quantity)?.values ?? null;
  return {
    ok: true,
    value: {
      timeS: continued.timeS,
      voltageV: voltage.value,
      currentMA: current.value,
      counter: chargeCounter(curve),
      halfCycle: values('half-cycle'),
      step: values('step'),
      isFromDensity: isCurrentDensity(curve),
      timeRestarts: continued.restarts,
    },
  };
}

/** Files of mixed techniques have the column too, with zeros in the rows of direct current. */
function isImpedance(curve: Curve, rows: number): boolean {
  const frequency = curve.columns.find(({ quantity }) => quantity === 'frequency')?.values;
  return frequency !== undefined && frequency.reduce((count, value) => count + Number(value > 0), 0) > rows / 2;
}

/** Whether a file gives its current per area, so that the area decides what was passed. */
export const isCurrentDensity = (curve: Curve): boolean => Object.hasOwn(densityFactors, curve.columns.find(({ quantity }) => quantity === 'current')?.unit ?? '');

function convertCurrent(curve: Curve, areaCm2: number | null): Outcome<Float64Array> {
  const { name: column, unit } = curve.columns.find(({ quantity }) => quantity === 'current') ?? { name: '', unit: '' };
  if (perMass.test(unit)) return { ok: false, error: { code: 'specific-current', column, unit } };
  if (!isCurrentDensity(curve)) return convert(curve, 'current', factors.current);
  if (areaCm2 === null) return { ok: false, error: { code: 'current-density', column } };
  return convert(curve, 'current', { [unit]: densityFactors[unit]! * areaCm2 });
}

function convert(curve: Curve, quantity: 'time' | 'voltage' | 'current', known: Readonly<Record<string, number>>): Outcome<Float64Array> {
  const column = curve.columns.find((candidate) => candidate.quantity === quantity);
  if (!column) return { ok: false, error: { code: 'no-column', quantity } };
  const factor = Object.hasOwn(known, column.unit) ? known[column.unit]! : null;
  if (factor === null) return { ok: false, error: { code: 'unknown-unit', column: column.name, unit: column.unit } };
  const row = firstNotFinite(column.values);
  return row === null ? { ok: true, value: scaled(column.values, factor) } : { ok: false, error: { code: 'not-finite', column: column.name, row } };
}

/** Row of the first value that is no finite number, or null. Ten million rows are usual, hence no branch in the loop. */
function firstNotFinite(values: Float64Array): number | null {
  let zero = 0;
  for (let i = 0; i < values.length; i++) zero += values[i]! * 0;
  return zero === 0 ? null : values.findIndex((value) => !Number.isFinite(value));
}

/** The values times a factor; the column itself where there is nothing to convert, for nobody here writes to it. */
function scaled(values: Float64Array, factor: number): Float64Array {
  if (factor === 1) return values;
  const converted = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) converted[i] = values[i]! * factor;
  return converted;
}

/** Signed cumulative charge is preferred to a capacity that restarts at every step; a counter in an unknown unit is no counter. */
function chargeCounter(curve: Curve): GalvanostaticData['counter'] {
  for (const quantity of ['charge', 'capacity'] as const) {
    const column = curve.columns.find((candidate) => candidate.quantity === quantity && Object.hasOwn(factors.charge, candidate.unit));
    if (!column || firstNotFinite(column.values) !== null) continue;
    return { name: column.name, values: scaled(column.values, factors.charge[column.unit]!) };
  }
  return null;
}

/** Where the time counter starts again, time goes on from the last row; what the new counter shows beyond its usual beginning is the pause. */
function continueTime(timeS: Float64Array): { timeS: Float64Array; restarts: number[]; disorder: number } {
  const restarts: number[] = [];
  for (let i = 1, before = timeS[0]!; i < timeS.length; i++) {
    const now = timeS[i]!;
    if (now < before) restarts.push(i);
    before = now;
  }
  if (restarts.length === 0) return { timeS, restarts, disorder: 0 };
  const near = restartIntervals * typicalInterval(timeS);
  const continued = timeS.slice();
  restarts.forEach((row, k) => {
    const offset = continued[row - 1]! - timeS[0]!;
    for (let i = row; i < (restarts[k + 1] ?? timeS.length); i++) continued[i] = timeS[i]! + offset;
  });
  return { timeS: continued, restarts, disorder: restarts.filter((row) => Math.abs(timeS[row]! - timeS[0]!) > near).length };
}

/** Median interval over at most 10 001 places, s. */
export function typicalInterval(timeS: Float64Array): number {
  const stride = Math.max(1, Math.floor((timeS.length - 1) / 10_000));
  const intervals: number[] = [];
  for (let i = 1; i < timeS.length; i += stride) intervals.push(timeS[i]! - timeS[i - 1]!);
  intervals.sort((a, b) => a - b);
  return intervals[Math.floor(intervals.length / 2)]!;
}
