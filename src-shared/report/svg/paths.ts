import type { Scale } from './ticks';

const fixed = (value: number) => value.toFixed(1);

/** SVG path data of a line through the points. Every point is drawn; nothing is smoothed. */
export function linePath(x: Float64Array, y: Float64Array, toX: Scale, toY: Scale): string {
  return Array.from(x, (value, i) => `${i === 0 ? 'M' : 'L'}${fixed(toX(value))} ${fixed(toY(y[i]!))}`).join('');
}

/** SVG path data of the area between two curves over the same abscissa. */
export function areaPath(x: Float64Array, lower: Float64Array, upper: Float64Array, toX: Scale, toY: Scale): string {
  const back = Array.from(x, (value, i) => `L${fixed(toX(value))} ${fixed(toY(lower[i]!))}`).reverse();
  return `${linePath(x, upper, toX, toY)}${back.join('')}Z`;
}

/** SVG path data that a round line cap turns into one dot per point. */
export function dotPath(x: Float64Array, y: Float64Array, toX: Scale, toY: Scale): string {
  return Array.from(x, (value, i) => `M${fixed(toX(value))} ${fixed(toY(y[i]!))}h0`).join('');
}
