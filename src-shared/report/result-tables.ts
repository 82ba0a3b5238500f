import { translate, type Locale } from '@shared/i18n/translate';
import type { Table } from './csv';
import { cyclingTables } from './cycling-tables';
import { ramanTables } from './raman-tables';
import type { ReportInput, ReportPart } from './report-input';
import { surveyTables } from './survey-tables';
import { xpsTables } from './xps-tables';
import { xrdTables } from './xrd-tables';

/** The tables of every technique that was analysed and is not left out: what goes into files, archives and workbooks. */
export function resultTables(input: ReportInput, locale: Locale): Table[] {
  const { document, leaveOut = [] } = input;
  const of: readonly (readonly [ReportPart, () => Table[]])[] = [
    ['cycling', () => cyclingTables(document, (key, params) => translate(locale, key, params))],
    ['xrd', () => xrdTables(document, locale)],
    ['raman', () => ramanTables(document, locale)],
    ['xps', () => [...xpsTables(input, locale), ...surveyTables(document, locale)]],
  ];
  return of.flatMap(([part, tables]) => (leaveOut.includes(part) ? [] : tables()));
}
