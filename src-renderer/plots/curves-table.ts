import type { Cell, Table } from '@shared/report/csv';
import type { AlignedRow } from './aligned-rows';

/** Words of the columns, units included. */
export interface CurveColumnLabels {
  readonly energy: string;
  readonly counts: string;
  readonly background: string;
  readonly envelope: string;
  readonly residual: string;
  readonly component: (id: string) => string;
}

/** All curves of the rows side by side, each row with its own energies; shorter ones end in empty cells. */
export function curvesTable(name: string, rows: readonly AlignedRow[], labels: CurveColumnLabels): Table {
  const columns = rows.flatMap((row) => rowColumns(row, labels, rows.length > 1 ? `${row.label}: ` : ''));
  const length = Math.max(0, ...columns.map(({ values }) => values.length));
  return {
    name,
    columns: columns.map(({ label }) => label),
    rows: Array.from({ length }, (_, at): Cell[] => columns.map(({ values }) => values[at] ?? null)),
  };
}

function rowColumns({ curves }: AlignedRow, labels: CurveColumnLabels, prefix: string): { label: string; values: Float64Array }[] {
  if (!curves) return [];
  const column = (label: string, values: Float64Array | null): { label: string; values: Float64Array }[] => (values ? [{ label: prefix + label, values }] : []);
  return [
    ...column(labels.energy, curves.x),
    ...column(labels.counts, curves.counts),
    ...column(labels.background, curves.background),
    ...column(labels.envelope, curves.envelope),
    ...curves.components.flatMap(({ id, values }) => column(labels.component(id), values)),
    ...column(labels.residual, curves.residuals),
  ];
}
