import { describe, expect, test } from 'vitest';
import { describeFailure } from './describe-failure';
import { readFile, readers, readerVersion } from './registry';
import { fixture } from './testing/fixture';

const errorOf = (name: string, bytes: Uint8Array) => {
  const result = readFile({ name, bytes });
  if (result.ok) throw new Error('was read');
  return result.error;
};

describe('bad input gives a sentence with the file and the place', () => {
  test('empty', () => {
    expect(describeFailure('en', errorOf('scan.vms', new Uint8Array()))).toBe('scan.vms: The file is empty. Copy it from the instrument again.');
    expect(describeFailure('ja', errorOf('scan.vms', new Uint8Array()))).toContain('ファイルが空です');
  });
  test('600 MB', () => {
    const huge = { length: 600 * 1024 * 1024 } as Uint8Array; // refused before a byte is looked at
    expect(describeFailure('en', errorOf('map.txt', huge))).toMatch(/^map\.txt: The file has 600 MB; files up to 500 MB are read/);
  });
  test('binary', () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
    expect(errorOf('photo.jpg', bytes).key).toBe('format.error.binary');
  });
  test('text with a damaged byte', () => {
    const bytes = new TextEncoder().encode('2theta,counts\n1,2\n2,\u0000\n3,4\n4,5\n');
    expect(describeFailure('en', errorOf('scan.csv', bytes))).toMatch(/^scan\.csv, byte 20: This is a binary file/);
  });
  test('truncated', () => {
    const { name, bytes } = fixture('lg4x/Mutlipak_vms.npl');
    expect(describeFailure('en', errorOf(name, bytes.subarray(0, 20_000)))).toMatch(/^Mutlipak_vms\.npl, line \d+: The file ends too early/);
  });
});

test('content decides before the name', () => {
  const { bytes } = fixture('pynxtools-xps/regular.vms');
  expect(readFile({ name: 'spectrum.csv', bytes })).toMatchObject({ ok: true, file: { format: 'vamas' } });
});


test('every reader has its own id and a version for the cache', () => {
  expect(new Set(readers.map(({ id }) => id)).size).toBe(readers.length);
  for (const { id, version } of readers) expect(readerVersion(id)).toBe(version);
  expect(readerVersion('no such format')).toBeNull();
});
