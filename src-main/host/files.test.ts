import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pieceBytes } from '../project-store/raw-pieces';
import { testHost, testWindow } from './testing/test-host';
import { create, upload } from './testing/with-project';

describe('files', () => {
  const bytes = new TextEncoder().encode('0 1\n1 2\n2 4\n');

  it('arrive in pieces and come back byte for byte', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project } = await create(window);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await upload(window, project, 'a.txt', bytes)).toEqual({ sha256, size: bytes.length, known: false });
    expect(await upload(window, project, 'b.txt', bytes)).toMatchObject({ known: true });
    expect((await window.call('files.read', project, sha256)).piece).toEqual(bytes);
  });

  it('come out in pieces, until the last or until the window has enough', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project } = await create(window);
    const large = Uint8Array.from({ length: 2 * pieceBytes + 3 }, (_, i) => (i * 31) >> 5);
    const { sha256 } = await upload(window, project, 'large.csv', large);
    const pieces: Uint8Array[] = [];
    for (let given = await window.call('files.read', project, sha256); ; given = await window.call('files.readOn', given.rest)) {
      expect(given.size).toBe(large.length);
      pieces.push(given.piece);
      if (given.rest === null) break;
    }
    expect(pieces.map(({ length }) => length)).toEqual([pieceBytes, pieceBytes, 3]);
    expect(Buffer.compare(Buffer.concat(pieces), large)).toBe(0);

    const { rest: stopped } = await window.call('files.read', project, sha256);
    await window.call('files.stopReading', stopped!);
    await expect(window.call('files.readOn', stopped!)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
    // Another window cannot read on, and a closed project lets go of its files.
    const { rest } = await window.call('files.read', project, sha256);
    await expect(testWindow(host).call('files.readOn', rest!)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
    await window.call('projects.close', project);
    await expect(window.call('files.readOn', rest!)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
  });

  it('can be cancelled; an ended upload is no longer known', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project, place } = await create(window);
    const { upload: id } = await window.call('files.beginUpload', project, 'a.txt', 5);
    await window.call('files.cancelUpload', id);
    await expect(window.call('files.upload', id, bytes)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
    const { upload: left } = await window.call('files.beginUpload', project, 'b.txt', 5);
    await window.connection.close();
    expect(await readdir(join(place, 'raw'))).toEqual([]);
    await expect(window.call('files.finishUpload', left)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
  });

  it.each(['../evil', 'a/b', 'a\\b', '..', '', 'nul\0'])('are refused under the name "%s"', async (name) => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project } = await create(window);
    await expect(window.call('files.beginUpload', project, name, 1)).rejects.toMatchObject({ error: { key: 'error.badRequest' } });
  });

  it('larger than memory can hold are refused with their name', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project } = await create(window);
    await expect(window.call('files.beginUpload', project, 'map.wdf', 2 ** 31)).rejects.toMatchObject({ error: { key: 'error.fileTooLarge', params: { name: 'map.wdf', limit: 1024 } } });
  });
});
