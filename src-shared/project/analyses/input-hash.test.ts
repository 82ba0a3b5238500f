import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inputHash } from './input-hash';

describe('inputHash', () => {
  it('is the SHA-256 of the canonical JSON of settings and files', () => {
    const canonical = '{"raw":["a1","b2"],"settings":{"a":[1,"é"],"z":null}}';
    const expected = createHash('sha256').update(canonical, 'utf8').digest('hex');
    expect(inputHash({ z: null, a: [1, 'é'] }, ['b2', 'a1', 'b2'])).toBe(expected);
  });

  it('does not depend on the order of keys, but on every value and file', () => {
    const hash = inputHash({ a: 1, b: { c: 2, d: undefined } }, ['x']);
    expect(inputHash({ b: { c: 2 }, a: 1 }, ['x'])).toBe(hash);
    expect(inputHash({ b: { c: 3 }, a: 1 }, ['x'])).not.toBe(hash);
    expect(inputHash({ b: { c: 2 }, a: 1 }, ['y'])).not.toBe(hash);
  });
});
