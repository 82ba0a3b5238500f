type Point = [x: number, y: number];

/** Outline of the area between two curves as one closed polygon: along the upper one, back along the lower one. */
export function areaBetween(x: ArrayLike<number>, lower: ArrayLike<number>, upper: ArrayLike<number>): Point[] {
  const outline: Point[] = [];
  for (let i = 0; i < x.length; i += 1) outline.push([x[i]!, upper[i]!]);
  for (let i = x.length - 1; i >= 0; i -= 1) outline.push([x[i]!, lower[i]!]);
  return outline;
}
