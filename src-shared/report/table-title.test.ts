import { expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import { reportTables } from './report-tables';
import { tableTitle } from './table-title';
import { exampleDocument } from './testing/example-project';

it('calls every table of a report by words of its language', () => {
  const input = { document: exampleDocument, curves: {}, software: { name: 'Halocline', version: '0' }, createdAt: '2026-01-01T00:00:00.000Z' };
  for (const language of ['en', 'ja'] as const) {
    const titles = reportTables(input, language).map(({ name }) => [name, tableTitle(name, exampleDocument.states, (key, params) => translate(language, key, params))]);
    expect(titles.length).toBeGreaterThan(5);
    expect(titles.filter(([name, title]) => name === title)).toEqual([]);
  }
});

it('tells a table of curves by its state, whatever its id holds', () => {
  const t = (key: string, params?: Readonly<Record<string, unknown>>): string => `${key} ${Object.values(params ?? {}).join('|')}`;
  const state = { id: 'charge-1', label: '1st charge', shortLabel: '', palette: 0 };
  expect(tableTitle('xps-curves-2-charge-1-Ru3d_C1s', [state], t)).toBe('preview.table.xps-curves 1st charge|Ru3d_C1s');
  expect(tableTitle('other', [state], t)).toBe('other');
});
