import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeFileSystem } from './file-system';
import { RawFiles } from './raw-files';
import { safeName } from './safe-name';
import { testFolder } from './testing/test-folder';
import { faultyFileSystem } from './testing/faulty-file-system';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) % 256);
const sha256 = createHash('sha256').update(bytes).digest('hex');

async function stored(raw: RawFiles, name: string): ReturnType<Awaited<ReturnType<RawFiles['begin']>>['finish']> {
  const upload = await raw.begin(name, bytes.length);
  // Without waiting in between: pieces keep their order.
  await Promise.all([upload.add(bytes.subarray(0, 300)), upload.add(bytes.subarray(300, 301)), upload.add(bytes.subarray(301))]);
  return upload.finish();
}

describe('raw files', () => {
  it('keeps a file byte for byte under its checksum and name', async () => {
    const folder = await testFolder();
    const raw = new RawFiles(nodeFileSystem, folder);
    expect(await stored(raw, 'Ru 3d.vms')).toEqual({ sha256, size: 1000, known: false });
    expect(new Uint8Array(await readFile(join(folder, 'raw', sha256, 'Ru 3d.vms')))).toEqual(bytes);
    expect(new Uint8Array(await raw.read(sha256))).toEqual(bytes);
    expect(await readdir(join(folder, 'raw'))).toEqual([sha256]);
  });

  it('stores the same bytes once, whatever they are called', async () => {
    const folder = await testFolder();
    const raw = new RawFiles(nodeFileSystem, folder);
    await stored(raw, 'a.vms');
    expect(await stored(raw, 'b.vms')).toMatchObject({ known: true });
    expect(await readdir(join(folder, 'raw', sha256))).toEqual(['a.vms']);
  });

  it('knows the empty file', async () => {
    const raw = new RawFiles(nodeFileSystem, await testFolder());
    const upload = await raw.begin('empty', 0);
    const { sha256: ofNothing } = await upload.finish();
    expect(ofNothing).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(await raw.read(ofNothing)).toHaveLength(0);
  });

  it('imports nothing of a file that did not arrive whole or was cancelled', async () => {
    const folder = await testFolder();
    const raw = new RawFiles(nodeFileSystem, folder);
    const short = await raw.begin('short', 10);
    await short.add(bytes.subarray(0, 9));
    await expect(short.finish()).rejects.toMatchObject({ error: { key: 'error.uploadIncomplete', params: { expected: 10, received: 9 } } });
    const long = await raw.begin('long', 10);
    await expect(long.add(bytes.subarray(0, 11))).rejects.toMatchObject({ error: { key: 'error.uploadIncomplete' } });
    await long.cancel();
    expect(await readdir(join(folder, 'raw'))).toEqual([]);
  });

  it('says that the disk is full and leaves nothing behind', async () => {
    const folder = await testFolder();
    const raw = new RawFiles(faultyFileSystem(({ step }) => (step === 'write' ? { tear: 0.5, fail: 'ENOSPC' } : 'ok')), folder);
    const upload = await raw.begin('a', bytes.length);
    await expect(upload.add(bytes)).rejects.toMatchObject({ error: { key: 'error.diskFull' } });
    await expect(upload.finish()).rejects.toMatchObject({ error: { key: 'error.diskFull' } });
    expect(await readdir(join(folder, 'raw'))).toEqual([]);
  });

  it('notices damaged and missing files, and mends them when the same bytes come again', async () => {
    const folder = await testFolder();
    const raw = new RawFiles(nodeFileSystem, folder);
    await expect(raw.read(sha256)).rejects.toMatchObject({ error: { key: 'error.rawMissing' } });
    await stored(raw, 'a.vms');
    await writeFile(join(folder, 'raw', sha256, 'a.vms'), 'rot');
    await expect(raw.read(sha256)).rejects.toMatchObject({ error: { key: 'error.rawDamaged' } });
    expect(await stored(raw, 'other name.vms')).toMatchObject({ known: false });
    expect(new Uint8Array(await raw.read(sha256))).toEqual(bytes);
  });

  it('removes what uploads of ended sessions left', async () => {
    const folder = await testFolder();
    const raw = new RawFiles(nodeFileSystem, folder);
    const upload = await raw.begin('left', 10);
    await raw.removeLeftovers();
    expect(await readdir(join(folder, 'raw'))).toEqual([]);
    await upload.cancel();
  });
});

describe('safeName', () => {
  it.each([
    ['Ru 3d.vms', 'Ru 3d.vms'],
    ['放電2.txt', '放電2.txt'],
    ['a:b*c?.txt', 'a_b_c_.txt'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['ends with dots...', 'ends with dots'],
    ['..', '_'],
    ['   ', '_'],
  ])('stores %s as %s', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('is always one short name without separators', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[/\\<>:"|?*]/);
        expect(['', '.', '..']).not.toContain(safe);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(201);
      }),
    );
  });

  it('keeps the extension of a long name', () => {
    expect(safeName(`${'放'.repeat(150)}.vms`)).toMatch(/^放+\.vms$/);
  });
});
