/** Metadata of tables after "CSV on the Web" (W3C, Metadata Vocabulary for Tabular Data, 2015): which columns there are, and of what kind. */
import type { Table } from '@shared/report/csv';

/** The text of `csv-metadata.json` for tables that lie beside it under the file names given. */
export function csvwText(tables: readonly { readonly file: string; readonly table: Table }[], language: string): string {
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': language }],
    dialect: { header: true, delimiter: ',', encoding: 'utf-8', lineTerminators: ['\r\n'], doubleQuote: true },
    tables: tables.map(({ file, table: { columns, rows } }) => ({
      url: file,
      tableSchema: { columns: columns.map((title, i) => ({ name: `column_${i + 1}`, titles: title, datatype: datatype(rows.map((row) => row[i]!)) })) },
    })),
  };
  return `${JSON.stringify(metadata, null, 1)}\n`;
}

function datatype(cells: Table['rows'][number]): string {
  const known = cells.filter((cell) => cell !== null);
  return known.length > 0 && known.every((cell) => typeof cell === 'number') ? 'double' : 'string';
}
