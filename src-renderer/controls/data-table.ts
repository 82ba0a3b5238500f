/** Tables of results as data: what is shown, what it is sorted by, and what goes into a file. */
import type { Table } from '@shared/report/csv';
import { formatQuantity } from '@shared/report/number-format';

export interface DataColumn {
  readonly id: string;
  readonly label: string;
  /** How the numbers of this column were obtained. */
  readonly explanation: string;
  readonly isText: boolean;
}

export interface DataCell {
  readonly text: string;
  /** What the table sorts by and a file holds; null when there is no number. */
  readonly value: number | string | null;
  /** Standard uncertainty of a number that has one. */
  readonly sigma: number | null;
  /** Colour of the cell where it says something by itself. */
  readonly tone?: 'good' | 'caution' | 'bad';
  /** Shade 0 … 1 among the cells of a table that are compared. */
  readonly heat?: number;
  /** How this very number was obtained. */
  readonly explanation?: string;
}

export interface DataRow {
  /** The state that a row is about; null where it is about none. */
  readonly stateId: string | null;
  readonly cells: readonly DataCell[];
}

export interface DataTable {
  /** File name without ending. */
  readonly name: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

/** A unit, or a spectral line with its angular momentum, which read badly in two lines. */
const whole = /(\(?at-%\)?|[^\s]*[₀-₉]\/[₀-₉][^\s]*)/;

/** The parts of a heading: those at odd places are not to be broken. */
export const headingParts = (label: string): string[] => label.split(whole);

interface Uncertain {
  readonly value: number;
  readonly stdUncertainty: number | null;
  readonly interval?: [number, number] | null;
}

export const noCell: DataCell = { text: '–', value: null, sigma: null };
export const textCell = (text: string): DataCell => ({ text, value: text, sigma: null });
export const numberCell = (value: number, text: string): DataCell => ({ text, value, sigma: null });

/** A value with its uncertainty in the 0.62(3) form, or in the words of `text`. */
export function quantityCell<Q extends Uncertain>(quantity: Q | null, text: (quantity: Q) => string = ({ value, stdUncertainty, interval = null }) => formatQuantity({ value, stdUncertainty, interval })): DataCell {
  return quantity ? { text: text(quantity), value: quantity.value, sigma: quantity.stdUncertainty } : noCell;
}

export interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

/** The rows in the order of a column; rows without a number stay last. Without a sorting, in the order of the states. */
export function sortedRows({ columns, rows }: DataTable, sorting: Sorting | null): readonly DataRow[] {
  const at = columns.findIndex(({ id }) => id === sorting?.column);
  if (!sorting || at < 0) return rows;
  const direction = sorting.isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [one, other] = [a.cells[at]!.value, b.cells[at]!.value];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return direction * (typeof one === 'string' || typeof other === 'string' ? String(one).localeCompare(String(other)) : one - other);
  });
}

/** What a file holds: full numbers, each with its standard uncertainty in a column of its own where there is one. */
export function fileTable(table: DataTable, rows: readonly DataRow[]): Table {
  const hasSigma = table.columns.map((_, at) => rows.some(({ cells }) => cells[at]!.sigma !== null));
  const spread = <T>(of: (at: number) => readonly [T, T]): T[] => table.columns.flatMap((_, at) => (hasSigma[at] ? [...of(at)] : [of(at)[0]]));
  return {
    name: table.name,
    columns: spread((at) => [table.columns[at]!.label, `${table.columns[at]!.label} 1σ`]),
    rows: rows.map(({ cells }) => spread((at) => [cells[at]!.value, cells[at]!.sigma])),
  };
}

/** As shown, with tabs: what a spreadsheet or a text takes from the clipboard. */
export function clipboardText(table: DataTable, rows: readonly DataRow[]): string {
  return [table.columns.map(({ label }) => label), ...rows.map(({ cells }) => cells.map(({ text }) => text))].map((cells) => cells.join('\t')).join('\n');
}
