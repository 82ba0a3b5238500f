import { expect, it } from 'vitest';
import { locale, say } from './locale.svelte';
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

it('names what has no result in the language that is read, though it was told in another', () => {
  const problems = new Problems();
  const analysis = { key: 'view.cycling', params: {} };
  problems.report({ key: 'analysis.noResult', params: { analysis, reason: { key: 'cycling.problem.noMass', params: {} } } }, null, { label: { key: 'analysis.open', params: { analysis } }, run: () => undefined });
  locale.choose('ja');
  expect(say(problems.list[0]!.next!.label)).toBe('充放電を開く');
  locale.choose('en');
  expect(say(problems.list[0]!.next!.label)).toBe('Open Cycling');
});
