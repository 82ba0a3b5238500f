/** A number in a message, "−0.95": with a fixed count of decimals and a true minus sign, none before what rounds to zero; words stay as they are. */
export function decimal(value: string | number | undefined, digits: number): string {
  if (typeof value !== 'number') return String(value);
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}
