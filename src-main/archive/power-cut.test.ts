/**
 * Sessions that create, migrate, edit, save, import, archive, copy and open again on a disk that fails at random steps (full, input/output
 * error, missing permission, torn write) and whose power is cut at another: what was not on the medium may be gone, torn or zeros, and
 * renames never made. Whatever was acknowledged must be there afterwards, and every project and archive readable or not there at all.
 * HALOCLINE_FAULTS sets how many, HALOCLINE_FAULT_SEED which.
 */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { HostCallError } from '@shared/host/host-call-error';
import { Random } from '@shared/numerics/random/random';
import { ProjectStore, type ProjectStoreOptions } from '../project-store/project-store';
import { readProject } from '../project-store/read-project';
import type { FileSystem } from '../project-store/file-system';
import { documentNamed, editOf } from '../project-store/testing/documents';
import { faultyFileSystem, type DiskStep, type Verdict } from '../project-store/testing/faulty-file-system';
import { fromVersion0, oldProjectFiles } from '../project-store/testing/old-project';
import { SimulatedDisk } from '../project-store/testing/simulated-disk';
import { Archive } from './archive';
import { copyProject } from './copy-project';
import { planArchive } from './plan-archive';
import { writeArchive } from './write-archive';

const sessions = Number(process.env['HALOCLINE_FAULTS'] ?? 200);
const seed = Number(process.env['HALOCLINE_FAULT_SEED'] ?? 1);
const software = { name: 'test', version: '0' };
const nothing = (): void => undefined;
const project = '/disk/project';
const oldFiles = oldProjectFiles();

const options = (fileSystem: FileSystem): ProjectStoreOptions => ({
  machine: 'machine-a',
  listener: { saved: nothing, saveFailed: nothing },
  autosaveTiming: { quietMs: 1e8, longestWaitMs: 1e8, retryMs: 1e8, longestRetryMs: 1e8 },
  fileSystem,
  migrations: [fromVersion0],
});

/** What a session was told is done. */
interface Done {
  isThere: boolean;
  /** Number of the last edit, and of the last one that was tried. */
  edit: number;
  tried: number;
  files: string[];
  archived: number | null;
  copies: string[];
}

const actions = ['edit', 'import', 'save', 'archive', 'copy', 'reopen'] as const;

/** One session; goes on after a trouble that is told, until `isOver`. */
class Session {
  readonly done: Done = { isThere: false, edit: 0, tried: 0, files: [], archived: null, copies: [] };
  readonly #fs: FileSystem;
  readonly #random: Random;
  #store: ProjectStore | null = null;

  constructor(fileSystem: FileSystem, random: Random) {
    this.#fs = fileSystem;
    this.#random = random;
  }

  async run(isOver: () => boolean): Promise<Done> {
    for (let action = 0; action < 10 && !isOver(); action++) {
      try {
        await this.#act(this.#store ? actions[Math.floor(this.#random.uniform() * actions.length)]! : 'reopen');
      } catch (error) {
        // What counts is what is on the disk afterwards; that the user is told by a sentence counts too.
        expect(error, 'is told by a sentence').toBeInstanceOf(HostCallError);
      }
    }
    await this.#store?.close().catch(nothing);
    return this.done;
  }

  async #act(action: (typeof actions)[number]): Promise<void> {
    if (action === 'reopen') return this.#reopen();
    const store = this.#store!;
    if (action === 'edit') return this.#edit(nothing);
    if (action === 'save') return void (await store.save());
    if (action === 'import') return this.#import();
    const { document, revision } = store;
    const source = { place: '', document, revision, history: () => store.history(), readRaw: (wanted: string) => store.readRaw(wanted) };
    if (action === 'archive') {
      await writeArchive('/disk/a.eln', await planArchive(source, { locale: 'en', software }), source, { fileSystem: this.#fs });
      this.done.archived = revision;
    } else {
      const folder = `/disk/copy-${this.done.copies.length}`;
      await copyProject(source, folder, { fileSystem: this.#fs });
      this.done.copies.push(folder);
    }
  }

  async #reopen(): Promise<void> {
    const open = this.#store;
    this.#store = null;
    await open?.close();
    const isThere = this.done.isThere || (await this.#fs.look(`${project}/project.json`).catch(() => null)) !== null;
    this.#store = isThere ? await ProjectStore.open(project, options(this.#fs)) : await ProjectStore.create(project, documentNamed('edit 0'), options(this.#fs));
    this.done.isThere = true;
  }

  async #edit(recipe: Parameters<typeof editOf>[1]): Promise<void> {
    const store = this.#store!;
    const number = (this.done.tried += 1);
    const edit = editOf(store.document, (draft) => {
      draft.title = `edit ${number}`;
      recipe(draft);
    });
    await store.edit(store.revision, edit);
    this.done.edit = number;
  }

  async #import(): Promise<void> {
    const store = this.#store!;
    const bytes = Uint8Array.from({ length: 300 }, () => this.#random.uniform() * 256);
    const upload = await store.beginUpload('a.dat', bytes.length);
    await upload.add(bytes).catch(async (error: unknown) => {
      await upload.cancel();
      throw error;
    });
    const { sha256, size } = await upload.finish();
    this.done.files.push(sha256);
    await this.#edit((draft) => void draft.files.push({ sha256, name: 'a.dat', size, importedAt: draft.createdAt, folder: '', format: null, failure: null }));
  }
}

/** Nothing that was acknowledged is missing, and whatever can be opened is whole. */
async function assertKept(disk: FileSystem, done: Done, isOld: boolean): Promise<void> {
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await disk.readFile(path));
  if (isOld && (await text(`${project}/project.json`)).includes('"schema": 1')) {
    for (const name of ['project.json', 'journal.jsonl']) expect(await text(`${project}/backup/v0/${name}`), 'is kept as the older version wrote it').toBe(oldFiles[name]);
    // An attempt that was interrupted may have filed the edit of the journal already.
    expect((await text(`${project}/backup/v0/history.jsonl`)).startsWith(oldFiles['history.jsonl']!)).toBe(true);
  }
  if (done.isThere) {
    await disk.remove(`${project}/.lock`).catch(nothing);
    const store = await ProjectStore.open(project, options(disk));
    expect(store.readOnlyReason).toBeNull();
    const number = Number(store.document.title.replace(/^edit /, '').replace('journalled', '0'));
    expect(number).toBeGreaterThanOrEqual(done.edit);
    expect(number).toBeLessThanOrEqual(done.tried);
    for (const sha256 of [...done.files, ...store.document.files.map((file) => file.sha256)]) {
      expect(createHash('sha256').update(await store.readRaw(sha256)).digest('hex')).toBe(sha256);
    }
    await store.save();
    expect((await store.history()).map(({ revision }) => revision)).toEqual(Array.from({ length: store.revision }, (_, i) => i + 1));
    await store.close();
  }
  const archive = await Archive.open('/disk/a.eln', disk).catch(() => null);
  if (done.archived !== null) expect(archive?.revision).toBeGreaterThanOrEqual(done.archived);
  if (archive) expect(await archive.check()).toEqual([]);
  else expect(await disk.look('/disk/a.eln').catch(() => null), 'no half archive under its name').toBeNull();
  const names = (await disk.list('/disk')).map(({ name }) => `/disk/${name}`).filter((name) => name.startsWith('/disk/copy-'));
  for (const folder of done.copies) expect(names).toContain(folder);
  for (const folder of names) {
    // A copy that was interrupted is no project; one that is a project is whole.
    const isProject = done.copies.includes(folder) || (await readProject(disk, folder).catch(() => null)) !== null;
    if (!isProject) continue;
    const store = await ProjectStore.open(folder, options(disk));
    expect(store.notices).toEqual([]);
    expect(await store.check({})).toEqual([]);
    await store.close();
  }
}

/** A disk that may hold a project of an older version. */
async function startingDisk(isOld: boolean): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk();
  const { fileSystem } = disk;
  await fileSystem.makeFolder(isOld ? project : '/disk', { withParents: true });
  for (const [name, text] of isOld ? Object.entries(oldFiles) : []) {
    const file = await fileSystem.open(`${project}/${name}`, 'wx');
    await file.write(new TextEncoder().encode(text), 0);
    await file.sync();
  }
  for (const folder of isOld ? ['/', '/disk', project] : ['/']) await fileSystem.syncFolder(folder);
  return disk;
}

it(`loses nothing acknowledged in ${sessions} sessions with faults of the disk that end in a power cut`, { timeout: 20_000 + 100 * sessions }, async () => {
  for (let number = 0; number < sessions; number++) {
    const random = new Random(seed, number);
    const isOld = random.uniform() < 0.3;
    const disk = await startingDisk(isOld);
    const cut = Math.floor(random.uniform() ** 2 * 900);
    const faults = new Map(Array.from({ length: Math.floor(random.uniform() * 4) }, () => [Math.floor(random.uniform() * cut), ['ENOSPC', 'EIO', 'EPERM'][Math.floor(random.uniform() * 3)]!]));
    let step = 0;
    const judge = ({ step: name }: DiskStep): Verdict => {
      const at = step++;
      if (at > cut) return { fail: 'EIO' };
      const fault = at === cut ? 'EIO' : faults.get(at);
      return fault === undefined ? 'ok' : name === 'write' ? { tear: random.uniform(), fail: fault } : { fail: fault };
    };
    try {
      const done = await new Session(faultyFileSystem(judge, disk.fileSystem), random).run(() => step > cut);
      await assertKept(disk.afterPowerCut(() => random.uniform()).fileSystem, done, isOld);
    } catch (error) {
      throw new Error(`session ${number} of seed ${seed}, power cut at step ${cut}`, { cause: error });
    }
  }
});
