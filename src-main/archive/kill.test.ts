/**
 * Real processes killed at random moments while they edit, save, import and archive: the project must open again with everything they
 * acknowledged, and an archive is there whole or not at all. HALOCLINE_KILLS sets how often.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { alias } from '../../.config/alias.js';
import { ProjectStore } from '../project-store/project-store';
import { documentNamed, testFolder } from '../project-store/testing/documents';
import { Archive } from './archive';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const kills = Number(process.env['HALOCLINE_KILLS'] ?? 12);
const lanes = 2;
/** Longest time a writer is left alone after its first edit, ms. */
const longestLifeMs = 120;

const nothing = (): void => undefined;
const options = { machine: 'machine-a', listener: { edited: nothing, saved: nothing, saveFailed: nothing } };
let program: string;

beforeAll(async () => {
  const out = await mkdtemp(join(tmpdir(), 'halocline-writer-'));
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'testing/writer-process.ts'), outDir: out, target: 'node20', rolldownOptions: { output: { entryFileNames: 'writer.mjs' } } },
  });
  program = join(out, 'writer.mjs');
  return () => rm(out, { recursive: true, force: true });
}, 60_000);

interface Acknowledged {
  readonly edit: number;
  readonly files: readonly string[];
  /** Revision of the last archive, or null. */
  readonly archive: number | null;
}

/** Lets a writer work until it has said `word` and for a random moment more, kills it, and returns what it said was done. */
async function killAtRandom(folder: string, archive: string, word: 'edit' | 'archive'): Promise<Acknowledged> {
  const writer = spawn(process.execPath, [program, folder, archive], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  const heard = new Promise<void>((done) => {
    writer.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes(`${word} `)) done();
    });
  });
  writer.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<void>((done) => writer.once('close', () => done()));
  await Promise.race([heard, ended]);
  await pause(Math.random() * longestLifeMs);
  writer.kill('SIGKILL');
  await ended;
  expect(errors).toBe('');
  const said = (what: string) => output.slice(0, output.lastIndexOf('\n')).split('\n').flatMap((line) => (line.startsWith(`${what} `) ? [line.slice(what.length + 1)] : []));
  return { edit: Number(said('edit').at(-1)), files: said('file'), archive: said('archive').map(Number).at(-1) ?? null };
}

it(`opens with everything acknowledged after each of ${kills} kills`, { timeout: 20_000 + 2000 * kills }, async () => {
  let [recoveredEdits, archives] = [0, 0];
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const parent = await testFolder();
      const [folder, archive] = [join(parent, 'project'), join(parent, 'a.eln')];
      await (await ProjectStore.create(folder, documentNamed('edit 0'), options)).close();
      let archived: number | null = null;
      for (let kill = lane; kill < kills; kill += lanes) {
        const acknowledged = await killAtRandom(folder, archive, kill === lane ? 'archive' : 'edit');
        const store = await ProjectStore.open(folder, options);
        expect(store.readOnlyReason).toBeNull();
        expect(store.notices.map((notice) => notice.key)).toEqual(['error.lockReplaced']);
        // The edit under way may be on disk too, without having been acknowledged.
        expect(store.revision - acknowledged.edit).toBeGreaterThanOrEqual(0);
        expect(store.revision - acknowledged.edit).toBeLessThanOrEqual(1);
        expect(store.document.title).toBe(`edit ${store.revision}`);
        for (const sha256 of [...acknowledged.files, ...store.document.files.map((file) => file.sha256)]) await store.readRaw(sha256);
        recoveredEdits += store.recovered?.edits ?? 0;
        archived = acknowledged.archive ?? archived;
        if (archived !== null) {
          const opened = await Archive.open(archive);
          expect(opened.revision).toBeGreaterThanOrEqual(archived);
          expect(await opened.check()).toEqual([]);
          await opened.close();
          archives += 1;
        }
        await store.close();
        if (kill + lanes >= kills) expect((await reopenedHistory(folder)).map((entry) => entry.revision)).toEqual(Array.from({ length: store.revision }, (_unused, i) => i + 1));
      }
    }),
  );
  expect(recoveredEdits).toBeGreaterThan(0);
  expect(archives).toBeGreaterThan(0);
});

async function reopenedHistory(folder: string): ReturnType<ProjectStore['history']> {
  const store = await ProjectStore.open(folder, options);
  const history = await store.history();
  await store.close();
  return history;
}
