/**
 * A program that opens (or makes, or migrates) a project and edits, saves, imports, archives and copies it without pause until it is killed:
 * from outside, or by itself at the given step of the disk. Prints a line for everything it was told is done: "there", "edit 7",
 * "file <sha256>", "archive 6", "copy <folder>".
 *
 *     node writer-process.mjs <folder> <{ killAt, faults, seed }>
 */
import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HostCallError } from '@shared/host/host-call-error';
import { Random } from '@shared/numerics/random/random';
import type { ProjectDocument } from '@shared/project/document';
import { recordPatches } from '@shared/project/edit';
import { nodeFileSystem } from '../../project-store/file-system';
import { ProjectStore, type ProjectStoreOptions } from '../../project-store/project-store';
import { documentNamed } from '../../project-store/testing/documents';
import { faultyFileSystem, type Verdict } from '../../project-store/testing/faulty-file-system';
import { fromVersion0 } from '../../project-store/testing/old-project';
import { copyProject } from '../copy-project';
import { planArchive } from '../plan-archive';
import { writeArchive } from '../write-archive';
import type { WriterOrders } from './writer-orders';

const folder = process.argv[2]!;
const { killAt, faults, seed } = JSON.parse(process.argv[3]!) as WriterOrders;
const random = new Random(seed);
const say = (line: string): number => writeSync(1, `${line}\n`);
const nothing = (): void => undefined;

let step = 0;
const dying = new Promise<Verdict>(nothing);
const fileSystem = faultyFileSystem(({ step: name }) => {
  const at = step++;
  if (at === killAt) {
    process.kill(process.pid, 'SIGKILL');
    // The signal may take a moment to arrive; nothing more may reach the disk.
    return dying;
  }
  const fault = faults[at];
  return fault === undefined ? 'ok' : name === 'write' ? { tear: random.uniform(), fail: fault } : { fail: fault };
}, nodeFileSystem);

const options: ProjectStoreOptions = {
  machine: 'machine-a',
  listener: { saved: nothing, saveFailed: nothing },
  autosaveTiming: { quietMs: 3, longestWaitMs: 10, retryMs: 10, longestRetryMs: 10 },
  fileSystem,
  migrations: [fromVersion0],
};

async function change(store: ProjectStore, recipe: (draft: ProjectDocument) => void): Promise<void> {
  const next = store.revision + 1;
  const { patches, inverse } = recordPatches(store.document, (draft) => {
    draft.title = `edit ${next}`;
    recipe(draft);
  });
  const edit = { id: `e${next}`, name: { key: 'edit.test', params: {} }, patches, inverse, at: new Date().toISOString(), by: null, undoes: null };
  say(`edit ${(await store.edit(store.revision, edit)).revision}`);
}

async function importFile(store: ProjectStore): Promise<void> {
  const bytes = Uint8Array.from({ length: 2000 }, () => random.uniform() * 256);
  const upload = await store.beginUpload('measured.dat', bytes.length);
  try {
    await upload.add(bytes.subarray(0, 900));
    await upload.add(bytes.subarray(900));
  } catch (error) {
    await upload.cancel();
    throw error;
  }
  const { sha256, size } = await upload.finish();
  if (sha256 !== createHash('sha256').update(bytes).digest('hex')) throw new Error('stored under another checksum');
  say(`file ${sha256}`);
  // One file at a time, so that archives stay small however long the program runs.
  await change(store, (draft) => {
    draft.files = [{ sha256, name: 'measured.dat', size, importedAt: new Date().toISOString(), folder: '', format: null, failure: null }];
  });
}

async function writeOne(store: ProjectStore, kind: 'archive' | 'copy'): Promise<void> {
  const { document, revision } = store;
  const source = { place: folder, document, revision, history: () => store.history(), readRaw: (sha256: string) => store.readRaw(sha256) };
  if (kind === 'archive') {
    await writeArchive(join(dirname(folder), 'a.eln'), await planArchive(source, { locale: 'en', software: { name: 'test', version: '0' } }), source, { fileSystem });
    say(`archive ${revision}`);
  } else {
    const copy = join(dirname(folder), `copy-${process.pid}-${revision}`);
    await copyProject(source, copy, { fileSystem });
    say(`copy ${copy}`);
  }
}

/** A fault that is told by a sentence is what a disk in trouble may do; anything else is a bug. */
async function tolerating<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HostCallError) return null;
    throw error;
  }
}

let store: ProjectStore | null = null;
for (let attempt = 0; store === null; attempt++) {
  if (attempt > 20) throw new Error('the project does not open any more');
  const isThere = await access(folder).then(() => true, () => false);
  store = await tolerating(() => (isThere ? ProjectStore.open(folder, options) : ProjectStore.create(folder, documentNamed('edit 0'), options)));
  if (store !== null && store.readOnlyReason !== null) {
    if (Object.keys(faults).length === 0) throw new Error(JSON.stringify(store.readOnlyReason));
    await store.close();
    store = null;
  }
}
say('there');
const open = store;
for (let round = 1; ; round++) {
  await tolerating(() => change(open, nothing));
  if (round % 2 === 0) await tolerating(() => open.save());
  if (round % 3 === 0) await tolerating(() => importFile(open));
  if (round % 4 === 0) await tolerating(() => writeOne(open, 'archive'));
  if (round % 5 === 0) await tolerating(() => writeOne(open, 'copy'));
}
