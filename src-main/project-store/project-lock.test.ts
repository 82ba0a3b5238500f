import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { nodeFileSystem as fs } from './file-system';
import { ProjectLock, type LockTiming } from './project-lock';
import { faultyFileSystem, type Verdict } from './testing/faulty-file-system';
import { testFolder } from './testing/test-folder';

const timing: LockTiming = { beatMs: 1e8, watchMs: 200 };

async function held(folder: string, given: LockTiming = timing): Promise<ProjectLock> {
  const attempt = await ProjectLock.take(fs, folder, 'machine-a', given);
  if (attempt.kind !== 'held') throw new Error(`the lock was taken by ${JSON.stringify(attempt.owner)}`);
  return attempt.lock;
}

interface LockText {
  owner: { id: string; machine: string; process: number; processStart: string | null };
  beat: number;
}
const readText = async (folder: string): Promise<LockText> => JSON.parse(await readFile(join(folder, '.lock'), 'utf8')) as LockText;

/** A lock as another owner would have written it. */
async function foreignLock(folder: string, owner: Partial<LockText['owner']>, beat = 3): Promise<void> {
  const lock = await held(folder);
  const own = await readText(folder);
  await lock.release();
  await writeFile(join(folder, '.lock'), JSON.stringify({ ...own, owner: { ...own.owner, id: 'foreign', ...owner }, beat }));
}

/** The number of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((ended) => child.on('exit', ended));
  return child.pid!;
}

describe('the lock of a project', () => {
  it('is had by one, names the owner, and is free after release', async () => {
    const folder = await testFolder();
    const lock = await held(folder);
    const second = await ProjectLock.take(fs, folder, 'machine-a', timing);
    expect(second).toMatchObject({ kind: 'taken', owner: { process: process.pid, machine: 'machine-a' } });
    await lock.release();
    await expect(readFile(join(folder, '.lock'))).rejects.toThrow('ENOENT');
    await (await held(folder)).release();
  });

  it('goes to exactly one of many that try at the same moment', async () => {
    const folder = await testFolder();
    const attempts = await Promise.all(Array.from({ length: 8 }, () => ProjectLock.take(fs, folder, 'machine-a', timing)));
    const winners = attempts.filter((attempt) => attempt.kind === 'held');
    expect(winners).toHaveLength(1);
    await winners[0]!.lock.release();
  });

  it('is another one’s when that one tidied the folder while we were about to create it', async () => {
    const folder = await testFolder();
    const disk = faultyFileSystem(async ({ step, path }): Promise<Verdict> => {
      if (step === 'link') for (const name of await readdir(folder)) if (name.endsWith('.tmp')) await rm(join(dirname(path), name));
      return 'ok';
    });
    expect(await ProjectLock.take(disk, folder, 'machine-a', timing)).toEqual({ kind: 'taken', owner: null });
  });

  it('is not broken silently: another machine, a living process, an unreadable lock', async () => {
    const folder = await testFolder();
    const dead = await endedProcess();
    await foreignLock(folder, { machine: 'machine-b', process: dead });
    expect((await ProjectLock.take(fs, folder, 'machine-a', timing)).kind).toBe('taken');
    await rm(join(folder, '.lock'));
    await foreignLock(folder, { process: process.ppid, processStart: null });
    expect((await ProjectLock.take(fs, folder, 'machine-a', timing)).kind).toBe('taken');
    await writeFile(join(folder, '.lock'), 'garbage');
    expect(await ProjectLock.take(fs, folder, 'machine-a', timing)).toEqual({ kind: 'taken', owner: null });
  });

  it('of a process that ended on this PC is replaced, and that is said', async () => {
    const folder = await testFolder();
    await foreignLock(folder, { process: await endedProcess() });
    const attempt = await ProjectLock.take(fs, folder, 'machine-a', timing);
    expect(attempt).toMatchObject({ kind: 'held', replaced: { id: 'foreign' } });
    if (attempt.kind === 'held') await attempt.lock.release();
  });

  it.runIf(process.platform === 'linux')('is known to be dead when its process number was given to another process', async () => {
    const folder = await testFolder();
    await foreignLock(folder, { process: process.ppid, processStart: 'another boot/1' });
    const attempt = await ProjectLock.take(fs, folder, 'machine-a', timing);
    expect(attempt.kind).toBe('held');
    if (attempt.kind === 'held') await attempt.lock.release();
  });

  it('counts up in place, at a constant length', async () => {
    const folder = await testFolder();
    const lock = await held(folder, { ...timing, beatMs: 10 });
    const length = (await readFile(join(folder, '.lock'))).length;
    await vi.waitFor(async () => expect((await readText(folder)).beat).toBeGreaterThan(2));
    expect((await readFile(join(folder, '.lock'))).length).toBe(length);
    await lock.release();
  });

  it('can be taken over with consent when it stands still, and not when its owner counts on', async () => {
    const folder = await testFolder();
    await foreignLock(folder, { machine: 'machine-b' });
    const lock = await ProjectLock.takeOver(fs, folder, 'machine-a', timing);
    await lock.verify();
    await lock.release();

    await foreignLock(folder, { machine: 'machine-b' });
    const refused = expect(ProjectLock.takeOver(fs, folder, 'machine-a', timing)).rejects.toMatchObject({ error: { key: 'error.lockAlive' } });
    await pause(50);
    await writeFile(join(folder, '.lock'), JSON.stringify({ ...(await readText(folder)), beat: 4 }));
    await refused;
  });

  it('that is gone stops its owner, who is told what happened: removed, or the whole share away', async () => {
    const parent = await testFolder();
    const folder = join(parent, 'project');
    await mkdir(folder);
    const lock = await held(folder);
    await rename(folder, join(parent, 'away'));
    await expect(lock.verify()).rejects.toMatchObject({ code: 'ENOENT' });
    await rename(join(parent, 'away'), folder);
    await lock.verify();
    await rm(join(folder, '.lock'));
    await expect(lock.verify()).rejects.toMatchObject({ error: { key: 'error.lockGone', params: { place: folder } } });
    await lock.release();
  });

  it('outlasts ten minutes of sleep: the owner’s, and that of the one who waits for it', async () => {
    const folder = await testFolder();
    const owner = await held(folder, { ...timing, beatMs: 150 });
    // The owner makes no sign while its PC sleeps; nobody else gets the project for that.
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 600_000);
    expect((await ProjectLock.take(fs, folder, 'machine-b', timing)).kind).toBe('taken');
    await owner.verify();
    // The PC that waits for a sign of life sleeps as soon as it began: its clock says the wait is long over.
    const awake = performance.now.bind(performance);
    let sleptMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => awake() + sleptMs);
    const taking = ProjectLock.takeOver(fs, folder, 'machine-b', { ...timing, watchMs: 1000 });
    setTimeout(() => (sleptMs = 600_000), 30);
    await expect(taking).rejects.toMatchObject({ error: { key: 'error.lockAlive' } });
    vi.restoreAllMocks();
    await owner.release();
  });

  it('tells an owner that slept through a takeover, whose late beat spoils nothing', async () => {
    const folder = await testFolder();
    const sleeper = await held(folder, { ...timing, beatMs: 1e8 });
    await writeFile(join(folder, '.lock'), JSON.stringify({ ...(await readText(folder)), owner: { ...(await readText(folder)).owner, machine: 'machine-b' } }));
    const taker = await ProjectLock.takeOver(fs, folder, 'machine-a', timing);
    await expect(sleeper.verify()).rejects.toMatchObject({ error: { key: 'error.lockLost' } });
    await sleeper.release();
    await taker.verify();
    await taker.release();
  });
});
