/**
 * A line tabulated once around its centre and read by cubic Hermite interpolation wherever a spectrum needs it.
 * The five states of a series share their shapes: tabulating costs a few hundred profile values, reading a few
 * multiplications per point.
 */
import type { LineValues, PreparedLine, Reach } from './line-shape';

/** A run of equally spaced nodes. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  /** Index of its first node; its last node is the first of the next segment. */
  readonly first: number;
}

/** Nodes relative to the centre: equally spaced in the core, then with steps that double as the distance doubles. */
export interface NodeGrid {
  readonly positions: Float64Array;
  readonly segments: readonly Segment[];
}

/**
 * Nodes that cover `reach` and at least ±core. Every position is a multiple of the core's spacing.
 * @param core half width of the finely spaced middle, eV
 * @param step spacing there, eV (rounded down so that a multiple of 8 fits into `core`)
 */
export function gradedGrid(core: number, step: number, reach: Reach): NodeGrid {
  const half = 8 * Math.ceil(core / step / 8);
  const fine = core / half;
  const zones = (distance: number): number => Math.max(0, Math.ceil(Math.log2(distance / core)));
  // Each zone is twice as wide as the one inside it. Tails soon allow steps in proportion to the distance.
  const zone = (k: number) => {
    const count = half / (k === 0 ? 2 : k === 1 ? 4 : 8);
    return { near: core * 2 ** k, far: core * 2 ** (k + 1), step: (fine * half * 2 ** k) / count, count };
  };
  const bounds: { start: number; end: number; step: number; count: number }[] = [];
  for (let k = zones(-reach.from) - 1; k >= 0; k--) {
    const { near, far, step: spacing, count } = zone(k);
    bounds.push({ start: -far, end: -near, step: spacing, count });
  }
  bounds.push({ start: -core, end: core, step: fine, count: 2 * half });
  for (let k = 0; k < zones(reach.to); k++) {
    const { near, far, step: spacing, count } = zone(k);
    bounds.push({ start: near, end: far, step: spacing, count });
  }
  const positions = new Float64Array(bounds.reduce((sum, b) => sum + b.count, 1));
  const segments: Segment[] = [];
  let first = 0;
  for (const { start, end, step: spacing, count } of bounds) {
    segments.push({ start, end, step: spacing, first });
    for (let i = 0; i <= count; i++) positions[first + i] = i === count ? end : start + i * spacing;
    first += count;
  }
  return { positions, segments };
}

/** A function and its slope at the nodes. */
export interface NodeValues {
  readonly value: Float64Array;
  readonly slope: Float64Array;
}

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

/**
 * Running integral over the nodes `first`, `first` + 1, … of a function known with its slope and, for an error of order
 * step⁷ instead of step⁵, its curvature. Entries before `first` stay 0.
 */
export function accumulate(positions: Float64Array, first: number, start: number, f: NodeValues, curvature: Float64Array | null): Float64Array {
  const sum = new Float64Array(positions.length);
  sum[first] = start;
  for (let i = first + 1; i < positions.length; i++) {
    const h = positions[i]! - positions[i - 1]!;
    const mean = (h / 2) * (f.value[i - 1]! + f.value[i]!);
    const slopes = f.slope[i - 1]! - f.slope[i]!;
    sum[i] = sum[i - 1]! + mean + (curvature ? ((h * h) / 10) * slopes + ((h * h * h) / 120) * (curvature[i - 1]! + curvature[i]!) : ((h * h) / 12) * slopes);
  }
  return sum;
}

/** Nodes placed alike on both sides of the centre, which is the node at `middle`: half of a symmetric line is enough. */
export function symmetricGrid(core: number, step: number, reach: Reach): NodeGrid & { readonly middle: number } {
  const far = Math.max(-reach.from, reach.to);
  const grid = gradedGrid(core, step, { from: -far, to: far });
  return { ...grid, middle: (grid.positions.length - 1) / 2 };
}

/** Fills the nodes left of the middle from those right of it: value(−x) = offset + sign · value(x). */
export function mirror(values: Float64Array, sign: 1 | -1, offset = 0): Float64Array {
  for (let i = 0, j = values.length - 1; i < j; i++, j--) values[i] = offset + sign * values[j]!;
  return values;
}

/** Reads a table; see {@link LineTable}. */
export class SampledLine implements PreparedLine {
  private index = new Int32Array(0);
  /** Where each point lies in its cell, 0 … 1. */
  private place = new Float64Array(0);
  private weights: readonly [Float64Array, Float64Array, Float64Array, Float64Array] = [
    new Float64Array(0),
    new Float64Array(0),
    new Float64Array(0),
    new Float64Array(0),
  ];

  constructor(private readonly table: LineTable) {}

  evaluate(x: Float64Array, centre: number, out: LineValues): void {
    const { profile, curvature, integral, byParameter, integralByParameter } = this.table;
    this.locate(x, centre);
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

  /** Finds each point's node to the left and its Hermite weights. */
  private locate(x: Float64Array, centre: number): void {
    const n = x.length;
    if (this.index.length !== n) {
      this.index = new Int32Array(n);
      this.place = new Float64Array(n);
      this.weights = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)];
    }
    const { segments, positions } = this.table.grid;
    const [left, leftSlope, right, rightSlope] = this.weights;
    const last = segments.length - 1;
    const end = segments[last]!.end;
    if (n > 0 && (x[0]! - centre < positions[0]! || x[n - 1]! - centre > end)) {
      throw new RangeError(`the line was prepared from ${positions[0]!} to ${end} eV around its centre; asked for ${x[0]! - centre} to ${x[n - 1]! - centre}`);
    }
    let s = 0;
    for (let i = 0; i < n; i++) {
      const at = x[i]! - centre;
      while (s < last && at >= segments[s]!.end) s++;
      const { start, step, first } = segments[s]!;
      const position = (at - start) / step;
      // The last node belongs to the interval before it.
      const cell = Math.min(Math.floor(position), s === last ? positions.length - 2 - first : Infinity);
      const t = position - cell;
      const u = 1 - t;
      this.index[i] = first + cell;
      this.place[i] = t;
      left[i] = (1 + 2 * t) * u * u;
      leftSlope[i] = step * t * u * u;
      right[i] = (1 + 2 * u) * t * t;
      rightSlope[i] = -step * u * t * t;
    }
  }

  /** Slope of the cubic between the nodes. */
  private readSlope({ value, slope }: NodeValues, out: Float64Array): void {
    const { positions } = this.table.grid;
    for (let i = 0; i < out.length; i++) {
      const k = this.index[i]!;
      const h = positions[k + 1]! - positions[k]!;
      const t = this.place[i]!;
      const u = 1 - t;
      out[i] = (6 * t * u * (value[k + 1]! - value[k]!)) / h + u * (1 - 3 * t) * slope[k]! + t * (3 * t - 2) * slope[k + 1]!;
    }
  }

  private read(value: Float64Array, slope: Float64Array, out: Float64Array): void {
    const { index } = this;
    const [left, leftSlope, right, rightSlope] = this.weights;
    for (let i = 0; i < out.length; i++) {
      const k = index[i]!;
      out[i] = left[i]! * value[k]! + right[i]! * value[k + 1]! + leftSlope[i]! * slope[k]! + rightSlope[i]! * slope[k + 1]!;
    }
  }
}

function wanted<T>(part: T | null, name: string): T {
  if (part === null) throw new Error(`the line was prepared without ${name}`);
  return part;
}
