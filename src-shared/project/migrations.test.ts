import { describe, expect, it } from 'vitest';
import { currentSchema } from './document';
import { migrateDocument, migrations } from './migrations';

describe('migrations', () => {
  it('lead from every released schema to the current one', () => {
    expect(migrations.map(({ from }) => from)).toEqual(Array.from({ length: currentSchema - 1 }, (_, i) => i + 1));
  });

  it('are made one after another, and leave what they were given', () => {
    const steps = [
      { from: 2, migrate: ({ name, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, title: name }) },
      { from: 1, migrate: ({ label, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, name: label }) },
    ];
    const old = { schema: 1, label: 'x', kept: 1 };
    expect(migrateDocument(old, 1, 3, steps)).toEqual({ schema: 3, title: 'x', kept: 1 });
    expect(old).toEqual({ schema: 1, label: 'x', kept: 1 });
    expect(() => migrateDocument(old, 1, 4, steps)).toThrow('no way from schema 3 to 4');
  });
});
