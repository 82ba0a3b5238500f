import { translate, type Locale } from '@shared/i18n/translate';
import type { Table } from './csv';
import { keyNumberFile } from './key-number-file';
import { keyNumbers } from './key-numbers';
import type { ReportInput } from './report-input';
import { resultTables } from './result-tables';
import { sourceTables } from './source-tables';
import type { Texts } from './texts';

/** The tables that stand beside a report, as its workbook holds them: key numbers, results and sources; those without rows are left out. */
export function reportTables(input: ReportInput, locale: Locale): Table[] {
  const { document } = input;
  const t: Texts = (key, params) => translate(locale, key, params);
  return [keyNumberFile(keyNumbers(document, t), document.states, t), ...resultTables(input, locale), ...sourceTables(document, t)].filter(({ rows }) => rows.length > 0);
}
