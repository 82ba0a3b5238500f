/** Tables of numbers that people read with their uncertainty and files hold in full precision. */
import type { Cell, Table } from './csv';
import { formatNumber, formatUncertainty, noValue } from './number-format';

export interface NumberCell {
  /** As people read it, uncertainty included. */
  readonly text: string;
  /** What a file holds. */
  readonly value: Cell;
  /** Standard uncertainty, where there is one. */
  readonly sigma: number | null;
}

export interface NumberColumn {
  /** Quantity, unit and mass base. */
  readonly label: string;
  readonly isText: boolean;
}

export interface NumberTable {
  /** File name without ending. */
  readonly name: string;
  readonly columns: readonly NumberColumn[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly NumberCell[] }[];
}

/** A cell without a value. */
export const emptyCell: NumberCell = { text: noValue, value: null, sigma: null };
/** A cell of words. */
export const wordCell = (text: string): NumberCell => ({ text, value: text, sigma: null });
/** A number that is read with so many decimals and kept in full; empty for null. */
export const numberCell = (value: number | null, decimals: number, signed = false): NumberCell => (value === null ? emptyCell : { text: formatNumber(value, { decimals, signed }), value, sigma: null });
/** A number with its standard uncertainty, read as 0.62(3). */
export const uncertainCell = (value: number, sigma: number | null, decimals = 1, signed = false): NumberCell => ({ text: formatUncertainty(value, sigma, { decimals, signed }), value, sigma });
/** A column of words. */
export const textColumn = (label: string): NumberColumn => ({ label, isText: true });
/** A column of numbers. */
export const figureColumn = (label: string): NumberColumn => ({ label, isText: false });

/** Without the columns that no row has anything in. */
export function withoutEmptyColumns({ name, columns, rows }: NumberTable): NumberTable {
  const isUsed = columns.map((_, at) => rows.some(({ cells }) => cells[at]!.value !== null));
  return { name, columns: columns.filter((_, at) => isUsed[at]), rows: rows.map(({ id, cells }) => ({ id, cells: cells.filter((_, at) => isUsed[at]) })) };
}

/** A table in full precision, each uncertainty in a column of its own. */
export function tableOfNumbers({ name, columns, rows }: NumberTable): Table {
  const hasSigma = columns.map((_, at) => rows.some(({ cells }) => cells[at]!.sigma !== null));
  return {
    name,
    columns: columns.flatMap(({ label }, at) => (hasSigma[at] ? [label, `${label} 1σ`] : [label])),
    rows: rows.map(({ cells }) => cells.flatMap((cell, at) => (hasSigma[at] ? [cell.value, cell.sigma] : [cell.value]))),
  };
}
