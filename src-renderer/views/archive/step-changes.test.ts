import { expect, it } from 'vitest';
import { changesOf } from './step-changes';

it('puts before and after side by side, cuts long values and counts what is left', () => {
  const patches = [
    { op: 'replace' as const, path: ['title'], value: 'new' },
    { op: 'add' as const, path: ['states', 0], value: { id: 'x' } },
    ...Array.from({ length: 50 }, (_, i) => ({ op: 'replace' as const, path: ['view', `v${i}`], value: 'y'.repeat(500) })),
  ];
  const { shown, more } = changesOf({ patches, inverse: [{ op: 'replace', path: ['title'], value: 'old' }, { op: 'remove', path: ['states', 0] }] });
  expect(shown.slice(0, 2)).toEqual([
    { place: 'title', before: 'old', after: 'new' },
    { place: 'states › 1', before: '', after: '{"id":"x"}' },
  ]);
  expect([shown.length, more, shown[2]!.after.length]).toEqual([40, 12, 161]);
});
