/** Which way the current ran in every row, and how much charge passed between the rows. */
import { typicalInterval, type GalvanostaticData } from './read-curve';

export interface ChargePassed {
  /** Per row: 1 charge, −1 discharge, 0 rest. */
  readonly direction: Int8Array;
  /** Charge passed since the row before, mAh, charge positive; 0 in rests. */
  readonly incrementMAh: Float64Array;
  /** The same from current and time alone, whatever the counter says. */
  readonly integratedMAh: Float64Array;
  /** True when the file counts discharge current as positive. */
  readonly wasReversed: boolean;
  /** True when the file gives currents without sign and the direction comes from the voltage. */
  readonly wasUnsigned: boolean;
  /** Name of the cycler's counter that was used, or null. */
  readonly counter: string | null;
  /** Typical time between rows, s. */
  readonly typicalIntervalS: number;
}

const secondsPerHour = 3600;

/**
 * @param restCurrentMA currents up to this size are a rest
 */
export function chargePassed(data: GalvanostaticData, restCurrentMA: number): ChargePassed {
  const { timeS, voltageV, currentMA } = data;
  const rows = timeS.length;
  const direction = new Int8Array(rows);
  for (let i = 0; i < rows; i++) {
    const current = currentMA[i]!;
    direction[i] = current > restCurrentMA ? 1 : current < -restCurrentMA ? -1 : 0;
  }
  const wasUnsigned = signFromVoltage(data, direction);

  // Charging raises the voltage of a cell; the sum over the whole curve decides.
  let rise = 0;
  for (let i = 1; i < rows; i++) if (direction[i] === direction[i - 1]) rise += direction[i]! * (voltageV[i]! - voltageV[i - 1]!);
  const wasReversed = rise < 0;
  if (wasReversed) for (let i = 0; i < rows; i++) direction[i] = -direction[i]!;

  const typicalIntervalS = typicalInterval(timeS);
  const integratedMAh = new Float64Array(rows);
  // The row before is carried along: reading every array twice would cost half of the time.
  let wayBefore = direction[0]!;
  let sizeBefore = Math.abs(currentMA[0]!);
  for (let i = 1; i < rows; i++) {
    const way = direction[i]!;
    const size = Math.abs(currentMA[i]!);
    if (way !== 0) {
      const dt = timeS[i]! - timeS[i - 1]!;
      // From a rest or another direction the moment of the change is unknown, but at most one interval ago.
      const mean = wayBefore === way ? 0.5 * (size + sizeBefore) * dt : (wayBefore === 0 ? 0.5 : 1) * size * Math.min(dt, typicalIntervalS);
      integratedMAh[i] = (way * mean) / secondsPerHour;
    }
    wayBefore = way;
    sizeBefore = size;
  }
  const counted = data.counter && fromCounter(data.counter.values, data, direction, integratedMAh);
  return {
    direction,
    incrementMAh: counted ?? integratedMAh,
    integratedMAh,
    wasReversed: wasReversed && !wasUnsigned,
    wasUnsigned,
    counter: counted ? data.counter.name : null,
    typicalIntervalS,
  };
}

/** Standard deviation of a moment that is known to lie in an interval of unit length. */
const withinInterval = 1 / Math.sqrt(12);

/** Standard uncertainty of the charge of a step, mAh, from not knowing when between two rows its current began; 0 where the cycler counted. */
export function startDoubtMAh({ counter, typicalIntervalS }: Pick<ChargePassed, 'counter' | 'typicalIntervalS'>, meanCurrentMA: number): number {
  return counter === null ? (withinInterval * typicalIntervalS * meanCurrentMA) / secondsPerHour : 0;
}

/** Currents that are never negative although the voltage goes both ways get their sign from the voltage of each step. */
function signFromVoltage(data: GalvanostaticData, direction: Int8Array): boolean {
  const groups = data.halfCycle ?? data.step;
  if (!groups || direction.includes(-1)) return false;
  const falling: [number, number][] = [];
  for (let first = 0; first < direction.length; ) {
    let last = first;
    while (last + 1 < direction.length && groups[last + 1] === groups[first] && direction[last + 1] === direction[first]) last++;
    if (direction[first] === 1 && data.voltageV[last]! < data.voltageV[first]!) falling.push([first, last]);
    first = last + 1;
  }
  const fallingRows = falling.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const activeRows = direction.reduce((sum, value) => sum + value, 0);
  if (fallingRows === 0 || fallingRows === activeRows) return false;
  for (const [first, last] of falling) direction.fill(-1, first, last + 1);
  return true;
}

/** Increments of the cycler's counter, which integrates faster than it writes; null when it does not follow the current. */
function fromCounter(counter: Float64Array, data: GalvanostaticData, direction: Int8Array, integrated: Float64Array): Float64Array | null {
  const rows = counter.length;
  let signed = 0;
  let unsigned = 0;
  let largest = 0;
  for (let i = 1, before = counter[0]!; i < rows; i++) {
    const now = counter[i]!;
    const size = Math.abs(now);
    if (size > largest) largest = size;
    const way = direction[i]!;
    if (way !== 0 && way === direction[i - 1]) {
      const amount = Math.abs(integrated[i]!);
      const change = now > before ? amount : now < before ? -amount : 0;
      signed += way * change;
      unsigned += change;
    }
    before = now;
  }
  if (signed === 0 && unsigned === 0) return null;
  const isUnsigned = Math.abs(unsigned) > Math.abs(signed);
  const sign = isUnsigned ? 1 : Math.sign(signed);
  const increments = new Float64Array(rows);
  const back = -1e-6 * largest;
  const { currentMA, timeS } = data;
  // By direction, discharge and charge: what the counter gives and what the current does.
  const counted = [0, 0];
  const passed = [0, 0];
  for (let i = 1; i < rows; i++) {
    const way = direction[i]!;
    if (way === 0) continue;
    const most = (3 * Math.abs(currentMA[i]!) * (timeS[i]! - timeS[i - 1]!)) / secondsPerHour + 1e-3 * largest;
    // Amounts in the direction of the current: since the row before, or since a restart of the counter.
    const toward = isUnsigned ? 1 : sign * way;
    const since = toward * (counter[i]! - counter[i - 1]!);
    // The row that shows the new direction may still count the end of the one before.
    if (direction[i - 1] === -way && since < back && -since <= most) {
      increments[i - 1]! += way * since;
      continue;
    }
    const restarted = toward * counter[i]!;
    increments[i] = since >= back && since <= most ? way * since : restarted >= back && restarted <= most ? way * restarted : integrated[i]!;
    const side = way > 0 ? 1 : 0;
    counted[side]! += Math.abs(increments[i]!);
    passed[side]! += Math.abs(integrated[i]!);
  }
  // A counter of charges alone stands still in discharges.
  return counted.some((sum, side) => sum < 0.5 * passed[side]!) ? null : increments;
}
