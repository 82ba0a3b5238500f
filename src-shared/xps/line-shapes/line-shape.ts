/**
 * The one form in which the fit sees a line, whatever its formula.
 *
 * Every profile has unit area: the fit multiplies it by the line's area, which is a linear amplitude. "Area" is the
 * whole integral over binding energy from −∞ to +∞, never what happens to lie inside the window. Doniach–Šunjić has no
 * finite area; here its tail is damped (see doniach-sunjic.ts), and the area is that of the damped shape.
 *
 * All abscissas, positions and widths are binding energies in eV; loss tails point to higher binding energy.
 */

import type { Room } from './room';

/** The binding energies at which a prepared line will be asked for, relative to its position. */
export interface Reach {
  /** Smallest x − centre, eV. */
  readonly from: number;
  /** Largest x − centre, eV. */
  readonly to: number;
}

/**
 * Arrays that a line fills; all have the length of `x`, and all are overwritten. Arrays that are `null` are not wanted
 * and cost nothing.
 */
export interface LineValues {
  /** Unit-area profile, 1/eV. */
  readonly value: Float64Array;
  /** Running integral of the profile from −∞ to x: rises from 0 to 1. Its derivative by the centre is −value. */
  readonly integral: Float64Array | null;
  /** Derivative of `value` by the centre, 1/eV². */
  readonly valueByCentre: Float64Array | null;
  /** Derivatives of `value` by the shape parameters, in the order of `parameterNames`; `null` entries are skipped. */
  readonly valueByParameter: readonly (Float64Array | null)[] | null;
  /** Derivatives of `integral` by the shape parameters, in the same order. */
  readonly integralByParameter: readonly (Float64Array | null)[] | null;
}

/** A line of given shape parameters, ready to be placed anywhere: one serves all spectra that share the shape. */
export interface PreparedLine {
  /**
   * Fills `out` with the line at `centre`, for strictly increasing `x`.
   * @throws RangeError when x − centre leaves the reach the line was prepared for.
   */
  evaluate(x: Float64Array, centre: number, out: LineValues): void;
}

/** What of a line will be asked for. What is not wanted is not computed. */
export interface Wanted {
  readonly integral: boolean;
  /** By which shape parameters derivatives are asked for, in their order; `null` for none. */
  readonly derivatives: readonly boolean[] | null;
}

/** A line shape by formula. */
export interface LineShape {
  /** Shape parameters in order; the names are those of the component parameters in ../model.ts. */
  readonly parameterNames: readonly string[];
  /**
   * Prepares the line for one set of shape parameters. What is costly happens here; placing it is cheap.
   * Values are within 1e-7 of the line's height, and so are derivatives in units of height / parameter.
   * @param room arrays that the prepared line may hold; it is valid until these are cleared. Left out, it has arrays of its own.
   * @throws RangeError naming the parameter that is out of its range.
   */
  prepare(parameters: ArrayLike<number>, reach: Reach, wanted: Wanted, room?: Room): PreparedLine;
  /** Full width at half maximum, eV. */
  fwhm(parameters: ArrayLike<number>): number;
  /** Maximum of the unit-area profile, 1/eV. */
  height(parameters: ArrayLike<number>): number;
  /** Where the maximum lies relative to the centre, eV: not zero for asymmetric lines. */
  apex(parameters: ArrayLike<number>): number;
}
