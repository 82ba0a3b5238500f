/** A program that edits and saves a project without pause until it is killed; prints the number of every acknowledged edit. */
import { writeSync } from 'node:fs';
import { ProjectStore } from '../project-store';
import type { ProjectDocument } from '@shared/project/document';
import { recordPatches } from '@shared/project/edit';

const folder = process.argv[2]!;
const nothing = (): void => undefined;

const store = await ProjectStore.open(folder, {
  machine: 'machine-a',
  listener: { edited: nothing, saved: nothing, saveFailed: (error) => writeSync(2, JSON.stringify(error)) },
  autosaveTiming: { quietMs: 3, longestWaitMs: 10, retryMs: 10, longestRetryMs: 10 },
});
if (store.readOnlyReason !== null) throw new Error(JSON.stringify(store.readOnlyReason));

for (let next = store.revision + 1; ; next++) {
  const { patches, inverse } = recordPatches(store.document, (draft: ProjectDocument) => void (draft.title = `edit ${next}`));
  const edit = { id: `e${next}`, name: { key: 'edit.test', params: {} }, patches, inverse, at: new Date().toISOString(), by: null, undoes: null };
  const { revision } = await store.edit(store.revision, edit);
  writeSync(1, `${revision}\n`);
  if (next % 3 === 0) await store.save();
}
