/**
 * An owner that stands still in the middle of its work (a sleeping PC, a share that hangs), is taken over with consent, and goes on later as
 * if nothing had happened: at whatever step it stood, nothing that either side was told is done may be missing afterwards.
 */
import { expect, it } from 'vitest';
import { ProjectStore, type ProjectStoreOptions } from './project-store';
import type { FileSystem } from './file-system';
import { documentNamed, editOf } from './testing/documents';
import { faultyFileSystem, type Verdict } from './testing/faulty-file-system';
import { SimulatedDisk } from './testing/simulated-disk';

const nothing = (): void => undefined;
const folder = '/project';

const options = (fileSystem: FileSystem, machine: string): ProjectStoreOptions => ({
  machine,
  listener: { saved: nothing, saveFailed: nothing },
  autosaveTiming: { quietMs: 1e8, longestWaitMs: 1e8, retryMs: 1e8, longestRetryMs: 1e8 },
  lockTiming: { beatMs: 1e8, watchMs: 10 },
  fileSystem,
});

/** Makes an edit that only its maker makes, and says it is done only when the store does. */
async function edit(store: ProjectStore, acknowledged: string[], name: string): Promise<void> {
  await store.edit(store.revision, editOf(store.document, (draft) => void draft.people.push({ id: name, name, orcid: null })));
  acknowledged.push(name);
}

async function ownerAtWork(store: ProjectStore, acknowledged: string[]): Promise<string | null> {
  try {
    await edit(store, acknowledged, 'a1');
    await store.save();
    await edit(store, acknowledged, 'a2');
    await edit(store, acknowledged, 'a3');
    await store.save();
    return null;
  } catch (error) {
    return (error as { error: { key: string } }).error.key;
  } finally {
    await store.close();
  }
}

/** A disk whose work stands still at one step, from `watch` on, until it is woken. */
function standingDisk(disk: FileSystem, step: number): { hanging: FileSystem; watch: () => void; standing: Promise<'stands'>; wake: () => void } {
  let [at, isWatched] = [0, false];
  let wake: () => void = nothing;
  const woken = new Promise<void>((resolve) => (wake = resolve));
  let stand: () => void = nothing;
  const standing = new Promise<'stands'>((resolve) => (stand = () => resolve('stands')));
  const hanging = faultyFileSystem(async (): Promise<Verdict> => {
    if (isWatched && at++ === step) {
      stand();
      await woken;
    }
    return 'ok';
  }, disk);
  return { hanging, watch: () => (isWatched = true), standing, wake: () => wake() };
}

/** Suspends the owner at a step, lets another one take over and work, and wakes the owner. Null when there is no such step. */
async function takenOverAt(step: number, savesInBetween: boolean): Promise<{ acknowledged: string[]; told: string | null; disk: FileSystem } | null> {
  const { fileSystem: disk } = new SimulatedDisk();
  const { hanging, watch, standing, wake } = standingDisk(disk, step);
  const owner = await ProjectStore.create(folder, documentNamed('x'), options(hanging, 'machine-a'));
  watch();
  const acknowledged: string[] = [];
  const working = ownerAtWork(owner, acknowledged);
  if ((await Promise.race([standing, working])) !== 'stands') return null;

  const taker = await ProjectStore.openTakingOver(folder, options(disk, 'machine-b'));
  await edit(taker, acknowledged, 'b1');
  if (savesInBetween) await taker.save();
  await edit(taker, acknowledged, 'b2');
  wake();
  const told = await working;
  await edit(taker, acknowledged, 'b3');
  // Ends here without saving or closing, as a PC that is switched off.
  return { acknowledged, told, disk };
}

/** Whoever opens the project now has every edit that anybody was told is done, in document and history. */
async function assertKept({ acknowledged, disk }: { acknowledged: readonly string[]; disk: FileSystem }, step: number): Promise<void> {
  await disk.remove(`${folder}/.lock`).catch(nothing);
  const found = await ProjectStore.open(folder, options(disk, 'machine-d'));
  const people = found.document.people.map(({ id }) => id);
  expect(acknowledged.filter((name) => !people.includes(name)), `step ${step}`).toEqual([]);
  expect((await found.history()).map(({ revision }) => revision), `step ${step}`).toEqual(Array.from({ length: found.revision }, (_, i) => i + 1));
  await found.close();
}

it.each([true, false])('keeps every edit of both sides, wherever the owner stood (the other one saves meanwhile: %s)', async (savesInBetween) => {
  let steps = 0;
  for (; ; steps++) {
    const outcome = await takenOverAt(steps, savesInBetween);
    if (outcome === null) break;
    const { told } = outcome;
    await assertKept(outcome, steps);
    // An owner that had nothing left to do may have ended well; else it is told.
    if (told !== null) expect(told, `step ${steps}`).toBe('error.lockLost');
  }
  expect(steps).toBeGreaterThan(40);
});

/** One that takes over stands still while it does so, and is taken over itself. Null when there is no such step. */
async function takerTakenOverAt(step: number): Promise<{ acknowledged: string[]; disk: FileSystem } | null> {
  const { fileSystem: disk } = new SimulatedDisk();
  const acknowledged: string[] = [];
  const owner = await ProjectStore.create(folder, documentNamed('x'), options(disk, 'machine-a'));
  await edit(owner, acknowledged, 'a1');
  const { hanging, watch, standing, wake } = standingDisk(disk, step);
  watch();
  const taking = ProjectStore.openTakingOver(folder, options(hanging, 'machine-b')).then(async (store) => {
    await edit(store, acknowledged, 'b1').catch(nothing);
    await store.save().catch(nothing);
    await store.close();
  }, nothing);
  if ((await Promise.race([standing, taking.then(() => 'done' as const)])) !== 'stands') return null;
  const taker = await ProjectStore.openTakingOver(folder, options(disk, 'machine-c')).catch(() => null);
  if (taker) {
    await edit(taker, acknowledged, 'c1');
    await taker.save();
    await edit(taker, acknowledged, 'c2');
  }
  wake();
  await taking;
  // Who only stood still before it began takes over rightly; then this one is refused.
  if (taker) await edit(taker, acknowledged, 'c3').catch(nothing);
  return { acknowledged, disk };
}

it('keeps every edit when one that takes over stands still in the middle of it and is taken over itself', async () => {
  let steps = 0;
  for (; ; steps++) {
    const outcome = await takerTakenOverAt(steps);
    if (outcome === null) break;
    await assertKept(outcome, steps);
  }
  expect(steps).toBeGreaterThan(40);
});
