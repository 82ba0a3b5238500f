import { expect, it } from 'vitest';
import { steady } from './steady';

it('gives the same object while its members are the same, and the next one when one of them is another, came or went', () => {
  const kept = steady<Record<string, unknown> | undefined>();
  const [list, first] = [[1], { a: 1 }];
  expect(kept(undefined)).toBeUndefined();
  expect(kept(first)).toBe(first);
  expect(kept({ a: 1 })).toBe(first);
  const [grown, other] = [{ a: 1, list }, { a: 1, list: [1] }];
  expect(kept(grown)).toBe(grown);
  expect(kept({ list, a: 1 })).toBe(grown);
  expect(kept(other)).toBe(other);
  expect(kept(first)).toBe(first);
  expect(kept(undefined)).toBeUndefined();
});

it('looks away from the members that do not count', () => {
  const kept = steady<Record<string, number>>(['isOpen']);
  const first = { a: 1, isOpen: 0 };
  expect(kept(first)).toBe(first);
  expect(kept({ a: 1, isOpen: 1 })).toBe(first);
  expect(kept({ a: 2, isOpen: 0 })).toEqual({ a: 2, isOpen: 0 });
});
