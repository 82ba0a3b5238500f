/** A line tabulated with value and slope, read by cubic Hermite interpolation: for lines whose higher derivatives jump or are not at hand. */
import type { LineValues, PreparedLine } from './line-shape';
import { Cells, type NodeGrid, type NodeValues } from './node-grid';

/** What a tabulated line holds at its nodes; slopes are derivatives by x. */
export interface LineTable {
  readonly grid: NodeGrid;
  readonly profile: NodeValues;
  /** Second derivative of the profile by x; `null` where it jumps, and the interpolation's own slope then serves. */
  readonly curvature: Float64Array | null;
  /** Running integral from −∞, or `null` when not wanted. */
  readonly integral: Float64Array | null;
  /** Derivatives of the profile by the shape parameters, or `null` when not wanted. */
  readonly byParameter: readonly NodeValues[] | null;
  /** Derivatives of the running integral by the shape parameters. */
  readonly integralByParameter: readonly Float64Array[] | null;
}

/** Common to all lines, for it holds nothing between two evaluations. */
const cells = new Cells();

/** Reads a table; see {@link LineTable}. */
export class SampledLine implements PreparedLine {
  constructor(private readonly table: LineTable) {}

  evaluate(x: Float64Array, centre: number, out: LineValues): void {
    const { grid, profile, curvature, integral, byParameter, integralByParameter } = this.table;
    cells.locate(grid, x, centre);
    this.read(profile.value, profile.slope, out.value);
    if (out.valueByCentre) {
      if (curvature) this.read(profile.slope, curvature, out.valueByCentre);
      else this.readSlope(profile, out.valueByCentre);
      for (let i = 0; i < out.valueByCentre.length; i++) out.valueByCentre[i] = -out.valueByCentre[i]!;
    }
    if (out.integral) this.read(wanted(integral, 'integral'), profile.value, out.integral);
    out.valueByParameter?.forEach((array, k) => {
      if (!array) return;
      const derivative = wanted(byParameter, 'derivatives')[k]!;
      this.read(derivative.value, derivative.slope, array);
    });
    out.integralByParameter?.forEach((array, k) => {
      if (!array) return;
      this.read(wanted(integralByParameter, 'derivatives of the integral')[k]!, wanted(byParameter, 'derivatives')[k]!.value, array);
    });
  }

  /** Slope of the cubic between the nodes. */
  private readSlope({ value, slope }: NodeValues, out: Float64Array): void {
    const { index, place, width } = cells;
    for (let i = 0; i < out.length; i++) {
      const k = index[i]!;
      const t = place[i]!;
      const u = 1 - t;
      out[i] = (6 * t * u * (value[k + 1]! - value[k]!)) / width[i]! + u * (1 - 3 * t) * slope[k]! + t * (3 * t - 2) * slope[k + 1]!;
    }
  }

  private read(value: Float64Array, slope: Float64Array, out: Float64Array): void {
    const { index, place, width } = cells;
    for (let i = 0; i < out.length; i++) {
      const k = index[i]!;
      const t = place[i]!;
      const u = 1 - t;
      const left = (1 + 2 * t) * value[k]! + width[i]! * t * slope[k]!;
      const right = (1 + 2 * u) * value[k + 1]! - width[i]! * u * slope[k + 1]!;
      out[i] = u * u * left + t * t * right;
    }
  }
}

/** A part of a table that the line was prepared with. */
export function wanted<T>(part: T | null | undefined, name: string): T {
  if (part === null || part === undefined) throw new Error(`the line was prepared without ${name}`);
  return part;
}
