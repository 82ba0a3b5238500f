import { readdir, readFile, truncate, writeFile, appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostError } from '@shared/host/contract';
import { recordPatches, type Edit } from '@shared/project/edit';
import { describe, expect, it, vi } from 'vitest';
import type { LogEntry } from './edit-log';
import { ProjectStore, type ProjectStoreOptions } from './project-store';
import { documentNamed, editOf, titleEdit } from './testing/documents';
import { SimulatedDisk } from './testing/simulated-disk';
import { testFolder } from './testing/test-folder';
import { faultyFileSystem, quickFileSystem, type DiskStep, type Verdict } from './testing/faulty-file-system';

interface Told {
  saved: number[];
  failed: HostError[];
}

function options(more: Partial<ProjectStoreOptions> = {}): ProjectStoreOptions & { told: Told } {
  const told: Told = { saved: [], failed: [] };
  return {
    machine: 'machine-a',
    listener: { saved: (revision) => told.saved.push(revision), saveFailed: (error) => told.failed.push(error) },
    // Saving happens when a test asks for it.
    autosaveTiming: { quietMs: 1e8, longestWaitMs: 1e8, retryMs: 1e8, longestRetryMs: 1e8 },
    told,
    fileSystem: quickFileSystem,
    ...more,
  };
}

async function created(more: Partial<ProjectStoreOptions> = {}): Promise<{ store: ProjectStore; folder: string; told: Told }> {
  const folder = join(await testFolder(), 'Five states');
  const given = options(more);
  return { store: await ProjectStore.create(folder, documentNamed('first'), given), folder, told: given.told };
}

const noticeKeys = (store: ProjectStore): string[] => store.notices.map((notice) => notice.key);

const rename = (store: ProjectStore, title: string): Promise<LogEntry> => store.edit(store.revision, titleEdit(store.document, title));

/** Leaves the project as a process that ended at this moment would: nothing saved, the lock of a dead process. */
async function abandon(store: ProjectStore, folder: string): Promise<void> {
  const lock = join(folder, '.lock');
  const content = await readFile(lock, 'utf8');
  const files = await Promise.all(['project.json', 'journal.jsonl', 'history.jsonl'].map(async (name) => [join(folder, name), await readFile(join(folder, name)).catch(() => null)] as const));
  await store.close();
  for (const [path, bytes] of files) await (bytes === null ? rm(path, { force: true }) : writeFile(path, bytes));
  await writeFile(lock, content);
}

describe('a project on disk', () => {
  it('opens again as it was saved, with its edits in the history and an empty journal', async () => {
    const { store, folder, told } = await created();
    await rename(store, 'second');
    await rename(store, 'third');
    expect(await store.save()).toBe(2);
    expect(told.saved).toEqual([2]);
    await store.close();
    expect((await readdir(folder)).sort()).toEqual(['history.jsonl', 'journal.jsonl', 'project.json', 'project.json.previous']);
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toBe('');

    const again = await ProjectStore.open(folder, options());
    expect(again.document).toEqual({ ...documentNamed('third') });
    expect([again.revision, again.savedRevision, again.recovered, again.readOnlyReason, again.notices]).toEqual([2, 2, null, null, []]);
    expect((await again.history()).map((entry) => [entry.revision, entry.edit.patches[0]])).toEqual([
      [1, { op: 'replace', path: ['title'], value: 'second' }],
      [2, { op: 'replace', path: ['title'], value: 'third' }],
    ]);
    await again.close();
  });

  it('writes the same bytes for the same content, whatever order its keys were made in', async () => {
    const { store, folder } = await created();
    const text = await readFile(join(folder, 'project.json'), 'utf8');
    await store.close();
    const other = join(await testFolder(), 'other');
    const reordered = Object.fromEntries(Object.entries(documentNamed('first')).reverse()) as ReturnType<typeof documentNamed>;
    await (await ProjectStore.create(other, reordered, options())).close();
    expect(await readFile(join(other, 'project.json'), 'utf8')).toBe(text);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(JSON.parse(text) as object).sort());
  });

  it('has an edit in the journal before it is acknowledged', async () => {
    const { store, folder } = await created();
    const entry = await rename(store, 'second');
    expect(JSON.parse(await readFile(join(folder, 'journal.jsonl'), 'utf8'))).toEqual(entry);
    await store.close();
  });

  it('keeps the generation before', async () => {
    const { store, folder } = await created();
    await rename(store, 'second');
    await store.save();
    await rename(store, 'third');
    await store.save();
    expect(JSON.parse(await readFile(join(folder, 'project.json.previous'), 'utf8'))).toMatchObject({ title: 'second', revision: 1 });
    await store.close();
  });

  it('saves by itself about a moment after the last edit', async () => {
    const { store, told } = await created({ autosaveTiming: { quietMs: 20, longestWaitMs: 1000, retryMs: 10, longestRetryMs: 10 } });
    await rename(store, 'second');
    await vi.waitFor(() => expect(told.saved).toEqual([1]));
    await store.close();
  });

  it('saves on closing', async () => {
    const { store, folder } = await created();
    await rename(store, 'second');
    await store.close();
    expect(JSON.parse(await readFile(join(folder, 'project.json'), 'utf8'))).toMatchObject({ title: 'second' });
  });

  it('does not make a project where something is already', async () => {
    const { store, folder } = await created();
    await store.close();
    await expect(ProjectStore.create(folder, documentNamed('x'), options())).rejects.toThrow();
    expect(JSON.parse(await readFile(join(folder, 'project.json'), 'utf8'))).toMatchObject({ title: 'first' });
  });
});

describe('edits', () => {
  it('refuses one that would make the document invalid, and goes on', async () => {
    const { store, folder } = await created();
    const broken: Edit = { ...titleEdit(store.document, 'x'), patches: [{ op: 'replace', path: ['title'], value: '' }] };
    await expect(store.edit(0, broken)).rejects.toMatchObject({ error: { key: 'error.editInvalid' } });
    await rename(store, 'second');
    expect((await readFile(join(folder, 'journal.jsonl'), 'utf8')).split('\n')).toHaveLength(2);
    await store.close();
  });

  it('refuses a value that would not survive the journal', async () => {
    const { store } = await created();
    const lost: Edit = { ...titleEdit(store.document, 'x'), patches: [{ op: 'replace', path: ['title'], value: undefined }] };
    await expect(store.edit(0, lost)).rejects.toMatchObject({ error: { key: 'error.editInvalid' } });
    expect(store.document.title).toBe('first');
    await store.close();
  });

  it('cannot reach a prototype', async () => {
    const { store } = await created();
    const hostile: Edit = { ...titleEdit(store.document, 'x'), patches: [{ op: 'add', path: ['__proto__', 'polluted'], value: 'yes' }] };
    await expect(store.edit(0, hostile)).rejects.toMatchObject({ error: { key: 'error.editInvalid' } });
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    await store.close();
  });

  it('takes a late edit that touches another place, and refuses one that touches the same', async () => {
    const { store } = await created();
    const seen = store.document;
    await rename(store, 'second');
    const elsewhere = editOf(seen, (draft) => {
      draft.sample.formula = 'LiRuCl3';
    });
    await store.edit(0, elsewhere);
    expect([store.document.title, store.document.sample.formula]).toEqual(['second', 'LiRuCl3']);
    await expect(store.edit(0, titleEdit(seen, 'late'))).rejects.toMatchObject({ error: { key: 'error.editConflict' } });
    await expect(store.edit(7, titleEdit(seen, 'early'))).rejects.toMatchObject({ error: { key: 'error.editConflict' } });
    await store.close();
  });

  it('refuses a late edit inside an array whose entries moved', async () => {
    const { store } = await created();
    await store.edit(0, editOf(store.document, (draft) => void draft.states.push({ id: 'charge1', label: '1st charge', shortLabel: 'C1', palette: 1 })));
    const seen = store.document;
    await store.edit(1, editOf(seen, (draft) => void draft.states.shift()));
    const late = editOf(seen, (draft) => {
      draft.states[0]!.label = 'meant for before';
    });
    await expect(store.edit(1, late)).rejects.toMatchObject({ error: { key: 'error.editConflict' } });
    expect(store.document.states.map((state) => state.label)).toEqual(['1st charge']);
    await store.close();
  });

  it('journals edits that are sent at the same time one after another', async () => {
    const { store } = await created();
    const edits = Array.from({ length: 10 }, (_, i) => editOf(store.document, (draft) => void (draft.view[`view${i}`] = { open: true })));
    const entries = await Promise.all(edits.map((edit) => store.edit(0, edit)));
    expect(entries.map((entry) => entry.revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(Object.keys(store.document.view)).toHaveLength(10);
    await store.close();
  });
});

describe('recovery', () => {
  it('takes edits of a session that did not end over from the journal and says how many', async () => {
    const { store, folder } = await created();
    await rename(store, 'saved');
    await store.save();
    await rename(store, 'second');
    const last = await rename(store, 'third');
    await abandon(store, folder);
    await appendFile(join(folder, 'journal.jsonl'), '{"revision":4,"edit":{"id":"torn');

    const again = await ProjectStore.open(folder, options());
    expect(again.document.title).toBe('third');
    expect(again.recovered).toEqual({ edits: 2, lastEditAt: last.edit.at });
    expect(noticeKeys(again)).toEqual(['error.lockReplaced']);
    await rename(again, 'fourth');
    await again.close();
    const final = await ProjectStore.open(folder, options());
    expect(final.document.title).toBe('fourth');
    expect((await final.history()).map((entry) => entry.revision)).toEqual([1, 2, 3, 4]);
    await final.close();
  });

  it.each(['', 'not json', '{"schema":1,"revision":2,"title":""}'])('falls back to the generation before when project.json holds "%s", and loses no edit', async (damage) => {
    const { store, folder } = await created();
    await rename(store, 'second');
    await store.save();
    await rename(store, 'third');
    await store.save();
    await store.close();
    await writeFile(join(folder, 'project.json'), damage);

    const again = await ProjectStore.open(folder, options());
    expect(again.document.title).toBe('third');
    expect(noticeKeys(again)).toEqual(['error.restoredPrevious']);
    await again.close();
    expect(JSON.parse(await readFile(join(folder, 'project.json'), 'utf8'))).toMatchObject({ title: 'third', revision: 2 });
    const kept = (await readdir(folder)).find((name) => name.startsWith('project.json.aside-'))!;
    expect(await readFile(join(folder, kept), 'utf8')).toBe(damage);
  });

  it('keeps a journal that is damaged in its middle, uses what comes before, and names the line', async () => {
    const { store, folder } = await created();
    await rename(store, 'second');
    await rename(store, 'third');
    await rename(store, 'fourth');
    await abandon(store, folder);
    const journal = join(folder, 'journal.jsonl');
    const lines = (await readFile(journal, 'utf8')).split('\n');
    const damaged = [lines[0], lines[1]!.replace('{', '['), lines[2], ''].join('\n');
    await writeFile(journal, damaged);

    const again = await ProjectStore.open(folder, options());
    expect(again.document.title).toBe('second');
    expect(again.notices.slice(1)).toEqual([{ key: 'error.logDamaged', params: { place: journal, line: 2 }, detail: null }]);
    const kept = (await readdir(folder)).find((name) => name.startsWith('journal.jsonl.aside-'))!;
    expect(await readFile(join(folder, kept), 'utf8')).toBe(damaged);
    await rename(again, 'other');
    await again.close();
    const final = await ProjectStore.open(folder, options());
    expect([final.document.title, final.notices]).toEqual(['other', []]);
    await final.close();
  });

  it('refuses a folder that is no project, and one whose both generations are damaged, without touching it', async () => {
    const empty = await testFolder();
    await expect(ProjectStore.open(empty, options())).rejects.toMatchObject({ error: { key: 'error.notAProject' } });
    await expect(ProjectStore.open(join(empty, 'nowhere'), options())).rejects.toMatchObject({ error: { key: 'error.notAProject' } });
    await writeFile(join(empty, 'project.json'), '{"schema":1}');
    await expect(ProjectStore.open(empty, options())).rejects.toMatchObject({ error: { key: 'error.projectDamaged' } });
    expect(await readdir(empty)).toEqual(['project.json']);
  });

  it('opens a document of a newer version for reading, and never writes into its folder', async () => {
    const { store, folder } = await created();
    await store.close();
    const path = join(folder, 'project.json');
    const newer = (await readFile(path, 'utf8')).replace('"schema": 1', '"schema": 7').replace('{', '{"something": "new",');
    await writeFile(path, newer);
    const again = await ProjectStore.open(folder, options());
    expect(again.readOnlyReason).toEqual({ key: 'readOnly.newerVersion', params: { schema: 7 }, detail: null });
    await expect(rename(again, 'x')).rejects.toMatchObject({ error: { key: 'error.projectReadOnly' } });
    await again.close();
    expect(await readFile(path, 'utf8')).toBe(newer);
    expect(await readdir(folder)).not.toContain('.lock');
    await writeFile(path, '{"schema":9,"revision":3}');
    await expect(ProjectStore.open(folder, options())).rejects.toMatchObject({ error: { key: 'error.newerVersion' } });
  });

  it('keeps a document that another program wrote meanwhile under a name of its own', async () => {
    const { store, folder } = await created();
    await writeFile(join(folder, 'project.json'), 'from a sync client');
    await rename(store, 'second');
    await store.save();
    await store.close();
    const kept = (await readdir(folder)).find((name) => name.startsWith('project.json.aside-'))!;
    expect(await readFile(join(folder, kept), 'utf8')).toBe('from a sync client');
  });
});

describe('a disk in trouble', () => {
  it.each([
    ['ENOSPC', 'error.diskFull'],
    ['EACCES', 'error.noPermission'],
    ['EIO', 'error.fileTrouble'],
    ['ESTALE', 'error.placeGone'],
  ])('takes no edit it cannot journal (%s), says why, and goes on when the trouble is over', async (code, key) => {
    let trouble = false;
    const { store, folder } = await created({
      fileSystem: faultyFileSystem(({ step, path }) => (trouble && step === 'write' && path.endsWith('journal.jsonl') ? { tear: 0.5, fail: code } : 'ok')),
    });
    await rename(store, 'second');
    trouble = true;
    await expect(rename(store, 'third')).rejects.toMatchObject({ error: { key } });
    expect([store.document.title, store.revision]).toEqual(['second', 1]);
    trouble = false;
    await rename(store, 'fourth');
    await abandon(store, folder);
    const again = await ProjectStore.open(folder, options());
    expect([again.document.title, again.revision, noticeKeys(again)]).toEqual(['fourth', 2, ['error.lockReplaced']]);
    await again.close();
  });

  it('cuts a torn line off later when it could not at once', async () => {
    let trouble = false;
    const { store, folder } = await created({
      fileSystem: faultyFileSystem(({ step, path }) => {
        if (!trouble || !path.endsWith('journal.jsonl')) return 'ok';
        return step === 'write' ? { tear: 0.5, fail: 'EIO' } : step === 'truncate' ? { fail: 'EIO' } : 'ok';
      }),
    });
    await rename(store, 'second');
    trouble = true;
    await expect(rename(store, 'third')).rejects.toThrow();
    trouble = false;
    await rename(store, 'fourth');
    await abandon(store, folder);
    const again = await ProjectStore.open(folder, options());
    expect([again.document.title, noticeKeys(again)]).toEqual(['fourth', ['error.lockReplaced']]);
    await again.close();
  });

  it('tells a failed save once for each attempt, tries again by itself, and keeps the old file whole meanwhile', async () => {
    let trouble = false;
    const { store, folder, told } = await created({
      autosaveTiming: { quietMs: 1, longestWaitMs: 1, retryMs: 20, longestRetryMs: 20 },
      fileSystem: faultyFileSystem(({ step, path }) => (trouble && step === 'write' && path.includes('project.json.') ? { tear: 0.3, fail: 'ENOSPC' } : 'ok')),
    });
    trouble = true;
    await rename(store, 'second');
    await vi.waitFor(() => expect(told.failed.length).toBeGreaterThan(1));
    expect(told.failed[0]).toMatchObject({ key: 'error.diskFull' });
    expect(JSON.parse(await readFile(join(folder, 'project.json'), 'utf8'))).toMatchObject({ title: 'first' });
    trouble = false;
    await vi.waitFor(() => expect(told.saved).toEqual([1]));
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await store.close();
  });

  it('loses nothing acknowledged wherever one step of the disk fails, and whatever fails after it', async () => {
    // Count the steps of a session, then fail at each of them in turn: once only, or from there on.
    const session = async (judge: (step: DiskStep) => Verdict): Promise<void> => {
      const { fileSystem: disk } = new SimulatedDisk();
      const folder = '/project';
      const given = options({ fileSystem: faultyFileSystem(judge, disk) });
      let acknowledged: string | null = null;
      let store: ProjectStore | null = null;
      try {
        store = await ProjectStore.create(folder, documentNamed('first'), given);
        acknowledged = 'first';
        for (const title of ['second', 'third']) {
          await rename(store, title);
          acknowledged = title;
          if (title === 'second') await store.save();
        }
      } catch {
        // The fault; what counts is what is on disk afterwards.
      }
      await store?.close().catch(() => undefined);
      if (acknowledged === null) return;
      await disk.remove(join(folder, '.lock')).catch(() => undefined);
      const again = await ProjectStore.open(folder, options({ fileSystem: disk }));
      const titles = ['first', 'second', 'third'];
      expect(titles.indexOf(again.document.title)).toBeGreaterThanOrEqual(titles.indexOf(acknowledged));
      expect(again.notices).toEqual([]);
      await again.close();
    };
    let steps = 0;
    await session(() => {
      steps += 1;
      return 'ok';
    });
    expect(steps).toBeGreaterThan(50);
    for (let faultAt = 1; faultAt <= steps; faultAt++) {
      let step = 0;
      await session(() => (++step === faultAt ? { tear: 0.5, fail: 'EIO' } : 'ok'));
      step = 0;
      await session(() => (++step >= faultAt ? { tear: 0.5, fail: 'ENOSPC' } : 'ok'));
    }
  }, 30_000);
});

describe('logs', () => {
  it('does not count on a history that ends in a torn line', async () => {
    const { store, folder } = await created();
    await rename(store, 'second');
    await store.save();
    await store.close();
    const history = join(folder, 'history.jsonl');
    await truncate(history, (await readFile(history)).length - 5);
    const again = await ProjectStore.open(folder, options());
    const { patches, inverse } = recordPatches(again.document, (draft) => void (draft.title = 'third'));
    await again.edit(1, { ...titleEdit(again.document, 'third'), patches, inverse });
    await again.save();
    expect((await again.history()).map((entry) => entry.revision)).toEqual([2]);
    await again.close();
  });
});
