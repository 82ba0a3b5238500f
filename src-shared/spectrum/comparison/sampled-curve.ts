/** A curve with what is known of its scatter. All arrays have one length; `x` increases. */
export interface SampledCurve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Variance of each `y`, or null where it is not known. */
  readonly variance: Float64Array | null;
}

/** The part of a curve that lies in [from, to]; views of the same memory. */
export function cropped({ x, y, variance }: SampledCurve, from: number, to: number): SampledCurve {
  let first = 0;
  while (first < x.length && x[first]! < from) first += 1;
  let last = x.length;
  while (last > first && x[last - 1]! > to) last -= 1;
  return { x: x.subarray(first, last), y: y.subarray(first, last), variance: variance?.subarray(first, last) ?? null };
}
