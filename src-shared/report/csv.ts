export type Cell = string | number | null;

/** A table as data: the file it becomes, what its columns are (with units), and its rows. */
export interface Table {
  /** File name without ending, e.g. "xps-fractions". */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * A table as comma-separated values after RFC 4180 (CRLF, quotes doubled), header line first, numbers in full precision.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, for labels come from projects that nobody vouches for.
 * @throws when a row has not as many cells as there are columns, or a number is not finite
 */
export function toCsv(table: Table): string {
  const lines = [table.columns.map(textCell), ...table.rows.map((row) => rowCells(table, row))];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function rowCells(table: Table, row: readonly Cell[]): string[] {
  if (row.length !== table.columns.length) throw new Error(`A row of "${table.name}" must have ${table.columns.length} cells; got ${row.length}`);
  return row.map((cell) => {
    if (cell === null) return '';
    if (typeof cell === 'string') return textCell(cell);
    if (!Number.isFinite(cell)) throw new Error(`A number of "${table.name}" must be finite; got ${cell}`);
    return String(cell);
  });
}

function textCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
