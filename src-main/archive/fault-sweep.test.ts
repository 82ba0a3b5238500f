/**
 * Sessions that create, edit, save, import, archive and copy, on a disk that fails at a random step: a full disk, an input/output error, a
 * missing permission, a torn write, a rename that was never made, once or (as when the power goes) from then on. Whatever was acknowledged
 * must be there afterwards, and every project and archive readable. HALOCLINE_FAULTS sets how many, HALOCLINE_FAULT_SEED which.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Random } from '@shared/numerics/random/random';
import { HostCallError } from '@shared/host/host-call-error';
import { ProjectStore, type ProjectStoreOptions } from '../project-store/project-store';
import { documentNamed, editOf, testFolder } from '../project-store/testing/documents';
import { faultyFileSystem, quickFileSystem, type DiskStep, type Verdict } from '../project-store/testing/faulty-file-system';
import { Archive } from './archive';
import { copyProject } from './copy-project';
import { planArchive } from './plan-archive';
import { writeArchive } from './write-archive';

const faults = Number(process.env['HALOCLINE_FAULTS'] ?? 40);
const seed = Number(process.env['HALOCLINE_FAULT_SEED'] ?? 1);
const software = { name: 'test', version: '0' };
const nothing = (): void => undefined;

const options = (fileSystem = quickFileSystem): ProjectStoreOptions => ({
  machine: 'machine-a',
  listener: { edited: nothing, saved: nothing, saveFailed: nothing },
  autosaveTiming: { quietMs: 1e8, longestWaitMs: 1e8, retryMs: 1e8, longestRetryMs: 1e8 },
  fileSystem,
});

/** What a session was told is done. */
interface Done {
  created: boolean;
  titles: string[];
  files: string[];
  archives: number[];
  copies: number;
}

/** One session in `parent`; ends early at the first trouble that is told. */
async function session(parent: string, judge: (step: DiskStep) => Verdict): Promise<Done> {
  const fileSystem = faultyFileSystem(judge);
  const done: Done = { created: false, titles: ['first'], files: [], archives: [], copies: 0 };
  let store: ProjectStore | null = null;
  try {
    store = await ProjectStore.create(join(parent, 'project'), documentNamed('first'), options(fileSystem));
    done.created = true;
    for (const round of [1, 2]) {
      const bytes = randomBytes(300);
      const upload = await store.beginUpload('a.dat', bytes.length);
      await upload.add(bytes).catch(async (error: unknown) => {
        await upload.cancel();
        throw error;
      });
      const { sha256, size } = await upload.finish();
      done.files.push(sha256);
      const title = `round ${round}`;
      const edit = editOf(store.document, (draft) => {
        draft.title = title;
        draft.files.push({ sha256, name: 'a.dat', size, importedAt: draft.createdAt, folder: '', format: null, failure: null });
      });
      await store.edit(store.revision, edit);
      done.titles.push(title);
      await store.save();
      const { document, revision } = store;
      const current = store;
      const source = { place: '', document, revision, history: () => current.history(), readRaw: (wanted: string) => current.readRaw(wanted) };
      await writeArchive(join(parent, 'a.eln'), await planArchive(source, { locale: 'en', software }), source, { fileSystem });
      done.archives.push(revision);
      await copyProject(source, join(parent, `copy ${round}`), { fileSystem });
      done.copies += 1;
    }
  } catch (error) {
    // What counts is what is on the disk afterwards; that the user is told by a sentence counts too.
    expect(error instanceof HostCallError, `${String(error)} is told by a sentence`).toBe(true);
  }
  await store?.close().catch(nothing);
  return done;
}

async function assertKept(parent: string, done: Done): Promise<void> {
  const folder = join(parent, 'project');
  if (done.created) {
    await rm(join(folder, '.lock'), { force: true });
    const store = await ProjectStore.open(folder, options());
    const order = ['first', 'round 1', 'round 2'];
    expect(order.indexOf(store.document.title)).toBeGreaterThanOrEqual(order.indexOf(done.titles.at(-1)!));
    for (const sha256 of [...done.files, ...store.document.files.map((file) => file.sha256)]) {
      expect(createHash('sha256').update(await store.readRaw(sha256)).digest('hex')).toBe(sha256);
    }
    await store.close();
  }
  const last = done.archives.at(-1);
  const archive = await Archive.open(join(parent, 'a.eln')).catch(() => null);
  if (last !== undefined) expect(archive?.revision).toBeGreaterThanOrEqual(last);
  if (archive) {
    expect(await archive.check()).toEqual([]);
    await archive.close();
  }
  for (let copy = 1; copy <= done.copies; copy++) {
    const store = await ProjectStore.open(join(parent, `copy ${copy}`), options());
    expect([store.document.title, store.notices]).toEqual([`round ${copy}`, []]);
    await store.close();
  }
}

it(`loses nothing acknowledged in ${faults} sessions with a fault of the disk`, { timeout: 20_000 + 1000 * faults }, async () => {
  const root = await testFolder();
  let steps = 0;
  await mkdir(join(root, 'counted'));
  await session(join(root, 'counted'), () => {
    steps += 1;
    return 'ok';
  });
  const generator = new Random(seed);
  const random = (): number => generator.uniform();
  for (let fault = 0; fault < faults; fault++) {
    const parent = join(root, String(fault));
    await mkdir(parent);
    const at = Math.floor(random() * steps);
    const code = ['ENOSPC', 'EIO', 'EPERM'][Math.floor(random() * 3)]!;
    const [isLasting, isTorn] = [random() < 0.5, random() < 0.5];
    let step = 0;
    const done = await session(parent, ({ step: name }) => {
      const number = step++;
      if (number < at || (number > at && !isLasting)) return 'ok';
      // A rename that was said to be done and is not shows only if nothing came after it.
      if (number === at && name === 'rename' && isLasting) return 'lost';
      return isTorn ? { tear: 0.5, fail: code } : { fail: code };
    });
    await assertKept(parent, done);
    await rm(parent, { recursive: true });
  }
});
