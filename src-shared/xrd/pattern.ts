import type { Radiation } from './geometry';

/** A powder pattern ready for counting statistics. Arrays have the same length. */
export interface Pattern {
  /** ° 2θ, strictly increasing. */
  readonly twoTheta: Float64Array;
  /** Detected events per channel. */
  readonly counts: Float64Array;
  readonly radiation: Radiation;
}
