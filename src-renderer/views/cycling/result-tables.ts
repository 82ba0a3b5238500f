/** The numbers of the cycling view as tables, and its curves as one. */
import { statesOnAnalysedCurve } from '@shared/electrochemistry/result';
import type { ResultKind } from '@shared/figures/panels/cycling/look';
import type { XyPlot } from '@shared/figures/xy/xy-plot';
import type { ChargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import type { ProjectDocument } from '@shared/project/document';
import type { Table } from '@shared/report/csv';
import { cyclesTable, statesTable, stepsTable, type ComputedCycling } from '@shared/report/cycling-tables';
import { literatureTable } from '@shared/report/literature-table';
import type { NumberTable } from '@shared/report/number-table';
import type { DataTable } from '../../controls/data-table';
import type { t as translate } from '../../session/locale.svelte';

type Translate = typeof translate;

/** @param stateOf the state that a row, by its id, is about */
const dataTable = ({ name, columns, rows }: NumberTable, stateOf: (rowId: string) => string | null): DataTable => ({
  name,
  columns: columns.map(({ label, isText }, at) => ({ id: String(at), label, explanation: label, isText })),
  rows: rows.map(({ id, cells }) => ({ stateId: stateOf(id), cells })),
});

/** Half cycles, cycles or states; a half cycle is about the state that it ends in. @param compared charge beside what XPS sees, by state */
export function resultTable(kind: ResultKind, document: ProjectDocument, computed: ComputedCycling, compared: readonly ChargeAgainstXps[], t: Translate): DataTable {
  switch (kind) {
    case 'cycles':
      return dataTable(cyclesTable(computed, t), () => null);
    case 'states':
      return dataTable(statesTable(document, computed, compared, t), (id) => id);
    case 'steps':
      return dataTable(stepsTable(computed, t), (id) => statesOnAnalysedCurve(computed.result.states).find(({ afterStep }) => String(afterStep) === id)?.stateId ?? null);
  }
}

/** The best discharge beside published cathodes. */
export const literatureRows = (computed: ComputedCycling | null, title: string, t: Translate): DataTable => dataTable(literatureTable(computed, title, t), () => null);

/** What is drawn, as columns: every line point by point, or the points where there are no lines. */
export function drawnTable({ axes, lines, points }: XyPlot, name: string): Table {
  if (lines.length > 0) return { name, columns: ['line', axes.x, axes.y], rows: lines.flatMap(({ id, x, y }) => Array.from(x, (value, at) => [id, value, y[at]!])) };
  return { name, columns: ['point', axes.x, axes.y], rows: points.map(({ label, x, y }) => [label, x, y]) };
}
