/** The places of a plot of the cycling view that pins and notes can stand on. */
import type { XyLook, XyPlot } from '../../xy/xy-plot';

/** What a cycler measured in a row of the curve. */
export interface MeasuredRow {
  readonly row: number;
  /** Index of the step; −1 for a rest. */
  readonly step: number;
  /** Since the beginning of the file, s. */
  readonly timeS: number;
  /** Against the electrode of the file, V. */
  readonly voltageV: number;
}

/** One drawn point, and the row that stands for it. */
export interface CurvePoint extends MeasuredRow {
  readonly x: number;
  readonly y: number;
}

export interface PointedPlot {
  readonly plot: XyPlot;
  /** In the order they are joined. */
  readonly points: readonly CurvePoint[];
  /** Where the plot shows what was measured in a row; null where it does not. */
  readonly placeOf: (measured: MeasuredRow) => CurvePoint | null;
}

/** The drawn point that stands for a row. */
export function pointOfRow(points: readonly CurvePoint[], row: number): CurvePoint | null {
  let best: CurvePoint | null = null;
  // Of the two points that a rest shares with its neighbour the one of the step counts.
  for (const point of points) if (best === null || Math.abs(point.row - row) < Math.abs(best.row - row) || (point.row === best.row && best.step < 0)) best = point;
  return best;
}

/** The point at the least distance; null without points. */
export function closest(points: readonly CurvePoint[], distanceOf: (point: CurvePoint) => number): CurvePoint | null {
  let best: CurvePoint | null = null;
  let least = Infinity;
  for (const point of points) {
    const distance = distanceOf(point);
    if (distance < least) [best, least] = [point, distance];
  }
  return best;
}

/** The drawn point next to a place; distances in px, so that near means near on the screen. Points of `step` are preferred where curves cross. */
export const nearestPoint = (points: readonly CurvePoint[], place: { x: number; y: number }, perPixel: { x: number; y: number }, step: number | null = null): CurvePoint | null =>
  closest(points, (point) => Math.hypot((point.x - place.x) / perPixel.x, (point.y - place.y) / perPixel.y) + (step === null || point.step === step ? 0 : 12));

/** The point so many drawn rows further along the curve; stops at its ends. */
export function neighbour(points: readonly CurvePoint[], row: number, by: number): CurvePoint | null {
  const rows = [...new Set(points.map((point) => point.row))].sort((a, b) => a - b);
  const at = rows.findIndex((one) => one >= row);
  const wanted = rows[Math.max(0, Math.min(rows.length - 1, (at < 0 ? rows.length - 1 : at) + by))];
  return wanted === undefined ? null : pointOfRow(points, wanted);
}

/** The times between which the curve around a point stays in what is looked at, s; null when none of it is seen, or one moment. */
export function seenAround(points: readonly CurvePoint[], point: CurvePoint | null, { x, y }: XyLook): readonly [from: number, to: number] | null {
  const isSeen = (one: CurvePoint | undefined): boolean => one !== undefined && one.x >= x[0] && one.x <= x[1] && one.y >= y[0] && one.y <= y[1];
  // A curve that is drawn anew has new points.
  const at = point ? points.findIndex(({ row, step, x: along }) => row === point.row && step === point.step && along === point.x) : -1;
  const start = isSeen(points[at]) ? at : points.findIndex(isSeen);
  if (start < 0) return null;
  let [first, last] = [start, start];
  while (isSeen(points[first - 1])) first -= 1;
  while (isSeen(points[last + 1])) last += 1;
  const times = points.slice(first, last + 1).map(({ timeS }) => timeS);
  const [from, to] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  return from < to ? [from, to] : null;
}
