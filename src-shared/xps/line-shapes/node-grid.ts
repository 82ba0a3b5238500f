/**
 * Nodes at which a line is tabulated, and where the points of a spectrum fall between them.
 * The five states of a series share their shapes: tabulating a line once and reading it wherever a spectrum needs it costs far less than
 * computing it at every point.
 */
import type { Reach } from './line-shape';
import { Room } from './room';

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

/** Fewest nodes that a zone outside of the core may have, so that steps stay a sixth of the distance. */
const fewestPerZone = 6;

/**
 * Nodes that cover `reach` and at least ±core. Every position is a multiple of the core's spacing.
 * @param core half width of the finely spaced middle, eV
 * @param step spacing there, eV (rounded down so that a multiple of 8 fits into `core`)
 */
export function gradedGrid(core: number, step: number, reach: Reach, room = new Room()): NodeGrid {
  const half = 8 * Math.ceil(core / step / 8);
  const fine = core / half;
  const zones = (distance: number): number => Math.max(0, Math.ceil(Math.log2(distance / core)));
  const sparsest = half / (half < 8 * fewestPerZone ? 4 : 8);
  // Each zone is twice as wide as the one inside it. Tails soon allow steps in proportion to the distance.
  const zone = (k: number) => {
    const count = k === 0 ? half / 2 : k === 1 ? half / 4 : sparsest;
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
  const positions = room.take(bounds.reduce((sum, b) => sum + b.count, 1));
  const segments: Segment[] = [];
  let first = 0;
  for (const { start, end, step: spacing, count } of bounds) {
    segments.push({ start, end, step: spacing, first });
    for (let i = 0; i <= count; i++) positions[first + i] = i === count ? end : start + i * spacing;
    first += count;
  }
  return { positions, segments };
}

/** Nodes placed alike on both sides of the centre, which is the node at `middle`: half of a symmetric line is enough. */
export function symmetricGrid(core: number, step: number, reach: Reach, room = new Room()): NodeGrid & { readonly middle: number } {
  const far = Math.max(-reach.from, reach.to);
  const grid = gradedGrid(core, step, { from: -far, to: far }, room);
  return { ...grid, middle: (grid.positions.length - 1) / 2 };
}

/** Fills the nodes left of the middle from those right of it: value(−x) = offset + sign · value(x). */
export function mirror(values: Float64Array, sign: 1 | -1, offset = 0): Float64Array {
  for (let i = 0, j = values.length - 1; i < j; i++, j--) values[i] = offset + sign * values[j]!;
  return values;
}

/** A function and its slope at the nodes. */
export interface NodeValues {
  readonly value: Float64Array;
  readonly slope: Float64Array;
}

/**
 * Running integral over the nodes `first`, `first` + 1, … of a function known with its slope and, for an error of order
 * step⁷ instead of step⁵, its curvature. Entries before `first` are left as they are.
 */
export function accumulate(
  positions: Float64Array, first: number, start: number, f: NodeValues, curvature: Float64Array | null,
  sum: Float64Array = new Float64Array(positions.length),
): Float64Array {
  sum[first] = start;
  for (let i = first + 1; i < positions.length; i++) {
    const h = positions[i]! - positions[i - 1]!;
    const mean = (h / 2) * (f.value[i - 1]! + f.value[i]!);
    const slopes = f.slope[i - 1]! - f.slope[i]!;
    sum[i] = sum[i - 1]! + mean + (curvature ? ((h * h) / 10) * slopes + ((h * h * h) / 120) * (curvature[i - 1]! + curvature[i]!) : ((h * h) / 12) * slopes);
  }
  return sum;
}

/** The cells between nodes in which the points of a spectrum lie; the arrays may be longer than there are points. */
export class Cells {
  /** Index of the node to the left of each point. */
  index = new Int32Array(0);
  /** Where each point lies in its cell, 0 … 1. */
  place = new Float64Array(0);
  /** Width of each point's cell. */
  width = new Float64Array(0);

  /**
   * Finds the cells of strictly increasing `x`.
   * @throws RangeError when x − centre leaves the grid
   */
  locate({ segments, positions }: NodeGrid, x: Float64Array, centre: number): void {
    const n = x.length;
    if (this.index.length < n) {
      this.index = new Int32Array(n);
      this.place = new Float64Array(n);
      this.width = new Float64Array(n);
    }
    const { index, place, width } = this;
    const last = segments.length - 1;
    const end = segments[last]!.end;
    if (n > 0 && (x[0]! - centre < positions[0]! || x[n - 1]! - centre > end)) {
      throw new RangeError(`the line was prepared from ${positions[0]!} to ${end} eV around its centre; asked for ${x[0]! - centre} to ${x[n - 1]! - centre}`);
    }
    // The last node belongs to the interval before it.
    const lastCell = positions.length - 2;
    let s = -1;
    let until = -Infinity;
    let start = 0;
    let step = 1;
    let perStep = 1;
    let first = 0;
    for (let i = 0; i < n; i++) {
      const at = x[i]! - centre;
      while (at >= until && s < last) {
        s++;
        ({ start, step, first } = segments[s]!);
        until = segments[s]!.end;
        perStep = 1 / step;
      }
      const position = (at - start) * perStep;
      const cell = Math.min(Math.floor(position), lastCell - first);
      index[i] = first + cell;
      place[i] = position - cell;
      width[i] = step;
    }
  }
}
