import { readdir, readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { titleEdit } from '../project-store/testing/documents';
import { testHost, testWindow } from './testing/test-host';
import { create } from './testing/with-project';

describe('a window that goes', () => {
  it('while the folder of one project is away, still saves and frees the other', async () => {
    const { host, unexpected } = await testHost();
    const window = testWindow(host);
    const away = await create(window, 'on a share');
    const here = await create(window, 'on this computer');
    await window.call('projects.edit', here.project, 0, titleEdit(here.document, 'saved'));
    await rename(away.place, `${away.place}.unplugged`);
    await window.connection.close();
    expect(JSON.parse(await readFile(join(here.place, 'project.json'), 'utf8'))).toMatchObject({ title: 'saved' });
    expect(await readdir(here.place)).not.toContain('.lock');
    // Nothing was unsaved in the folder that is away: there is nothing to tell either.
    expect(unexpected).toEqual([]);
  });

  it('whose unsaved project is away does not fail, and the journal keeps the edit', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const away = await create(window, 'on a share');
    await window.call('projects.edit', away.project, 0, titleEdit(away.document, 'unsaved'));
    await rename(away.place, `${away.place}.unplugged`);
    await expect(window.connection.close()).resolves.toBeUndefined();
    // The folder came back: its journal keeps what could not be saved.
    await rename(`${away.place}.unplugged`, away.place);
    const next = testWindow(host);
    expect(await next.call('projects.openRecent', (await next.call('projects.recent'))[0]!.id)).toMatchObject({ document: { title: 'unsaved' }, readOnly: false });
  });
});

describe('an archive on its way in', () => {
  const received = async (): Promise<string[]> => (await readdir(tmpdir())).filter((name) => name.startsWith('halocline-received-'));

  it('leaves nothing when it is cancelled, and cannot be finished as a raw file', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const before = await received();
    const { upload } = await window.call('archives.beginReceive', 'x.eln', 5);
    const made = (await received()).filter((name) => !before.includes(name));
    expect(made).toHaveLength(1);
    await window.call('files.upload', upload, new Uint8Array(5));
    await expect(window.call('files.finishUpload', upload)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
    await window.call('files.cancelUpload', upload);
    expect(await received()).not.toContain(made[0]);
    await expect(window.call('archives.openReceived', upload)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
  });
});
