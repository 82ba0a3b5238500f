import { expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import { exampleDocument } from './testing/example-project';
import { sourceTables } from './source-tables';

it('names the file of every measurement and what made every result', () => {
  const [sources, analyses] = sourceTables(exampleDocument, (key, params) => translate('en', key, params));
  expect(sources!.rows).toHaveLength(exampleDocument.measurements.length);
  for (const row of sources!.rows) expect(row.at(-1)).toMatch(/^[0-9a-f]{64}$/);
  expect(analyses!.rows.map(([title]) => title)).toEqual(exampleDocument.analyses.filter(({ result }) => result !== null).map(({ title }) => title));
  expect(analyses!.columns).toHaveLength(analyses!.rows[0]!.length);
});
