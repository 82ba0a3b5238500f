import { describe, expect, it } from 'vitest';
import { toCsv } from './csv';

describe('toCsv', () => {
  it('quotes only what RFC 4180 asks to quote', () => {
    const table = { name: 't', columns: ['state', 'area (counts s⁻¹ eV)'], rows: [['after "1st", charge', 0.1], ['two\nlines', null], ['放電2', -3e-7]] };
    expect(toCsv(table)).toBe('state,area (counts s⁻¹ eV)\r\n"after ""1st"", charge",0.1\r\n"two\nlines",\r\n放電2,-3e-7\r\n');
  });

  it('keeps a label from becoming a formula, and a negative number a number', () => {
    const table = { name: 't', columns: ['a', 'b'], rows: [['=cmd|calc', -1], ['@x', 2], ['-', 3]] };
    expect(toCsv(table)).toBe("a,b\r\n'=cmd|calc,-1\r\n'@x,2\r\n'-,3\r\n");
  });

  it('refuses what is no table of finite numbers', () => {
    expect(() => toCsv({ name: 't', columns: ['a'], rows: [[1, 2]] })).toThrow('A row of "t" must have 1 cells; got 2');
    expect(() => toCsv({ name: 't', columns: ['a'], rows: [[Number.NaN]] })).toThrow('must be finite; got NaN');
  });
});
