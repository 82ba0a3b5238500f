/**
 * Real processes killed while they make, migrate, edit, save, import, archive and copy projects: from outside at a random moment, or by
 * themselves at a random step of the disk, with faults of the disk before it. The project must open again with everything they
 * acknowledged, raw files byte for byte, and an archive or copy is there whole or not at all.
 * HALOCLINE_KILLS sets how often, HALOCLINE_KILL_SEED at which steps and moments.
 */
import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '@shared/numerics/random/random';
import { beforeAll, expect, it } from 'vitest';
import { ProjectStore, type ProjectStoreOptions } from '../project-store/project-store';
import { readProject } from '../project-store/read-project';
import { nodeFileSystem } from '../project-store/file-system';
import { buildProgram } from '../project-store/testing/build-program';
import { quickFileSystem } from '../project-store/testing/faulty-file-system';
import { fromVersion0, oldProjectFiles } from '../project-store/testing/old-project';
import { testFolder } from '../project-store/testing/test-folder';
import { Archive } from './archive';
import type { WriterOrders } from './testing/writer-orders';

const kills = Number(process.env['HALOCLINE_KILLS'] ?? 14);
const seed = Number(process.env['HALOCLINE_KILL_SEED'] ?? 1);
/** Kills of one project before the next one begins. */
const killsPerProject = 7;
/** Longest time a writer is left alone after it opened the project, ms. */
const longestLifeMs = 120;
/** Steps of the disk that a writer takes in some rounds of its work. */
const longestLifeSteps = 500;

const nothing = (): void => undefined;
const options: ProjectStoreOptions = { machine: 'machine-a', listener: { saved: nothing, saveFailed: nothing }, fileSystem: quickFileSystem, migrations: [fromVersion0] };
let program: string;

beforeAll(async () => {
  const built = await buildProgram(join(import.meta.dirname, 'testing/writer-process.ts'));
  program = built.program;
  return built.remove;
}, 60_000);

interface Acknowledged {
  readonly isThere: boolean;
  /** Revision of the last edit, or null. */
  readonly edit: number | null;
  readonly files: readonly string[];
  /** Revision of the last archive, or null. */
  readonly archive: number | null;
  readonly copies: readonly string[];
}

/** Lets a writer work until its end, and returns what it said was done. */
async function killed(folder: string, orders: WriterOrders, random: Random): Promise<Acknowledged> {
  const writer = spawn(process.execPath, [program, folder, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  const heard = new Promise<void>((done) => {
    writer.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (orders.killAt === null && output.includes('there\n')) done();
    });
  });
  writer.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<void>((done) => writer.once('close', () => done()));
  await Promise.race([heard, ended]);
  if (orders.killAt === null) {
    await pause(random.uniform() * longestLifeMs);
    writer.kill('SIGKILL');
  }
  await ended;
  expect(errors).toBe('');
  const said = (what: string) => output.slice(0, output.lastIndexOf('\n')).split('\n').flatMap((line) => (line.startsWith(`${what} `) ? [line.slice(what.length + 1)] : []));
  const last = (what: string): number | null => said(what).map(Number).at(-1) ?? null;
  return { isThere: output.startsWith('there\n'), edit: last('edit'), files: said('file'), archive: last('archive'), copies: said('copy') };
}

function ordersFor(random: Random): WriterOrders {
  const isAtStep = random.uniform() < 0.6;
  const isAtOpening = random.uniform() < 0.3;
  const killAt = isAtStep ? Math.floor(random.uniform() * (isAtOpening ? 60 : longestLifeSteps)) : null;
  const codes = ['ENOSPC', 'EIO', 'EPERM'];
  const faults = random.uniform() < 0.5 ? Array.from({ length: 1 + Math.floor(random.uniform() * 5) }, () => [Math.floor(random.uniform() * (killAt ?? 200)), codes[Math.floor(random.uniform() * 3)]!] as const) : [];
  return { killAt, faults: Object.fromEntries(faults), seed: random.uint32() };
}

/** Kills of one project, old or not there yet at the beginning. */
async function projectUnderFire(random: Random, times: number): Promise<{ recovered: number; archives: number; copies: number }> {
  const parent = await testFolder();
  const [folder, archive] = [join(parent, 'project'), join(parent, 'a.eln')];
  if (random.uniform() < 0.5) {
    await mkdir(folder);
    for (const [name, text] of Object.entries(oldProjectFiles())) await writeFile(join(folder, name), text);
  }
  const count = { recovered: 0, archives: 0, copies: 0 };
  const files = new Set<string>();
  let [isThere, edit, archived] = [(await readdir(parent)).includes('project'), 0, null as number | null];
  for (let kill = 0; kill < times; kill++) {
    const done = await killed(folder, ordersFor(random), random);
    isThere ||= done.isThere;
    edit = Math.max(edit, done.edit ?? 0);
    archived = done.archive ?? archived;
    for (const sha256 of done.files) files.add(sha256);
    if (isThere) {
      const store = await ProjectStore.open(folder, options);
      expect(store.readOnlyReason).toBeNull();
      expect(store.notices.map(({ key }) => key).filter((key) => key !== 'error.lockReplaced' && key !== 'error.migrated')).toEqual([]);
      // The edit under way may be on disk too, without having been acknowledged.
      expect(store.revision).toBeGreaterThanOrEqual(edit);
      expect(store.document.title).toMatch(new RegExp(`^(edit ${store.revision}|journalled)$`));
      if (done.edit !== null) expect(store.revision - done.edit).toBeLessThanOrEqual(1);
      for (const sha256 of [...files, ...store.document.files.map((file) => file.sha256)]) await store.readRaw(sha256);
      count.recovered += store.recovered?.edits ?? 0;
      await store.close();
      await assertHistoryWhole(folder);
    } else {
      // Half a folder of a project that was never there is in nobody's way for long.
      await rm(folder, { recursive: true, force: true });
    }
    const opened = await Archive.open(archive).catch(() => null);
    if (archived !== null) expect(opened?.revision).toBeGreaterThanOrEqual(archived);
    expect(opened !== null).toBe((await readdir(parent)).includes('a.eln'));
    if (opened) {
      expect(await opened.check()).toEqual([]);
      await opened.close();
      count.archives += 1;
    }
    count.copies += await assertCopiesWhole(parent, done.copies);
  }
  return count;
}

async function assertHistoryWhole(folder: string): Promise<void> {
  const store = await ProjectStore.open(folder, options);
  expect((await store.history()).map(({ revision }) => revision)).toEqual(Array.from({ length: store.revision }, (_, i) => i + 1));
  await store.close();
}

/** Every copy that was made is whole; what is left of an interrupted one is no project, or whole too. */
async function assertCopiesWhole(parent: string, made: readonly string[]): Promise<number> {
  const found = (await readdir(parent)).filter((name) => name.startsWith('copy-')).map((name) => join(parent, name));
  for (const copy of made) expect(found).toContain(copy);
  for (const copy of found) {
    if (made.includes(copy) || (await readProject(nodeFileSystem, copy).catch(() => null)) !== null) {
      const store = await ProjectStore.open(copy, options);
      expect(store.notices).toEqual([]);
      expect(await store.check({})).toEqual([]);
      await store.close();
    }
    await rm(copy, { recursive: true });
  }
  return made.length;
}

it(`opens with everything acknowledged after each of ${kills} kills`, { timeout: 60_000 + 3000 * kills }, async () => {
  const sum = { recovered: 0, archives: 0, copies: 0 };
  for (let done = 0; done < kills; done += killsPerProject) {
    try {
      const count = await projectUnderFire(new Random(seed, done), Math.min(killsPerProject, kills - done));
      for (const key of ['recovered', 'archives', 'copies'] as const) sum[key] += count[key];
    } catch (error) {
      throw new Error(`among the kills from ${done} on, seed ${seed}`, { cause: error });
    }
  }
  for (const key of ['recovered', 'archives', 'copies'] as const) expect(sum[key], key).toBeGreaterThan(0);
});
