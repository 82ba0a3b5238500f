/**
 * Round tick values (1, 2 or 5 times a power of ten apart) that lie inside [min, max], about `count` of them.
 * @throws when the range is empty or not finite
 */
export function ticks(min: number, max: number, count: number): number[] {
  if (!(max > min) || !Number.isFinite(max - min)) throw new Error(`A tick range must grow; got ${min} to ${max}`);
  const step = roundStep((max - min) / count);
  // Counted in whole steps, so that no rounding error adds up; the slack keeps an end that is itself a tick.
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(decimals)));
}

/** The same, but two at least: a single number tells no scale. */
export function scaleTicks(min: number, max: number, count: number): number[] {
  const found = ticks(min, max, count);
  return found.length < 2 ? scaleTicks(min, max, count + 1) : found;
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
}

/** A straight scale from data to drawing units. */
export type Scale = (value: number) => number;

/** The scale that puts `from` at `start` and `to` at `end`. */
export function linearScale(from: number, to: number, start: number, end: number): Scale {
  const factor = (end - start) / (to - from);
  return (value) => start + (value - from) * factor;
}
