/**
 * A line tabulated with its derivatives, read by quintic Hermite interpolation. Its error falls with the sixth power of the step, so that a
 * quarter of the nodes that a cubic needs will do; lines that a fit prepares anew at every step are made of these.
 */
import type { LineValues, PreparedLine } from './line-shape';
import { Cells, type NodeGrid, type NodeValues } from './node-grid';
import { wanted } from './sampled-line';

/** A function with its first and second derivative by x at the nodes. */
export interface SmoothValues extends NodeValues {
  readonly curvature: Float64Array;
}

/** What such a line holds at its nodes. */
export interface SmoothTable {
  readonly grid: NodeGrid;
  readonly profile: SmoothValues;
  /** Third derivative of the profile by x. */
  readonly third: Float64Array;
  /** Running integral from −∞, or `null` when not wanted. */
  readonly integral: Float64Array | null;
  /** Derivatives of the profile by the shape parameters; `null` where not wanted. */
  readonly byParameter: readonly (SmoothValues | null)[] | null;
  /** Derivatives of the running integral by the shape parameters. */
  readonly integralByParameter: readonly (Float64Array | null)[] | null;
}

/** Cells and weights are common to all lines, for they hold nothing between two evaluations. */
const cells = new Cells();
/** Weights of value, slope and curvature at the node to the left, then at the one to the right; six per point. */
let weights = new Float64Array(0);

/** Reads a table; see {@link SmoothTable}. */
export class SmoothLine implements PreparedLine {
  constructor(private readonly table: SmoothTable) {}

  evaluate(x: Float64Array, centre: number, out: LineValues): void {
    const { grid, profile, third, integral, byParameter, integralByParameter } = this.table;
    cells.locate(grid, x, centre);
    weigh(x.length);
    read(profile.value, profile.slope, profile.curvature, out.value);
    if (out.valueByCentre) {
      read(profile.slope, profile.curvature, third, out.valueByCentre);
      for (let i = 0; i < out.valueByCentre.length; i++) out.valueByCentre[i] = -out.valueByCentre[i]!;
    }
    if (out.integral) read(wanted(integral, 'integral'), profile.value, profile.slope, out.integral);
    out.valueByParameter?.forEach((array, k) => {
      if (!array) return;
      const { value, slope, curvature } = wanted(byParameter?.[k], 'derivatives');
      read(value, slope, curvature, array);
    });
    out.integralByParameter?.forEach((array, k) => {
      if (!array) return;
      const { value, slope } = wanted(byParameter?.[k], 'derivatives');
      read(wanted(integralByParameter?.[k], 'derivatives of the integral'), value, slope, array);
    });
  }
}

function weigh(points: number): void {
  if (weights.length < 6 * points) weights = new Float64Array(6 * points);
  const { place, width } = cells;
  for (let i = 0, k = 0; i < points; i++, k += 6) {
    const t = place[i]!;
    const u = 1 - t;
    const h = width[i]!;
    const left = u * u * u;
    const right = t * t * t;
    weights[k] = left * (1 + 3 * t + 6 * t * t);
    weights[k + 1] = h * left * t * (1 + 3 * t);
    weights[k + 2] = 0.5 * h * h * left * t * t;
    weights[k + 3] = right * (1 + 3 * u + 6 * u * u);
    weights[k + 4] = -h * right * u * (1 + 3 * u);
    weights[k + 5] = 0.5 * h * h * right * u * u;
  }
}

function read(value: Float64Array, slope: Float64Array, curvature: Float64Array, out: Float64Array): void {
  const { index } = cells;
  for (let i = 0, k = 0; i < out.length; i++, k += 6) {
    const node = index[i]!;
    const left = weights[k]! * value[node]! + weights[k + 1]! * slope[node]! + weights[k + 2]! * curvature[node]!;
    out[i] = left + weights[k + 3]! * value[node + 1]! + weights[k + 4]! * slope[node + 1]! + weights[k + 5]! * curvature[node + 1]!;
  }
}
