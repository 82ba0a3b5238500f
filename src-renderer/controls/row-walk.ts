/** Rows that a page key steps over: about what a panel of results shows. */
const page = 8;

/**
 * The row to which a key leads from another: arrows step, the page keys by a screenful, Home and End to the ends.
 * @returns null for any other key, and where there are no rows
 */
export function rowAfter(key: string, at: number, count: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: count - 1 }[key];
  return to === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, to));
}
