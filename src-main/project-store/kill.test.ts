/**
 * Real processes killed at random moments while they edit and save: the project must open again with everything they
 * acknowledged. HALOCLINE_KILLS sets how often (50 by default).
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { alias } from '../../.config/alias.js';
import { ProjectStore } from './project-store';
import { documentNamed, testFolder } from './testing/documents';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const kills = Number(process.env['HALOCLINE_KILLS'] ?? 50);
const lanes = 2;
/** Longest time a writer is left alone after its first edit, ms. */
const longestLifeMs = 40;

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
});

/** Lets a writer work for a random moment, kills it, and returns the last edit it acknowledged. */
async function killAtRandom(folder: string): Promise<number> {
  const writer = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  writer.stdout.on('data', (data: Buffer) => (output += data.toString()));
  writer.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<void>((done) => writer.once('close', () => done()));
  await Promise.race([new Promise((first) => writer.stdout.once('data', first)), ended]);
  await pause(Math.random() * longestLifeMs);
  writer.kill('SIGKILL');
  await ended;
  expect(errors).toBe('');
  return Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1));
}

it(`opens with every acknowledged edit after each of ${kills} kills`, { timeout: 15_000 + 1000 * kills }, async () => {
  let recoveredEdits = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const folder = join(await testFolder(), 'project');
      await (await ProjectStore.create(folder, documentNamed('edit 0'), options)).close();
      for (let kill = lane; kill < kills; kill += lanes) {
        const acknowledged = await killAtRandom(folder);
        const store = await ProjectStore.open(folder, options);
        expect(store.readOnlyReason).toBeNull();
        expect(store.notices.map((notice) => notice.key)).toEqual(['error.lockReplaced']);
        // The edit under way may be on disk too, without having been acknowledged.
        expect(store.revision - acknowledged).toBeGreaterThanOrEqual(0);
        expect(store.revision - acknowledged).toBeLessThanOrEqual(1);
        expect(store.document).toEqual(documentNamed(`edit ${store.revision}`));
        recoveredEdits += store.recovered?.edits ?? 0;
        await store.close();
        if (kill + lanes >= kills) expect((await reopenedHistory(folder)).map((entry) => entry.revision)).toEqual(Array.from({ length: store.revision }, (_unused, i) => i + 1));
      }
    }),
  );
  expect(recoveredEdits).toBeGreaterThan(0);
});

async function reopenedHistory(folder: string): ReturnType<ProjectStore['history']> {
  const store = await ProjectStore.open(folder, options);
  const history = await store.history();
  await store.close();
  return history;
}
