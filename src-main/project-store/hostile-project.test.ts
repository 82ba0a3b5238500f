/** Project folders made to do harm: what is a link or never ends is refused with a sentence, and nothing outside is read or written. */
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProjectStore } from './project-store';
import { documentNamed, titleEdit } from './testing/documents';
import { testFolder } from './testing/test-folder';

const nothing = (): void => undefined;
const options = { machine: 'machine-a', listener: { saved: nothing, saveFailed: nothing } };
const opening = (folder: string): Promise<string> =>
  ProjectStore.open(folder, options).then(
    async (store) => {
      await store.close();
      return 'opened';
    },
    (error: unknown) => (error as { error: { key: string } }).error.key,
  );

async function project(): Promise<{ parent: string; folder: string }> {
  const parent = await testFolder();
  const folder = join(parent, 'project');
  const store = await ProjectStore.create(folder, documentNamed('x'), options);
  await store.edit(0, titleEdit(store.document, 'y'));
  await store.save();
  await store.close();
  return { parent, folder };
}

describe.skipIf(process.platform === 'win32')('a project with a link', () => {
  it.each(['project.json', 'project.json.previous', 'journal.jsonl', 'history.jsonl', '.lock'])('for %s is refused, and the file it leads to stays as it is', async (name) => {
    const { parent, folder } = await project();
    const outside = join(parent, 'mine.txt');
    await writeFile(outside, 'mine');
    await rm(join(folder, name), { force: true });
    await symlink(outside, join(folder, name));
    expect(await opening(folder)).toBe('error.projectLink');
    expect(await readFile(outside, 'utf8')).toBe('mine');
    expect(await readdir(folder)).toContain(name);
  });

  it.each(['raw', 'backup'])('for %s is refused, and nothing is written where it leads', async (name) => {
    const { parent, folder } = await project();
    await mkdir(join(parent, 'mine'));
    await symlink(join(parent, 'mine'), join(folder, name));
    expect(await opening(folder)).toBe('error.projectLink');
    expect(await readdir(join(parent, 'mine'))).toEqual([]);
  });

  it('for the folder of one raw file takes and reads no file through it', async () => {
    const { parent, folder } = await project();
    // SHA-256 of "abc", which whoever made the project knew the user would import.
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    await mkdir(join(parent, 'mine'));
    await mkdir(join(folder, 'raw'));
    await symlink(join(parent, 'mine'), join(folder, 'raw', sha256));
    const store = await ProjectStore.open(folder, options);
    const upload = await store.beginUpload('a.txt', 3);
    await upload.add(new TextEncoder().encode('abc'));
    await expect(upload.finish()).rejects.toMatchObject({ error: { key: 'error.projectLink' } });
    await expect(store.readRaw(sha256)).rejects.toMatchObject({ error: { key: 'error.projectLink' } });
    await store.close();
    expect(await readdir(join(parent, 'mine'))).toEqual([]);
  });

  it('or a pipe that never ends does not hang', async () => {
    const { folder } = await project();
    await rm(join(folder, 'journal.jsonl'));
    expect(spawnSync('mkfifo', [join(folder, 'journal.jsonl')]).status).toBe(0);
    expect(await opening(folder)).toBe('error.projectLink');
  });
});
