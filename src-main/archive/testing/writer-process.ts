/**
 * A program that edits, saves, imports and archives a project without pause until it is killed. Prints a line for everything it was told
 * is done: "edit 7", "file <sha256>", "archive 6".
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { ProjectDocument } from '@shared/project/document';
import { recordPatches } from '@shared/project/edit';
import { ProjectStore } from '../../project-store/project-store';
import { planArchive } from '../plan-archive';
import { writeArchive } from '../write-archive';

const [folder, archive] = [process.argv[2]!, process.argv[3]!];
const nothing = (): void => undefined;
const say = (line: string): number => writeSync(1, `${line}\n`);

const store = await ProjectStore.open(folder, {
  machine: 'machine-a',
  listener: { edited: nothing, saved: nothing, saveFailed: (error) => writeSync(2, JSON.stringify(error)) },
  autosaveTiming: { quietMs: 3, longestWaitMs: 10, retryMs: 10, longestRetryMs: 10 },
});
if (store.readOnlyReason !== null) throw new Error(JSON.stringify(store.readOnlyReason));

async function change(recipe: (draft: ProjectDocument) => void): Promise<void> {
  const next = store.revision + 1;
  const { patches, inverse } = recordPatches(store.document, (draft) => {
    draft.title = `edit ${next}`;
    recipe(draft);
  });
  const edit = { id: `e${next}`, name: { key: 'edit.test', params: {} }, patches, inverse, at: new Date().toISOString(), by: null, undoes: null };
  say(`edit ${(await store.edit(store.revision, edit)).revision}`);
}

async function importFile(): Promise<void> {
  const bytes = randomBytes(2000);
  const upload = await store.beginUpload('measured.dat', bytes.length);
  await upload.add(bytes.subarray(0, 900));
  await upload.add(bytes.subarray(900));
  const { sha256, size } = await upload.finish();
  say(`file ${sha256}`);
  // One file at a time, so that archives stay small however long the program runs.
  await change((draft) => {
    draft.files = [{ sha256, name: 'measured.dat', size, importedAt: new Date().toISOString(), folder: '', format: null, failure: null }];
  });
}

async function writeOne(): Promise<void> {
  const { document, revision } = store;
  const source = { place: folder, document, revision, history: () => Promise.resolve([]), readRaw: (sha256: string) => store.readRaw(sha256) };
  await writeArchive(archive, await planArchive(source, { locale: 'en', software: { name: 'test', version: '0' } }), source);
  say(`archive ${revision}`);
}

for (let round = 1; ; round++) {
  await change(nothing);
  if (round % 2 === 0) await store.save();
  if (round % 3 === 0) await importFile();
  if (round % 4 === 0) await writeOne();
}
