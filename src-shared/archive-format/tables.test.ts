import { describe, expect, it } from 'vitest';
import { csvwText } from './csvw';
import { manifestText, parseManifestText } from './manifest';

describe('csvwText', () => {
  it('says of every column what it is', () => {
    const table = { name: 't', columns: ['State', 'Energy (eV)', 'nothing'], rows: [['a', 1, null], ['b', null, null]] };
    expect(JSON.parse(csvwText([{ file: 't.csv', table }], 'en'))).toMatchObject({
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      tables: [{ url: 't.csv', tableSchema: { columns: [{ titles: 'State', datatype: 'string' }, { titles: 'Energy (eV)', datatype: 'double' }, { titles: 'nothing', datatype: 'string' }] } }],
    });
  });
});

describe('the manifest', () => {
  const sums = new Map([['b/x.txt', 'b'.repeat(64)], ['a.txt', 'a'.repeat(64)]]);

  it('is what sha256sum -c takes, in order, and comes back', () => {
    expect(manifestText(sums)).toBe(`${'a'.repeat(64)}  a.txt\n${'b'.repeat(64)}  b/x.txt\n`);
    expect(parseManifestText(manifestText(sums))).toEqual(sums);
  });

  it.each([`${'a'.repeat(64)}  a\n${'b'.repeat(64)}  a\n`, 'nonsense\n', `${'A'.repeat(64)}  a\n`])('refuses %j', (text) => {
    expect(parseManifestText(text)).toBeNull();
  });
});
