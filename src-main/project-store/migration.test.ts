import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProjectDocument } from '@shared/project/document';
import { describe, expect, it } from 'vitest';
import { ProjectStore, type ProjectStoreOptions } from './project-store';
import { documentNamed, titleEdit } from './testing/documents';
import { testFolder } from './testing/test-folder';
import { faultyFileSystem, quickFileSystem } from './testing/faulty-file-system';
import { fromVersion0, oldProjectFiles } from './testing/old-project';
import { SimulatedDisk } from './testing/simulated-disk';

const nothing = (): void => undefined;

const options = (more: Partial<ProjectStoreOptions> = {}): ProjectStoreOptions => ({
  machine: 'machine-a',
  listener: { saved: nothing, saveFailed: nothing },
  autosaveTiming: { quietMs: 1e8, longestWaitMs: 1e8, retryMs: 1e8, longestRetryMs: 1e8 },
  fileSystem: quickFileSystem,
  migrations: [fromVersion0],
  ...more,
});

/** A folder as version 0 left it when it lost power: one edit saved, one in the journal. */
async function oldProject(): Promise<{ folder: string; files: Readonly<Record<string, string>> }> {
  const folder = join(await testFolder(), 'old');
  await mkdir(folder);
  const files = oldProjectFiles();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return { folder, files };
}

/** The same on a simulated disk. */
async function simulatedDisk(files: Readonly<Record<string, string>>): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk();
  await disk.fileSystem.makeFolder('/old', { withParents: true });
  for (const [name, text] of Object.entries(files)) await (await disk.fileSystem.open(`/old/${name}`, 'wx')).write(new TextEncoder().encode(text), 0);
  return disk;
}

describe('a project of an older version', () => {
  it('is brought up to date with every edit, and its files are kept as they were', async () => {
    const { folder, files } = await oldProject();
    const store = await ProjectStore.open(folder, options());
    expect(store.document).toEqual(documentNamed('journalled'));
    expect([store.revision, store.savedRevision]).toEqual([2, 2]);
    expect(store.notices.map(({ key, params }) => [key, params['place']])).toEqual([['error.migrated', join(folder, 'backup/v0')]]);
    for (const [name, text] of Object.entries(files)) expect(await readFile(join(folder, 'backup/v0', name), 'utf8')).toBe(text);
    expect(JSON.parse(await readFile(join(folder, 'project.json'), 'utf8'))).toMatchObject({ schema: 1, title: 'journalled', revision: 2 });
    await store.edit(2, titleEdit(store.document, 'new'));
    await store.close();

    const again = await ProjectStore.open(folder, options());
    expect([again.document.title, again.notices]).toEqual(['new', []]);
    expect((await again.history()).map(({ revision }) => revision)).toEqual([1, 2, 3]);
    await again.close();
  });

  it('falls back to a previous generation that the edits since then fit', async () => {
    const { folder } = await oldProject();
    const store = await ProjectStore.open(folder, options());
    await store.edit(2, titleEdit(store.document, 'new'));
    await store.close();
    await writeFile(join(folder, 'project.json'), 'damaged');
    const again = await ProjectStore.open(folder, options());
    expect([again.document.title, again.notices.map(({ key }) => key)]).toEqual(['new', ['error.restoredPrevious']]);
    await again.close();
  });

  it('without a way to the current one is refused and left alone', async () => {
    const { folder, files } = await oldProject();
    await expect(ProjectStore.open(folder, options({ migrations: [] }))).rejects.toMatchObject({ error: { key: 'error.projectDamaged' } });
    expect((await readdir(folder)).sort()).toEqual(Object.keys(files).sort());
  });

  it('survives every fault of the disk while it is brought up to date, once or from then on', { timeout: 60_000 }, async () => {
    const folder = '/old';
    let faults = 0;
    for (const kind of ['once', 'from then on', 'torn'] as const) {
      for (let at = 0; ; at++) {
        const files = oldProjectFiles();
        const { fileSystem: disk } = await simulatedDisk(files);
        let step = 0;
        const fileSystem = faultyFileSystem(({ step: name }) => {
          if (name === 'readFile' || name === 'list') return 'ok';
          const isHit = kind === 'once' ? step++ === at : step++ >= at;
          return isHit ? (kind === 'torn' && name === 'write' ? { tear: 0.5, fail: 'EIO' } : { fail: 'ENOSPC' }) : 'ok';
        }, disk);
        const store = await ProjectStore.open(folder, options({ fileSystem })).catch(() => null);
        await store?.close().catch(nothing);
        if (step <= at) break;
        faults += 1;
        // The lock of a program that could not even remove it is that of a living process here.
        await disk.remove(join(folder, '.lock')).catch(nothing);
        const again = await ProjectStore.open(folder, options({ fileSystem: disk }));
        expect(again.document, `${kind} ${at}`).toEqual(documentNamed('journalled') satisfies ProjectDocument);
        expect(again.revision).toBe(2);
        expect((await again.history()).map(({ revision }) => revision)).toEqual([1, 2]);
        await again.close();
        // The backup is whole whenever the document is new.
        const kept = async (name: string) => new TextDecoder().decode(await disk.readFile(join(folder, 'backup/v0', name)));
        expect(await kept('project.json')).toBe(files['project.json']);
        expect(await kept('journal.jsonl')).toBe(files['journal.jsonl']);
      }
    }
    expect(faults).toBeGreaterThan(100);
  });
});
