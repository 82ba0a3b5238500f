/** The curves of Compare as numbers. */
import type { Table } from '@shared/report/csv';
import { stackTable } from '../../stack/stack-table';
import type { StackRow } from '../../stack/stack-rows';

/** Columns that say what the axes say, and by state what was taken off its axis. Starting materials that stand in every frame are written once. @param x title of the axis */
export function compareTable(name: string, rows: readonly StackRow[], x: string): Table {
  const own = new Set(['curve', 'band']);
  const named = rows.map((row, at) => ({ ...row, label: row.note === '' ? row.label : `${row.label} (${row.note})`, traces: row.traces.filter(({ id }) => at === 0 || own.has(id) || id === row.id) }));
  return stackTable(name, named, { x, residual: '' });
}
