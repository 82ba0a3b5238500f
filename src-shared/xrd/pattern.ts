import type { Radiation } from './geometry';

/** A powder pattern ready for counting statistics. Arrays have the same length. */
export interface Pattern {
  /** ° 2θ, strictly increasing. */
  readonly twoTheta: Float64Array;
  /** Detected events per channel, as if all had the usual exposure. */
  readonly counts: Float64Array;
  /** Events per such count: 1 at the usual exposure, less behind an attenuator, more where it was counted longer. Counts have the variance counts/exposure. */
  readonly exposure: Float64Array;
  readonly radiation: Radiation;
}
