/** When a compared half cycle was where on the drawn axis. */
import type { HalfCycle } from '@shared/electrochemistry/half-cycle-choice';
import { lowerBound } from '@shared/numerics/lower-bound';

/** A half cycle as it was measured: when the cycler was where on the drawn axis. */
export interface HalfCycleRows {
  readonly cycle: string;
  readonly direction: HalfCycle['direction'];
  /** Since the beginning of the file, h. */
  readonly hours: Float64Array;
  /** Places on the axis, in the order of `hours`. */
  readonly x: Float64Array;
}

/** When the cycler was nearest to a place of the drawn axis, h. */
export function hoursAt({ hours, x }: HalfCycleRows, place: number): number {
  let best = 0;
  for (let at = 1; at < x.length; at += 1) if (Math.abs(x[at]! - place) < Math.abs(x[best]! - place)) best = at;
  return hours[best] ?? 0;
}

/** Where on the drawn axis a half cycle was at a time, h; at its nearer end before and after it. */
export const placeAt = ({ hours, x }: HalfCycleRows, time: number): number => x[Math.min(x.length - 1, lowerBound(hours, time))] ?? 0;

/** Whether a half cycle ran in some of the time between two moments, h. */
export const ranBetween = ({ hours }: HalfCycleRows, from: number, to: number): boolean => hours.length > 0 && from <= hours[hours.length - 1]! && to >= hours[0]!;
