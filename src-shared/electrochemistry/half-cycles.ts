import { quantileOfSorted } from '@shared/numerics/statistics/quantile';
import type { Curve } from '@shared/spectrum/spectrum';

/** Rows looked at. */
const places = 10_000;
/** A half cycle is at least so many of them. */
const shortest = 3;
/** The current above which only so many rows lie, glitches of the cycler among them, is the largest. */
const glitches = 0.005;
/** Currents that differ by less than this share of the largest are one level. */
const levelWidth = 0.02;
/** So many levels hold most of the rows of a galvanostatic program, rate tests included. */
const mostLevels = 8;
const mostRows = 0.8;

/**
 * Roughly how many half cycles a curve of constant currents has, from at most 10 000 of its rows: enough to tell which of several
 * curves is the cycling. 0 for what is none: impedance, voltammetry (its current takes all values), open circuit.
 */
export function roughHalfCycles({ columns }: Curve): number {
  const valuesOf = (quantity: Curve['columns'][number]['quantity']): Float64Array | null => columns.find((column) => column.quantity === quantity)?.values ?? null;
  const current = valuesOf('current');
  if (current === null || valuesOf('time') === null || valuesOf('voltage') === null) return 0;
  const frequency = valuesOf('frequency');
  const stride = Math.max(1, Math.floor(current.length / places));
  const taken = Array.from({ length: Math.floor((current.length - 1) / stride) + 1 }, (_, k) => k * stride);
  if (frequency && taken.filter((row) => frequency[row]! > 0).length > taken.length / 2) return 0;
  if (taken.length === 0) return 0;
  const largest = quantileOfSorted(Float64Array.from(taken, (row) => Math.abs(current[row]!)).sort(), 1 - glitches);
  const relative = taken.map((row) => current[row]! / largest).filter((share) => Math.abs(share) > levelWidth);
  return isInLevels(relative) ? runs(relative) : 0;
}

function isInLevels(relative: readonly number[]): boolean {
  const levels = new Map<number, number>();
  for (const share of relative) {
    const level = Math.round(share / levelWidth);
    levels.set(level, (levels.get(level) ?? 0) + 1);
  }
  const fullest = [...levels.values()].sort((a, b) => b - a).slice(0, mostLevels);
  return fullest.reduce((sum, count) => sum + count, 0) >= mostRows * relative.length;
}

/** Runs of one sign that are long enough; those of the same sign with a short one in between are one. */
function runs(values: readonly number[]): number {
  let count = 0;
  let [sign, length, counted] = [0, 0, 0];
  for (const value of values) {
    length = Math.sign(value) === sign ? length + 1 : 1;
    sign = Math.sign(value);
    if (length !== shortest || sign === counted) continue;
    count++;
    counted = sign;
  }
  return count;
}
