import { describe, expect, it } from 'vitest';
import { conflictsOf } from '../session/commands.svelte';
import { say } from '../session/locale.svelte';
import { everyHead } from './every-head';

describe.each([true, false])('the commands of the program (in a browser: %s)', (isBrowser) => {
  const heads = everyHead([], isBrowser);

  it('have ids and words of their own', () => {
    expect(new Set(heads.map(({ id }) => id)).size).toBe(heads.length);
    expect(new Set(heads.map(({ group, label }) => `${group} ${say(label)}`)).size).toBe(heads.length);
  });

  it('share no keys with others of the same place', () => {
    const shared = heads.flatMap((head) => [head.shortcut, head.alternative].flatMap((keys) => (keys === undefined ? [] : conflictsOf(head, keys, heads).map(({ id }) => `${keys}: ${head.id}, ${id}`))));
    expect(shared).toEqual([]);
  });
});
