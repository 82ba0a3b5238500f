import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { crateProblems } from '@shared/archive-format/crate-rules';
import { parseManifestText } from '@shared/archive-format/manifest';
import { ProjectStore } from '../project-store/project-store';
import { faultyFileSystem } from '../project-store/testing/faulty-file-system';
import { testFolder } from '../project-store/testing/test-folder';
import { Archive } from './archive';
import type { ArchiveSource } from './archive-source';
import { copyProject } from './copy-project';
import { planArchive } from './plan-archive';
import { carbonSource, plainSource } from './testing/sources';
import { writeArchive } from './write-archive';

const run = promisify(execFile);
/** Not every system has them; without, the skipped test is counted in the summary. */
const hasUnzip = ['unzip', 'sha256sum'].every((program) => spawnSync(program, ['--help']).error === undefined);
const options = { locale: 'en', software: { name: 'Halocline', version: '0.0.0' } } as const;
const nothing = (): void => undefined;
const storeOptions = { machine: 'machine-a', listener: { saved: nothing, saveFailed: nothing } };

async function written(source: ArchiveSource, name = 'archive.eln'): Promise<string> {
  const path = join(await testFolder(), name);
  await writeArchive(path, await planArchive(source, options), source);
  return path;
}

describe('an archive of an analysed project', () => {
  let source: ArchiveSource;
  beforeAll(async () => {
    source = await carbonSource();
  });

  it('comes back with the same document, history and raw bytes, and is sound', async () => {
    const archive = await Archive.open(await written(source));
    expect(archive.document).toEqual(source.document);
    expect(archive.revision).toBe(1);
    expect(await archive.history()).toEqual(await source.history());
    const { sha256 } = source.document.files[0]!;
    expect(Buffer.compare(await archive.readRaw(sha256), await source.readRaw(sha256))).toBe(0);
    const { size, pieces } = archive.rawPieces(sha256);
    const given: Uint8Array[] = [];
    for await (const piece of pieces) given.push(piece);
    const whole = Buffer.concat(given);
    expect(whole).toHaveLength(size);
    expect(Buffer.compare(whole, await source.readRaw(sha256))).toBe(0);
    expect(await archive.check()).toEqual([]);
    await archive.close();
  });

  it('holds tables, figures, results and report in one folder named after it', async () => {
    const entries = Object.keys(unzipSync(await readFile(await written(source, 'My set.eln'))));
    expect(entries.filter((name) => !name.startsWith('My-set/'))).toEqual([]);
    expect(entries).toEqual(
      expect.arrayContaining(['ro-crate-metadata.json', 'ro-crate-preview.html', 'manifest-sha256.txt', 'project/project.json', 'project/history.jsonl', 'project/results.json', 'project/report.html', 'tables/csv-metadata.json', 'tables/xps-lines.csv', 'figures/xps-before-C1s.svg', 'state-01-before/before.npl'].map((name) => `My-set/${name}`)),
    );
  });

  it('has the same bytes whenever and wherever it is written', async () => {
    const [first, second] = [await readFile(await written(source)), await readFile(await written(source))];
    expect(Buffer.compare(first, second)).toBe(0);
    const { TZ } = process.env;
    process.env['TZ'] = 'Asia/Tokyo';
    const elsewhere = await readFile(await written(source));
    process.env['TZ'] = TZ;
    expect(Buffer.compare(first, elsewhere)).toBe(0);
  });

  it.skipIf(!hasUnzip)('is opened by the system’s unzip, and its checksums hold by hand', async () => {
    const path = await written(source);
    const folder = await testFolder();
    await run('unzip', ['-q', path, '-d', folder]);
    const { stdout } = await run('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: join(folder, 'archive') });
    expect(stdout).toBe('');
    const svg = await readFile(join(folder, 'archive/figures/xps-before-C1s.svg'), 'utf8');
    expect(svg).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns=/);
  });

  it('becomes a project of one’s own with everything in it', async () => {
    const archive = await Archive.open(await written(source));
    const folder = join(await testFolder(), 'copy');
    await copyProject(archive, folder);
    await archive.close();
    const store = await ProjectStore.open(folder, storeOptions);
    expect(store.document).toEqual(source.document);
    expect(store.revision).toBe(1);
    expect(store.notices).toEqual([]);
    expect(await store.history()).toEqual(await source.history());
    const { sha256 } = source.document.files[0]!;
    expect(Buffer.compare(await store.readRaw(sha256), await source.readRaw(sha256))).toBe(0);
    await store.close();
  });
});

describe('an archive of a project full of hostile text', () => {
  it('keeps every rule and runs nothing', async () => {
    const files = unzipSync(await readFile(await written(plainSource())));
    const text = (name: string) => new TextDecoder().decode(files[`archive/${name}`]);
    const packed = Object.entries(files).map(([name, bytes]) => ({ path: name.slice('archive/'.length), size: bytes.length }));
    expect(crateProblems(text('ro-crate-metadata.json'), packed)).toEqual([]);
    for (const page of ['ro-crate-preview.html', 'project/report.html']) {
      expect(text(page)).not.toMatch(/<script/i);
      expect(text(page)).toContain('&lt;script&gt;');
    }
    expect([...parseManifestText(text('manifest-sha256.txt'))!.keys()].length).toBe(packed.length - 1);
  });
});

describe('writing', () => {
  it('replaces an archive whole or leaves it', async () => {
    const path = await written(plainSource());
    const before = await readFile(path);
    const other = plainSource({ 'b.txt': 'other' });
    const plan = await planArchive(other, options);
    for (const step of ['open', 'write', 'sync', 'read', 'rename'] as const) {
      const fileSystem = faultyFileSystem((asked) => (asked.step === step && asked.path.startsWith(path) ? { fail: 'EIO' } : 'ok'));
      await expect(writeArchive(path, plan, other, { fileSystem }), step).rejects.toMatchObject({ error: { key: 'error.fileTrouble' } });
      expect(Buffer.compare(await readFile(path), before), step).toBe(0);
      expect(await readdir(join(path, '..')), step).toEqual(['archive.eln']);
    }
    await writeArchive(path, plan, other);
    expect(Buffer.compare(await readFile(path), before)).not.toBe(0);
  });

  it('notices a disk that gives back other bytes', async () => {
    const path = join(await testFolder(), 'a.eln');
    const fileSystem = faultyFileSystem(() => 'ok');
    const open = fileSystem.open.bind(fileSystem);
    let pieces = 0;
    fileSystem.open = async (...args) => {
      const file = await open(...args);
      // One piece is written with a bit turned, and the disk says that all is well.
      return { ...file, write: (bytes, position) => file.write((pieces += 1) === 5 ? bytes.map((byte) => byte ^ 1) : bytes, position) };
    };
    await expect(writeArchive(path, await planArchive(plainSource(), options), plainSource(), { fileSystem })).rejects.toMatchObject({ error: { key: 'error.notWhatWasWritten' } });
    await expect(access(path)).rejects.toThrow('ENOENT');
  });

  it('can be cancelled and leaves nothing', async () => {
    const path = join(await testFolder(), 'a.eln');
    const abort = new AbortController();
    const plan = await planArchive(plainSource(), options);
    const writing = writeArchive(path, plan, plainSource(), { signal: abort.signal, onProgress: () => abort.abort() });
    await expect(writing).rejects.toMatchObject({ error: { key: 'error.cancelled' } });
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('refuses more than 4 GB with a sentence, before reading anything', async () => {
    const source = plainSource();
    source.document.files[0]!.size = 4.1 * 1024 ** 3;
    await expect(planArchive(source, options)).rejects.toMatchObject({ error: { key: 'error.archiveWouldBeTooLarge', params: { size: 4198 } } });
  });

  it('refuses a raw file that is not what was imported', async () => {
    const source = plainSource();
    const changed: ArchiveSource = { ...source, readRaw: () => Promise.resolve(new Uint8Array(999)) };
    const path = join(await testFolder(), 'a.eln');
    await expect(writeArchive(path, await planArchive(changed, options), changed)).rejects.toMatchObject({ error: { key: 'error.rawDamaged' } });
  });
});

describe('copying', () => {
  it('leaves no half of a project', async () => {
    const source = plainSource();
    const parent = await testFolder();
    for (const fail of ['raw', 'history.jsonl', 'project.json']) {
      const fileSystem = faultyFileSystem((asked) => (asked.step === 'rename' && asked.path.includes(fail) ? { fail: 'ENOSPC' } : 'ok'));
      await expect(copyProject(source, join(parent, 'copy'), { fileSystem })).rejects.toMatchObject({ error: { key: 'error.diskFull' } });
      expect(await readdir(parent)).toEqual([]);
    }
  });

  it('does not touch what is there', async () => {
    const folder = join(await testFolder(), 'mine');
    await mkdir(folder);
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await expect(copyProject(plainSource(), folder)).rejects.toMatchObject({ error: { key: 'error.fileTrouble' } });
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });
});

it('says which file of an archive was changed', async () => {
  const path = await written(plainSource());
  const bytes = await readFile(path);
  const files = unzipSync(bytes);
  files['archive/other-files/a.txt'] = new TextEncoder().encode('ONE');
  await writeFile(path, zipSync(files));
  const archive = await Archive.open(path);
  expect((await archive.check()).map(({ key, params }) => [key, params['name']])).toEqual([['error.archiveChanged', 'other-files/a.txt']]);
  const one = createHash('sha256').update('one').digest('hex');
  await expect(archive.readRaw(one)).rejects.toMatchObject({ error: { key: 'error.archiveChanged' } });
  await expect(archive.rawPieces(one).pieces.next()).rejects.toMatchObject({ error: { key: 'error.archiveChanged' } });
  await archive.close();
});
