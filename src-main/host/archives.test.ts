import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenProject } from '@shared/host/contract';
import { describe, expect, it } from 'vitest';
import { documentNamed, titleEdit } from '../project-store/testing/documents';
import { testHost, testWindow, type TestWindow } from './testing/test-host';
import { create } from './testing/with-project';

const bytes = new TextEncoder().encode('0 1\n1 2\n2 4\n');

/** A project with one raw file and one edit. */
async function projectWithFile(window: TestWindow): Promise<{ opened: OpenProject; sha256: string }> {
  const opened = await create(window);
  const { upload } = await window.call('files.beginUpload', opened.project, 'a.txt', bytes.length);
  await window.call('files.upload', upload, bytes);
  const { sha256, size } = await window.call('files.finishUpload', upload);
  const document = documentNamed('Ru series');
  document.files.push({ sha256, name: 'a.txt', size, importedAt: document.createdAt, folder: '', format: null, failure: null });
  const edit = titleEdit(document, 'Ru series, archived');
  const files = { op: 'replace' as const, path: ['files'], value: document.files };
  await window.call('projects.edit', opened.project, 0, { ...edit, patches: [...edit.patches, files], inverse: [{ ...files, value: [] }, ...edit.inverse] });
  return { opened, sha256 };
}

async function writtenArchive(): Promise<{ window: TestWindow; opened: OpenProject; sha256: string; place: string }> {
  const { host } = await testHost();
  const window = testWindow(host);
  const { opened, sha256 } = await projectWithFile(window);
  const written = await window.call('archives.write', opened.project);
  return { window, opened, sha256, place: written!.place };
}

describe('an archive', () => {
  it('is planned, written to the downloads folder with progress, and never over another one', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    const { opened } = await projectWithFile(window);
    const plan = await window.call('archives.plan', opened.project);
    expect(plan).toMatchObject({ name: 'Ru-series-archived', files: 8 });
    expect(plan.folders.reduce((sum, folder) => sum + folder.bytes, 0)).toBe(plan.totalBytes);
    expect((await window.call('archives.write', opened.project))!.place).toBe(join(options.downloadsFolder, 'Ru-series-archived.eln'));
    expect((await window.call('archives.write', opened.project))!.place).toBe(join(options.downloadsFolder, 'Ru-series-archived 2.eln'));
    expect(window.heard.filter(({ name }) => name === 'archive.progress').at(-1)).toMatchObject({ payload: { project: opened.project, fraction: 1 } });
  });

  it('opens for reading from the list, gives its raw bytes, and takes no edit', async () => {
    const { window, sha256, place } = await writtenArchive();
    await window.call('folders.list', null);
    const opened = await testWindowOpening(window, place);
    expect(opened).toMatchObject({ readOnly: true, readOnlyReason: { key: 'readOnly.archive' }, document: { title: 'Ru series, archived' }, revision: 1 });
    expect((await window.call('files.read', opened.project, sha256)).piece).toEqual(bytes);
    expect(await window.call('projects.history', opened.project)).toHaveLength(1);
    expect(await window.call('archives.check', opened.project)).toEqual([]);
    await expect(window.call('projects.edit', opened.project, 1, titleEdit(opened.document, 'x'))).rejects.toMatchObject({ error: { key: 'error.projectReadOnly' } });
    const [recent] = await window.call('projects.recent');
    expect(recent).toMatchObject({ place, missing: false, unfinishedEdits: 0 });
  });

  it('becomes a project of one’s own that can be changed', async () => {
    const { window, sha256, place } = await writtenArchive();
    const opened = await testWindowOpening(window, place);
    const copy = await window.call('projects.copy', opened.project, null);
    expect(copy).toMatchObject({ readOnly: false, revision: 1, document: { title: 'Ru series, archived' } });
    expect(await window.call('projects.edit', copy.project, 1, titleEdit(copy.document, 'mine'))).toEqual({ revision: 2 });
    expect((await window.call('files.read', copy.project, sha256)).piece).toEqual(bytes);
  });

  it('that was dropped is opened, and gone once it is closed', async () => {
    const { window, place } = await writtenArchive();
    const content = await readFile(place);
    const { upload } = await window.call('archives.beginReceive', 'dropped.eln', content.length);
    await window.call('files.upload', upload, new Uint8Array(content));
    const opened = await window.call('archives.openReceived', upload);
    expect(opened).toMatchObject({ readOnlyReason: { key: 'readOnly.archive' }, document: { title: 'Ru series, archived' } });
    expect((await window.call('projects.recent')).map((recent) => recent.place)).not.toContain(opened.place);
    await window.call('projects.close', opened.project);
    await expect(readdir(join(opened.place, '..'))).rejects.toThrow('ENOENT');
  });

  it('that was dropped and is none is refused and leaves nothing', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { upload } = await window.call('archives.beginReceive', 'x.eln', 5);
    await window.call('files.upload', upload, new TextEncoder().encode('hello'));
    await expect(window.call('archives.openReceived', upload)).rejects.toMatchObject({ error: { key: 'error.archiveNotZip' } });
  });

  it('is looked into without being opened', async () => {
    const { window, place, sha256 } = await writtenArchive();
    const listing = await window.call('library.list', null);
    expect(listing.entries.map(({ kind }) => kind)).toEqual(['project']);
    const { host } = await testHost();
    const other = testWindow(host, { chooseFile: () => Promise.resolve(place) });
    const seen = await other.call('archives.look', null);
    expect(seen).toMatchObject({ place, document: { title: 'Ru series, archived' } });
    expect(seen!.files.map((file) => file.sha256)).toContain(sha256);
  });

  it('is not written twice at once', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { opened } = await projectWithFile(window);
    const first = window.call('archives.write', opened.project);
    await expect(window.call('archives.write', opened.project)).rejects.toMatchObject({ error: { key: 'error.busy' } });
    await window.call('archives.cancel', opened.project);
    await expect(first).rejects.toMatchObject({ error: { key: 'error.cancelled' } });
  });
});

/** Opens an archive as the native dialog would. */
async function testWindowOpening(window: TestWindow, place: string): Promise<OpenProject> {
  const recents = await window.call('projects.recent');
  const known = recents.find((recent) => recent.place === place);
  if (known) return window.call('projects.openRecent', known.id);
  const downloads = (await window.call('folders.list', (await window.call('folders.list', null)).parent)).entries.find(({ name }) => name === 'downloads')!;
  const listing = await window.call('folders.list', downloads.id);
  const entry = listing.entries.find(({ kind }) => kind === 'archive')!;
  return window.call('projects.openFolder', entry.id);
}

describe('a project', () => {
  it('says which raw files are gone', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { opened, sha256 } = await projectWithFile(window);
    expect(await window.call('archives.check', opened.project)).toEqual([]);
    await rm(join(opened.place, 'raw', sha256), { recursive: true });
    expect((await window.call('archives.check', opened.project)).map(({ key }) => key)).toEqual(['error.rawMissing']);
  });
});

describe('the library', () => {
  it('lists projects and archives below a folder and says what they hold', async () => {
    const { window, place } = await writtenArchive();
    const above = await window.call('folders.list', (await window.call('folders.list', null)).parent);
    const { entries } = await window.call('library.list', above.folder);
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['archive', 'project']);
    for (const { id } of entries) {
      expect(await window.call('library.describe', id)).toMatchObject({ title: 'Ru series, archived', formula: 'LiRuCl4', states: ['before cycling'], files: 1, words: 'a.txt' });
    }
    await writeFile(place, 'damaged');
    const archive = entries.find(({ kind }) => kind === 'archive')!;
    expect(await window.call('library.describe', archive.id)).toBeNull();
    const again = await window.call('library.list', above.folder);
    expect(again.entries.find(({ id }) => id === archive.id)!.version).not.toBe(archive.version);
  });
});
