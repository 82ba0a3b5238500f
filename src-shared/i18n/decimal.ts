/** A number in a message, "−0.95": with a fixed count of decimals and a true minus sign; words stay as they are. */
export const decimal = (value: string | number | undefined, digits: number): string =>
  typeof value === 'number' ? value.toFixed(digits).replace('-', '−') : String(value);
