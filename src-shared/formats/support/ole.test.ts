/** Compared with the `cfb` library, which writes the files here. */
import CFB from 'cfb';
import { describe, expect, test } from 'vitest';
import { fixture } from '../testing/fixture';
import { FormatError } from './format-error';
import { readOleStreams } from './ole';

const sizes = { empty: 0, small: 100, 'one sector less': 4095, 'just large': 4096, large: 30_001 };

function compound(): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, size] of Object.entries(sizes)) CFB.utils.cfb_add(file, `/in/${name}`, Uint8Array.from({ length: size }, (_, i) => (i * 31 + size) & 0xff));
  return Uint8Array.from(CFB.write(file, { type: 'array' }) as number[]);
}

const keyOf = (bytes: Uint8Array): string => {
  try {
    readOleStreams(bytes);
  } catch (error) {
    if (error instanceof FormatError) return error.key;
    throw error;
  }
  return 'read';
};

describe('streams', () => {
  test.each([
    ['made here', compound()],
    ['of a JASCO instrument', fixture('jascofiles/legacy_raman.jws').bytes],
  ])('%s, byte for byte', (_, bytes) => {
    const { FileIndex, FullPaths } = CFB.read(bytes, { type: 'array' });
    // Of several with one name the outermost.
    const streams = FileIndex.map((entry, i) => ({ ...entry, depth: FullPaths[i]!.split('/').length })).filter(({ type }) => type === 2).sort((a, b) => b.depth - a.depth);
    expect(readOleStreams(bytes)).toEqual(new Map(streams.map(({ name, content, size }) => [name, Uint8Array.from(content).subarray(0, size)])));
  });
  test('a file of more than 7 MB, whose allocation table needs a list of its own', () => {
    const file = CFB.utils.cfb_new();
    const content = Uint8Array.from({ length: 7_500_000 }, (_, i) => i % 251);
    CFB.utils.cfb_add(file, '/data', Buffer.from(content));
    const stream = readOleStreams(Uint8Array.from(CFB.write(file, { type: 'buffer' }) as Buffer)).get('data')!;
    expect(Buffer.compare(stream, content)).toBe(0);
  });
});

describe('damage', () => {
  const whole = compound();
  test('a cut file', () => expect(keyOf(whole.subarray(0, whole.length - 20_000))).toBe('format.error.ole'));
  test('a chain that bites its tail', () => {
    const bytes = whole.slice();
    const view = new DataView(bytes.buffer);
    const fat = (view.getInt32(76, true) + 1) * 512;
    for (let i = 0; i < 128; i++) if (view.getInt32(fat + 4 * i, true) > 0) view.setInt32(fat + 4 * i, i, true);
    expect(keyOf(bytes)).toBe('format.error.ole');
  });
  test('giant counts', () => {
    for (const at of [44, 64, 72]) {
      const bytes = whole.slice();
      new DataView(bytes.buffer).setUint32(at, 0x7fffffff, true);
      expect(['format.error.ole', 'read']).toContain(keyOf(bytes));
    }
  });
});
