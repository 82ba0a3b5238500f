/** The key numbers of all techniques on screen: a row for each quantity and a column for each state. */
import type { State } from '@shared/project/document';
import type { KeyNumber } from '@shared/report/key-numbers';
import { noCell, textCell, type DataCell, type DataTable } from '../../controls/data-table';
import type { Translate } from '@shared/figures/panels/compare/compare-rows';

export function keyNumberTable(numbers: readonly KeyNumber[], states: readonly State[], t: Translate): DataTable {
  const measured = states.filter(({ id }) => numbers.some(({ stateId }) => stateId === id));
  const quantities = new Map<string, KeyNumber[]>();
  for (const number of numbers) {
    // Two projects may state the same quantity in different units: then it has a row for each.
    const key = `${number.id} ${number.unit}`;
    const known = quantities.get(key);
    if (known) known.push(number);
    else quantities.set(key, [number]);
  }
  const column = (id: string, label: string, isText: boolean) => ({ id, label, explanation: label, isText });
  return {
    name: 'key-numbers',
    columns: [
      column('quantity', t('compare.column.quantity'), true),
      column('technique', t('compare.column.technique'), true),
      // Before the states, of which there may be more than the window is wide.
      column('status', t('compare.column.status'), true),
      ...measured.map(({ id, label }) => column(`state ${id}`, label, false)),
      column('unit', t('compare.column.unit'), true),
      column('source', t('compare.column.source'), true),
    ],
    rows: [...quantities.values()].map((values) => {
      const [{ quantity, technique, unit, source, isStale }] = values as [KeyNumber, ...KeyNumber[]];
      return {
        stateId: null,
        cells: [
          textCell(quantity),
          textCell(t(`technique.${technique}`)),
          isStale ? { ...textCell(t('compare.stale')), tone: 'caution' as const, explanation: t('compare.staleHint') } : textCell(t('compare.current')),
          ...measured.map(({ id }) => numberOf(values.find(({ stateId }) => stateId === id), t)),
          textCell(unit),
          textCell(source),
        ],
      };
    }),
  };
}

function numberOf(number: KeyNumber | undefined, t: Translate): DataCell {
  if (!number) return noCell;
  const { text, value, sigma, isStale, source, files } = number;
  return { text, value: value ?? text, sigma, explanation: isStale ? t('compare.staleHint') : [source, ...files].join(', '), ...(isStale && { tone: 'caution' as const }) };
}
