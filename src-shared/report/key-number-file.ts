import type { State } from '@shared/project/document';
import type { Table } from './csv';
import type { KeyNumber } from './key-numbers';
import type { Texts } from './texts';

/** Without what sums leave behind in the last places, which nothing measures: −80 instead of −80.0000000000004. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** Every number in a row of its own, with all that belongs to it: what a file holds. */
export function keyNumberFile(numbers: readonly KeyNumber[], states: readonly State[], t: Texts): Table {
  return {
    name: 'key-numbers',
    columns: (['technique', 'quantity', 'state', 'value', 'uncertainty', 'unit', 'kind', 'source', 'files', 'status'] as const).map((name) => t(`compare.column.${name}`)),
    rows: numbers.map(({ technique, quantity, stateId, text, value, sigma, unit, isUpperLimit, source, files, isStale }) => [
      t(`technique.${technique}`),
      quantity,
      states.find(({ id }) => id === stateId)?.label ?? stateId,
      value === null ? text : rounded(value),
      sigma === null ? null : rounded(sigma),
      unit,
      t(`compare.kind.${value === null ? 'verdict' : isUpperLimit ? 'limit' : 'value'}`),
      source,
      files.join('; '),
      t(isStale ? 'compare.stale' : 'compare.current'),
    ]),
  };
}
