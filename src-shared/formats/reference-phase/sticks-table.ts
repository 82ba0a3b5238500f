import type { ReferenceSticks, ResultTable } from '../parsed-file';

/** The reflections of a phase as a table to look at. */
export function sticksTable({ name, sticks }: ReferenceSticks): ResultTable {
  const round = (value: number, digits: number): number => Number(value.toFixed(digits));
  return { title: name, columns: ['h k l', '2θ / °', 'I / I₁ / %'], rows: sticks.map(({ hkl, twoTheta, relIntensity }) => [hkl, round(twoTheta, 3), round(relIntensity, 1)]) };
}
