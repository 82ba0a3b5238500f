/**
 * Real processes that want the same project at once, on "this" and on "another" PC, some of them stopped in the middle of their work for longer
 * than a lock must stand still, some killed: there are never two writers. Were there, an edit that one of them was told is done would be
 * missing, or the history would hold two different edits of one revision. HALOCLINE_CONTENDERS sets how many rounds.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '@shared/numerics/random/random';
import { beforeAll, expect, it } from 'vitest';
import { ProjectStore, type ProjectStoreOptions } from './project-store';
import { buildProgram } from './testing/build-program';
import { documentNamed } from './testing/documents';
import { quickFileSystem } from './testing/faulty-file-system';
import { testFolder } from './testing/test-folder';

const rounds = Number(process.env['HALOCLINE_CONTENDERS'] ?? 2);
const turns = 8;
/** Longest time a process is stopped; a lock must stand still for 150 ms. */
const longestStopMs = 500;

const nothing = (): void => undefined;
const options: ProjectStoreOptions = { machine: 'machine-c', listener: { saved: nothing, saveFailed: nothing }, lockTiming: { beatMs: 1e8, watchMs: 300 }, fileSystem: quickFileSystem };
let program: string;

beforeAll(async () => {
  const built = await buildProgram(join(import.meta.dirname, 'testing/contender-process.ts'));
  program = built.program;
  return built.remove;
}, 60_000);

interface Contender {
  readonly process: ChildProcess;
  output: string;
  errors: string;
  hasEnded: boolean;
  readonly ended: Promise<void>;
}

function contender(folder: string, machine: string, seed: number): Contender {
  const child = spawn(process.execPath, [program, folder, machine, String(seed), String(turns)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const one: Contender = { process: child, output: '', errors: '', hasEnded: false, ended };
  child.stdout.on('data', (data: Buffer) => (one.output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (one.errors += data.toString()));
  void ended.then(() => (one.hasEnded = true));
  return one;
}

/** Stops and wakes them at random until all have ended; kills one if told so. */
async function disturb(contenders: readonly Contender[], random: Random, kills: boolean): Promise<void> {
  let isKillDue = kills;
  while (contenders.some(({ hasEnded }) => !hasEnded)) {
    await pause(random.uniform() * 100);
    const one = contenders[Math.floor(random.uniform() * contenders.length)]!;
    if (one.hasEnded) continue;
    if (isKillDue && one.output.includes('had\n')) {
      isKillDue = false;
      one.process.kill('SIGKILL');
      continue;
    }
    one.process.kill('SIGSTOP');
    await pause(random.uniform() * longestStopMs);
    one.process.kill('SIGCONT');
  }
}

it.skipIf(process.platform === 'win32')(`have one writer at a time in each of ${rounds} rounds`, { timeout: 30_000 + 20_000 * rounds }, async () => {
  const count = { had: 0, took: 0, lost: 0 };
  for (let round = 0; round < rounds; round++) {
    const random = new Random(1, round);
    const folder = join(await testFolder(), 'project');
    await (await ProjectStore.create(folder, documentNamed('start'), options)).close();
    const machines = random.uniform() < 0.5 ? ['machine-a', 'machine-a'] : ['machine-a', 'machine-b'];
    const contenders = machines.map((machine) => contender(folder, machine, random.uint32()));
    await disturb(contenders, random, random.uniform() < 0.5);
    for (const { errors } of contenders) expect(errors).toBe('');
    const lines = contenders.flatMap(({ output }) => output.split('\n'));
    for (const key of ['had', 'took', 'lost'] as const) count[key] += lines.filter((line) => line === key).length;

    // A lock that a killed process left is that of another PC here: it takes the consent.
    const left = await readFile(join(folder, '.lock')).catch(() => null);
    const store = left ? await ProjectStore.openTakingOver(folder, options) : await ProjectStore.open(folder, options);
    expect(store.readOnlyReason).toBeNull();
    const acknowledged = lines.flatMap((line) => (line.startsWith('wrote ') ? [line.slice('wrote '.length)] : []));
    const people = store.document.people.map(({ id }) => id);
    expect(acknowledged.filter((name) => !people.includes(name)), `round ${round}`).toEqual([]);
    expect(new Set(people).size).toBe(people.length);
    await store.save();
    expect((await store.history()).map(({ revision }) => revision), `round ${round}`).toEqual(Array.from({ length: store.revision }, (_, i) => i + 1));
    await store.close();
  }
  expect(count.had).toBeGreaterThan(turns * rounds * 0.3);
  if (rounds > 20) for (const key of ['took', 'lost'] as const) expect(count[key], key).toBeGreaterThan(0);
});
