/**
 * A program that wants to write a project which others want to write too: it opens it again and again, edits while it may, and now and then
 * takes it over from an owner that stands still. Prints "wrote <edit>" for every edit that was acknowledged, "had" for every time it held the
 * project, "took" when that was by taking over, "lost" when it was taken over itself.
 *
 *     node contender-process.mjs <folder> <machine> <seed> <turns>
 */
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { HostCallError } from '@shared/host/host-call-error';
import { Random } from '@shared/numerics/random/random';
import { ProjectStore, type ProjectStoreOptions } from '../project-store';
import { editOf } from './documents';
import { quickFileSystem } from './faulty-file-system';

const [folder, machine, seed, turns] = [process.argv[2]!, process.argv[3]!, Number(process.argv[4]), Number(process.argv[5])];
const random = new Random(seed);
const say = (line: string): number => writeSync(1, `${line}\n`);
const nothing = (): void => undefined;
const options: ProjectStoreOptions = {
  machine,
  listener: { saved: nothing, saveFailed: nothing },
  autosaveTiming: { quietMs: 5, longestWaitMs: 20, retryMs: 1e8, longestRetryMs: 1e8 },
  lockTiming: { beatMs: 20, watchMs: 150 },
  watchMs: 1e8,
  fileSystem: quickFileSystem,
};

/** Half of the texts say who wrote when, half are what everybody sees. */
async function work(store: ProjectStore, turn: number): Promise<void> {
  for (let edit = 0; edit < 4; edit++) {
    const name = `${machine}-${process.pid}-${turn}-${edit}`;
    await store.edit(store.revision, editOf(store.document, (draft) => {
      draft.people.push({ id: name, name, orcid: null });
      draft.title = name;
    }));
    say(`wrote ${name}`);
    await pause(random.uniform() * 10);
    if (random.uniform() < 0.3) await store.save();
  }
}

async function turnAt(turn: number): Promise<void> {
  let store = await ProjectStore.open(folder, options);
  if (store.readOnlyReason !== null && random.uniform() < 0.5) {
    await store.close();
    store = await ProjectStore.openTakingOver(folder, options);
    say('took');
  }
  if (store.readOnlyReason === null) {
    say('had');
    try {
      await work(store, turn);
    } finally {
      await store.close();
    }
  } else await store.close();
}

for (let turn = 0; turn < turns; turn++) {
  try {
    await turnAt(turn);
  } catch (error) {
    if (!(error instanceof HostCallError)) throw error;
    const { key } = error.error;
    if (key === 'error.lockLost' || key === 'error.lockGone') say('lost');
    else if (key !== 'error.lockAlive') throw error;
  }
  await pause(random.uniform() * 20);
}
