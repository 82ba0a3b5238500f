import { expect, it } from 'vitest';
import { Problems } from './problems.svelte';

it('takes away what a view that was looked at says itself, and nothing else', () => {
  const problems = new Problems();
  const leadingTo = (view: string) => ({ label: { key: 'analysis.open' } as const, run: () => undefined, view });
  problems.report({ key: 'analysis.noResult', params: { analysis: 'Cycling' } }, null, leadingTo('cycling'));
  problems.report({ key: 'analysis.noResult', params: { analysis: 'XRD' } }, null, leadingTo('xrd'));
  problems.report({ key: 'error.diskFull', params: {} });
  const before = problems.list;
  problems.dismissLeadingTo('raman');
  expect(problems.list).toBe(before);
  problems.dismissLeadingTo('cycling');
  expect(problems.list.map(({ next }) => next?.view)).toEqual(['xrd', undefined]);
});
