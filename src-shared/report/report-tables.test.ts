import { expect, it } from 'vitest';
import { newDocument } from '@shared/project/new-document';
import { reportTables } from './report-tables';
import { exampleDocument } from './testing/example-project';

const input = (document: typeof exampleDocument) => ({ document, curves: {}, software: { name: 'Halocline', version: '0' }, createdAt: '2026-01-01T00:00:00.000Z' });

it('holds the key numbers first, then results, then sources', () => {
  const names = reportTables(input(exampleDocument), 'en').map(({ name }) => name);
  expect(names[0]).toBe('key-numbers');
  expect(names).toContain('xps-fractions');
  expect(names.indexOf('xps-fractions')).toBeLessThan(names.indexOf('analyses'));
});

it('leaves out tables without rows and parts that do not go in', () => {
  expect(reportTables(input(newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'P' })), 'en')).toEqual([]);
  expect(reportTables({ ...input(exampleDocument), leaveOut: ['xps'] }, 'en').some(({ name }) => name.startsWith('xps-'))).toBe(false);
});
