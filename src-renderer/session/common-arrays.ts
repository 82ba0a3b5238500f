import type { Measurement } from '@shared/spectrum/spectrum';

/** Arrays of one length that a new one is compared with, the latest of them: spectra of one series come one after another. */
const compared = 8;

/**
 * Axes and transmission functions that measurements have in common are held once: a series is measured on one axis, which is half of all
 * its numbers, and arrays that are the very same need no comparing later.
 */
export class CommonArrays {
  readonly #byLength = new Map<number, Float64Array[]>();

  /** The measurement with the arrays of earlier ones that are equal to its own. */
  of(measurement: Measurement): Measurement {
    if (measurement.kind === 'curve') return measurement;
    const { x, transmission } = measurement;
    return { ...measurement, x: this.#held(x), transmission: transmission && this.#held(transmission) };
  }

  clear(): void {
    this.#byLength.clear();
  }

  #held(values: Float64Array): Float64Array {
    const latest = this.#byLength.get(values.length) ?? [];
    const equal = latest.find((other) => values.every((value, i) => value === other[i]));
    this.#byLength.set(values.length, [equal ?? values, ...latest.filter((other) => other !== equal)].slice(0, compared));
    return equal ?? values;
  }
}
