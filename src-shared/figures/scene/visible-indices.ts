/** First and last index that a range shows, with one more on either side so that lines reach the frame. @param x increasing, not empty */
export function visibleIndices(x: Float64Array, [low, high]: readonly [number, number]): [first: number, last: number] {
  const first = Math.max(0, firstNotBelow(x, low) - 1);
  let last = firstNotBelow(x, high);
  // What stands at the end of the range is the last one in it; the one beyond follows where there is one.
  while (last < x.length && x[last] === high) last += 1;
  return [Math.min(first, x.length - 1), Math.max(first, Math.min(last, x.length - 1))];
}

/** Index of the first value that is not below `target`; the length when all are. */
function firstNotBelow(x: Float64Array, target: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! < target) low = middle + 1;
    else high = middle;
  }
  return low;
}
