const pattern = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s+(\d{1,2}):(\d{2}):(\d{2}(?:[.,]\d+)?)(?:\s*([AP])M)?\s*$/i;

/** "10/24/2021 15:13:45.123" and its like: which the locale of a PC made of a date and a time. */
export function isDateTime(text: string): boolean {
  return pattern.test(text);
}

/** True when the day stands first: some first number is no month. Month first is what American programs write everywhere. */
export function isDayFirst(texts: readonly string[]): boolean {
  return texts.some((text) => Number(pattern.exec(text)?.[1] ?? 0) > 12);
}

/** Seconds since 1970 of such a text, taken as universal time: only differences count. NaN for any other text. */
export function dateTimeSeconds(text: string, dayFirst: boolean): number {
  const match = pattern.exec(text);
  if (match === null) return Number.NaN;
  const [, first, second, year, hour, minute, seconds, half] = match;
  const [month, day] = dayFirst ? [second, first] : [first, second];
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute)) / 1000 + Number(seconds!.replace(',', '.'));
}
