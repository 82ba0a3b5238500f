import type { Table } from '@shared/report/csv';
import type { StackRow } from './stack-rows';

interface Column {
  readonly label: string;
  readonly values: Float64Array;
}

/** Every trace of the rows side by side, and the residuals; a trace on the same x-values as the one before it shares their column. */
export function stackTable(name: string, rows: readonly StackRow[], labels: { readonly x: string; readonly residual: string }): Table {
  const columns: Column[] = [];
  for (const row of rows) {
    const prefix = `${row.label}: `;
    let x: Float64Array | null = null;
    const add = (own: Float64Array, label: string, values: Float64Array): void => {
      if (own !== x) columns.push({ label: prefix + labels.x, values: own });
      columns.push({ label: prefix + label, values });
      x = own;
    };
    for (const trace of row.traces) add(trace.x, trace.label, trace.y);
    if (row.residuals) add(row.residuals.x, labels.residual, row.residuals.sigma);
  }
  const length = Math.max(0, ...columns.map(({ values }) => values.length));
  return {
    name,
    columns: columns.map(({ label }) => label),
    rows: Array.from({ length }, (_, at) => columns.map(({ values }) => values[at] ?? null)),
  };
}
