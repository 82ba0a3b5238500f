/** What is common to all backgrounds: the levels at both ends of the window, and running integrals. */

/** Mean intensity of the first and the last `channels` points; `low` is the low-binding-energy end. */
export function endpointLevels(y: Float64Array, channels: number): { readonly low: number; readonly high: number } {
  if (!(Number.isInteger(channels) && channels >= 1)) throw new RangeError(`endpoints are averaged over a whole number of channels; got ${channels}`);
  if (y.length < 2 * channels || y.length < 2) {
    throw new RangeError(`a background needs at least ${Math.max(2, 2 * channels)} points to average ${channels} at each end; got ${y.length}`);
  }
  const mean = (from: number) => {
    let sum = 0;
    for (let i = from; i < from + channels; i++) sum += y[i]!;
    return sum / channels;
  };
  return { low: mean(0), high: mean(y.length - channels) };
}

/** Trapezoidal integral from the first point to each point. */
export function runningIntegral(x: Float64Array, y: Float64Array): Float64Array {
  const sum = new Float64Array(x.length);
  for (let i = 1; i < x.length; i++) sum[i] = sum[i - 1]! + 0.5 * (x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!);
  return sum;
}
