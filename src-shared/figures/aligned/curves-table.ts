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

interface Column {
  readonly label: string;
  /** Row of the table in which the values begin. */
  readonly first: number;
  readonly values: Float64Array;
}

/** All curves of the rows side by side, each row with its own energies; where a curve has no value the cell is empty. */
export function curvesTable(name: string, rows: readonly AlignedRow[], labels: CurveColumnLabels): Table {
  const columns = rows.flatMap((row) => rowColumns(row, labels, rows.length > 1 ? `${row.label}: ` : ''));
  const length = Math.max(0, ...columns.map(({ first, values }) => first + values.length));
  return {
    name,
    columns: columns.map(({ label }) => label),
    rows: Array.from({ length }, (_, at): Cell[] => columns.map(({ first, values }) => values[at - first] ?? null)),
  };
}

function rowColumns({ curves }: AlignedRow, labels: CurveColumnLabels, prefix: string): Column[] {
  if (!curves) return [];
  const { x, counts, model } = curves;
  const measured = [
    { label: prefix + labels.energy, first: 0, values: x },
    { label: prefix + labels.counts, first: 0, values: counts },
  ];
  if (!model) return measured;
  const fitted = (label: string, values: Float64Array): Column => ({ label: prefix + label, first: model.first, values });
  return [
    ...measured,
    fitted(labels.background, model.background),
    fitted(labels.envelope, model.envelope),
    ...model.components.map(({ id, values }) => fitted(labels.component(id), values)),
    fitted(labels.residual, model.residuals),
  ];
}
