import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFile } from '../registry';
import { fixture, textFile } from '../testing/fixture';
import { FormatError } from './format-error';
import { readXml } from './xml';
import { openZip } from './zip';

const keyOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof FormatError) return error.key;
    throw error;
  }
  return 'no failure';
};

describe('zip', () => {
  const zipped = zipSync({ 'a/b.txt': strToU8('hello '.repeat(50)), 'stored.txt': [strToU8('as it is'), { level: 0 }] });
  test('parts are inflated or taken as they are', () => {
    const zip = openZip(zipped);
    expect(zip.names).toEqual(['a/b.txt', 'stored.txt']);
    expect(new TextDecoder().decode(zip.read('stored.txt')!)).toBe('as it is');
    expect(zip.read('other')).toBeNull();
  });
  test('a flipped bit in a part does not pass for data', () => {
    const damaged = zipped.slice();
    const at = new TextDecoder('latin1').decode(zipped).indexOf('as it is');
    damaged[at]! ^= 4;
    expect(keyOf(() => openZip(damaged).read('stored.txt'))).toBe('format.error.zip');
  });
  test('a bomb is not opened', () => {
    const bomb = zipSync({ 'Data0/Profile0.txt': new Uint8Array(5 * 1024 * 1024) });
    expect(keyOf(() => openZip(bomb))).toBe('format.error.zipTooLarge');
    expect(readFile({ name: 'a.rasx', bytes: bomb })).toMatchObject({ ok: false });
  });
  test('a cut archive', () => {
    expect(keyOf(() => openZip(zipped.subarray(0, zipped.length - 30)))).toBe('format.error.truncated');
    const { name, bytes } = fixture('readers-xrd/TwoTheta_scan_powder.rasx');
    expect(readFile({ name, bytes: bytes.subarray(0, 20_000) }).ok).toBe(false);
  });
});

describe('XML', () => {
  test('names without prefix, attributes, text, the five entities and numbers', () => {
    expect(readXml('<?xml version="1.0"?><a:r k="&lt;1&gt;"><b>x &amp; y&#181;</b><c/></a:r>')).toEqual({
      name: 'r', attributes: { k: '<1>' }, text: '',
      children: [{ name: 'b', attributes: {}, text: 'x & yµ', children: [] }, { name: 'c', attributes: {}, text: '', children: [] }],
    });
  });
  test('entities of a document type stay what they are written as', () => {
    const laughs = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>';
    expect(readXml(laughs).text).toBe('&b;');
  });
  test.each([
    ['cut off', '<r><a>1</a>'],
    ['crossed tags', '<r><a></r></a>'],
    ['cut inside a tag', '<r><a'],
    ['too deep', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`],
    ['no element', 'words'],
  ])('%s', (_, text) => {
    expect(keyOf(() => readXml(text))).toBe('format.error.xml');
  });
  test('a cut XRDML is a failure, not a shorter pattern', () => {
    const { name, bytes } = fixture('readers-xrd/XRD-918-16_10.xrdml');
    expect(readFile({ name, bytes: bytes.subarray(0, 20_000) })).toMatchObject({ ok: false, error: { key: 'format.error.xml' } });
  });
});

test('a workbook that is no Avantage export says so', () => {
  const book = zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets/></workbook>'), 'xl/_rels/workbook.xml.rels': strToU8('<Relationships/>') });
  expect(readFile({ name: 'a.xlsx', bytes: book })).toMatchObject({ ok: false, error: { key: 'format.error.noSpectraInWorkbook' } });
  expect(readFile(textFile('a.xlsx', 'PK'))).toMatchObject({ ok: false });
});
