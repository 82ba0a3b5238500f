/** Where values begin and end to differ from zero: the first index, and the one behind the last; both 0 where none does. */
export function nonzeroPart(values: Float64Array): readonly [from: number, to: number] {
  const from = values.findIndex((value) => value !== 0);
  if (from < 0) return [0, 0];
  let to = values.length;
  while (values[to - 1] === 0) to -= 1;
  return [from, to];
}
