import type { Message } from '../message';

/** The report view: preview, what goes in, files. */
export const preview = {
  'preview.title': 'Preview of the report',
  'preview.writing': 'Writing the report…',
  'preview.drawing': 'Drawing curves and figures…',
  'preview.goesIn': 'What goes in',
  'preview.part.figures': 'Figures of the project',
  'preview.part.xps': 'XPS: numbers, plots, method',
  'preview.part.xrd': 'XRD: verdicts and limits',
  'preview.part.raman': 'Raman: mixture and limits',
  'preview.part.cycling': 'Cycling: steps and states',
  'preview.part.notes': 'Notes',
  'preview.part.files': 'Files with their checksums',
  'preview.language': 'Language of the report',
  'preview.files': 'Files',
  'preview.saveHtml': 'Save the report (HTML)',
  'preview.saveXlsx': 'Save all tables (XLSX)',
  'preview.savePdf': 'Save the report (PDF)',
  'preview.print': 'Print',
  'preview.tables': 'Tables',
  'preview.tableSize': '{rows} × {columns}',
  'preview.copyTable': 'Copy the table {table}',
  'preview.saveCsv': 'Save the table {table} as CSV',
} as const satisfies Readonly<Record<`preview.${string}`, Message>>;
