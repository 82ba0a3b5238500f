import { createHash } from 'node:crypto';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeFileSystem, type FileSystem } from './file-system';
import { RawFiles } from './raw-files';
import { checkedPieces, pieceBytes } from './raw-pieces';
import { testFolder } from './testing/test-folder';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const counting = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i ^ (i >> 8) ^ (i >> 16)) & 255);

function altered(bytes: Uint8Array, at: number): Uint8Array {
  const other = bytes.slice();
  other[at]! ^= 1;
  return other;
}

/** Stores bytes and gives the store, with the number of files it has open. */
async function stored(bytes: Uint8Array) {
  const open = { files: 0 };
  const fs: FileSystem = {
    ...nodeFileSystem,
    async open(path, mode) {
      const file = await nodeFileSystem.open(path, mode);
      open.files++;
      return { ...file, close: () => file.close().finally(() => open.files--) };
    },
  };
  const folder = await testFolder();
  const raw = new RawFiles(fs, folder);
  const upload = await raw.begin('a', bytes.length);
  await upload.add(bytes);
  const { sha256 } = await upload.finish();
  return { raw, sha256, open, place: join(folder, 'raw', sha256, 'a') };
}

it.each([0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 2 * pieceBytes + 17])('gives %d bytes in pieces that fill all but the last', async (length) => {
  const bytes = counting(length);
  const { raw, sha256, open } = await stored(bytes);
  const { size, pieces } = await raw.pieces(sha256);
  expect(size).toBe(length);
  const given: Uint8Array[] = [];
  for await (const piece of pieces) given.push(piece);
  expect(given.map((piece) => piece.length)).toEqual(Array.from({ length: Math.max(1, Math.ceil(length / pieceBytes)) }, (_, k) => Math.min(pieceBytes, length - k * pieceBytes)));
  expect(Buffer.compare(Buffer.concat(given), bytes)).toBe(0);
  expect(open.files).toBe(0);
});

it('keeps the last piece of a file that has changed, whatever its size became', async () => {
  const bytes = counting(pieceBytes + 5);
  const spoil: ((place: string) => Promise<void>)[] = [
    (place) => writeFile(place, altered(bytes, 3)),
    (place) => writeFile(place, altered(bytes, pieceBytes + 4)),
    (place) => truncate(place, pieceBytes + 4),
    (place) => writeFile(place, Buffer.concat([bytes, bytes])),
  ];
  for (const change of spoil) {
    const { raw, sha256, open, place } = await stored(bytes);
    // Between looking at its size and reading it, as on a shared drive.
    const { pieces } = await raw.pieces(sha256);
    await change(place);
    expect((await pieces.next()).value).toHaveLength(pieceBytes);
    await expect(pieces.next()).rejects.toMatchObject({ error: { key: 'error.rawDamaged' } });
    expect(open.files).toBe(0);
  }
});

it('lets go of the file when the reading stops early', async () => {
  const { raw, sha256, open } = await stored(counting(3 * pieceBytes));
  const { pieces } = await raw.pieces(sha256);
  expect(open.files).toBe(0);
  await pieces.next();
  expect(open.files).toBe(1);
  await pieces.return(undefined);
  expect(open.files).toBe(0);
});

it('says that a file is gone', async () => {
  const { raw } = await stored(counting(1));
  await expect(raw.pieces('0'.repeat(64))).rejects.toMatchObject({ error: { key: 'error.rawMissing' } });
});

it('does not care in which portions the bytes come', async () => {
  const bytes = counting(pieceBytes + 1000);
  async function* portions(): AsyncGenerator<Uint8Array> {
    for (let at = 0, length = 1; at < bytes.length; at += length, length = (length * 7) % 300_007) yield await Promise.resolve(bytes.subarray(at, at + length));
  }
  const given: Uint8Array[] = [];
  for await (const piece of checkedPieces(portions(), { size: bytes.length, sha256: hashOf(bytes), damaged: () => new Error('damaged') })) given.push(piece);
  expect(given.map((piece) => piece.length)).toEqual([pieceBytes, 1000]);
  expect(Buffer.compare(Buffer.concat(given), bytes)).toBe(0);
});
