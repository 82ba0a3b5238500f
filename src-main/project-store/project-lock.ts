/**
 * The `.lock` of a project folder. Advisory locks mean nothing on network shares, exclusive creation does: whoever
 * creates the file holds the project. The owner counts up a number inside it; others watch the number change by their
 * own clock, so that no two clocks are ever compared.
 */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { hostCallError } from '@shared/host/host-call-error';
import { readIfThere, removeIfThere, temporaryEnding, writeAll, writeNewFile } from './durable-file';
import { errorCode, type FileSystem, type OpenFile } from './file-system';
import { hasCertainlyEnded, LockOwnerSchema, thisOwner, type LockOwner } from './lock-owner';

const LockContentSchema = v.object({ format: v.literal('halocline-lock/1'), owner: LockOwnerSchema, beat: v.number() });
type LockContent = v.InferOutput<typeof LockContentSchema>;

/** Every content has this length, so that counting up overwrites in place and never leaves a shorter file. */
const contentLength = 1024;

export interface LockTiming {
  /** Time between two beats, ms. */
  readonly beatMs: number;
  /** How long a lock must stand still, by the watcher's clock, before it may be taken over with consent, ms. */
  readonly watchMs: number;
}
export const usualTiming: LockTiming = { beatMs: 10_000, watchMs: 30_000 };

/** Ids of the locks this process holds. */
const heldHere = new Set<string>();

export type LockAttempt =
  | { kind: 'held'; lock: ProjectLock; replaced: LockOwner | null }
  /** `owner` is null when the lock cannot be read. */
  | { kind: 'taken'; owner: LockOwner | null };

export class ProjectLock {
  readonly #fs: FileSystem;
  readonly #path: string;
  readonly #owner: LockOwner;
  /** Stays on our file even when another program moves it away: a late beat never lands in somebody else's lock. */
  readonly #file: OpenFile;
  readonly #timer: NodeJS.Timeout;
  #beat = 0;

  private constructor(fs: FileSystem, path: string, owner: LockOwner, file: OpenFile, timing: LockTiming) {
    this.#file = file;
    this.#fs = fs;
    this.#path = path;
    this.#owner = owner;
    // A beat that fails (share away, lock taken) shows at the next edit, which verifies before it writes.
    this.#timer = setInterval(() => void this.#countUp().catch(() => undefined), timing.beatMs);
    this.#timer.unref();
  }

  /**
   * Tries to take the lock of a folder. The lock of a process that has certainly ended on this PC is replaced
   * (and returned, so that it is said); any other lock stays.
   * @throws system errors when the file cannot be created for other reasons
   */
  static async take(fs: FileSystem, folder: string, machine: string, timing: LockTiming): Promise<LockAttempt> {
    const path = join(folder, '.lock');
    const lock = await ProjectLock.#create(fs, path, machine, timing);
    if (lock) return { kind: 'held', lock, replaced: null };
    const content = await readLock(fs, path);
    if (content === null || !hasCertainlyEnded(content.owner, machine, (id) => heldHere.has(id))) return { kind: 'taken', owner: content?.owner ?? null };
    const replacing = await ProjectLock.#replace(fs, path, content, machine, timing);
    return replacing ? { kind: 'held', lock: replacing, replaced: content.owner } : { kind: 'taken', owner: (await readLock(fs, path))?.owner ?? null };
  }

  /**
   * Takes over a lock whose owner gives no sign of life, with the user's consent: it must stand still for the whole watch.
   * @throws {HostCallError} `error.lockAlive` when the owner counts on
   */
  static async takeOver(fs: FileSystem, folder: string, machine: string, timing: LockTiming): Promise<ProjectLock> {
    const path = join(folder, '.lock');
    const seen = await readLock(fs, path);
    if (seen !== null && !hasCertainlyEnded(seen.owner, machine, (id) => heldHere.has(id))) await watchStandingStill(fs, path, seen, timing);
    const lock = (await ProjectLock.#create(fs, path, machine, timing)) ?? (await ProjectLock.#replace(fs, path, seen, machine, timing));
    if (lock === null) throw lockAlive((await readLock(fs, path))?.owner ?? null);
    return lock;
  }

  /** @throws {HostCallError} `error.lockLost` when another program holds the project now, `error.lockGone` when nobody does; a system error when the folder is away */
  async verify(): Promise<void> {
    let content = await readLock(this.#fs, this.#path);
    // Another program may have moved it by mistake, and puts it back at once.
    for (let attempt = 0; content === null && attempt < 5; attempt++) {
      await pause(20);
      content = await readLock(this.#fs, this.#path);
    }
    if (content?.owner.id === this.#owner.id) return;
    if (content) throw hostCallError('error.lockLost', { user: content.owner.user, host: content.owner.host });
    const folder = dirname(this.#path);
    await this.#fs.look(folder);
    throw hostCallError('error.lockGone', { place: folder });
  }

  /** Gives the project free, unless it is no longer ours. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    heldHere.delete(this.#owner.id);
    await this.#file.close();
    const content = await readLock(this.#fs, this.#path);
    if (content?.owner.id === this.#owner.id) await moveAway(this.#fs, this.#path, this.#owner.id);
  }

  async #countUp(): Promise<void> {
    await this.verify();
    this.#beat += 1;
    await writeAll(this.#file, lockBytes({ format: 'halocline-lock/1', owner: this.#owner, beat: this.#beat }), 0);
    await this.#file.sync();
  }

  /** Null when there is a lock already, or another program is just taking it. */
  static async #create(fs: FileSystem, path: string, machine: string, timing: LockTiming): Promise<ProjectLock | null> {
    const owner = thisOwner(randomUUID(), machine);
    // Known here before it is on disk: another taker in this process must not take the fresh lock for a dead one.
    heldHere.add(owner.id);
    try {
      await createWhole(fs, path, lockBytes({ format: 'halocline-lock/1', owner, beat: 0 }));
    } catch (error) {
      heldHere.delete(owner.id);
      if (errorCode(error) === 'EEXIST') return null;
      throw error;
    }
    try {
      await fs.syncFolder(dirname(path));
      return new ProjectLock(fs, path, owner, await fs.open(path, 'r+'), timing);
    } catch (error) {
      heldHere.delete(owner.id);
      await removeIfThere(fs, path);
      throw error;
    }
  }

  /** Takes the place of a stale lock; null when another program was faster. */
  static async #replace(fs: FileSystem, path: string, stale: LockContent | null, machine: string, timing: LockTiming): Promise<ProjectLock | null> {
    return (await moveAway(fs, path, stale?.owner.id)) ? ProjectLock.#create(fs, path, machine, timing) : null;
  }
}

/**
 * Removes the lock of an owner (undefined: one that cannot be read). A file cannot be removed on condition of its content, and what was read a
 * moment ago may have been replaced since: so it is moved away, which only one program can do, looked at, and put back if it is another one.
 */
async function moveAway(fs: FileSystem, path: string, owner: string | undefined): Promise<boolean> {
  const away = `${path}.${randomUUID()}${temporaryEnding}`;
  try {
    await fs.rename(path, away);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
  const moved = await readLock(fs, away);
  const isIt = moved?.owner.id === owner;
  // The same file again, not a copy: its owner goes on counting in it.
  if (!isIt) await fs.link(away, path).catch(() => moved && writeNewFile(fs, path, lockBytes(moved)).catch(() => undefined));
  await removeIfThere(fs, away);
  return isIt;
}

/**
 * Creates the lock with its content in one step, so that a crash never leaves an empty lock that names nobody.
 * File systems without links (FAT, some shares) get the two steps of an exclusive creation.
 */
async function createWhole(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}${temporaryEnding}`;
  await writeNewFile(fs, temporary, bytes);
  try {
    await fs.link(temporary, path);
  } catch (error) {
    const code = errorCode(error) ?? '';
    // Whoever has the lock since tidies the folder, and took this file for a leftover.
    if (code === 'ENOENT') throw Object.assign(new Error(`${temporary} was tidied away`), { code: 'EEXIST' });
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'].includes(code)) throw error;
    await writeNewFile(fs, path, bytes);
  } finally {
    await removeIfThere(fs, temporary);
  }
}

function lockAlive(owner: LockOwner | null): Error {
  return hostCallError('error.lockAlive', { user: owner?.user ?? '?', host: owner?.host ?? '?' });
}

/** Fails when the lock shows a sign of life. A time in which this PC itself slept is no time of watching: its owner may have slept too. */
async function watchStandingStill(fs: FileSystem, path: string, seen: LockContent, timing: LockTiming): Promise<void> {
  const pauseMs = Math.min(1000, timing.watchMs / 10);
  let last = performance.now();
  for (let watchedMs = 0; watchedMs < timing.watchMs; ) {
    await pause(pauseMs);
    const lock = await readLock(fs, path);
    if (lock === null) return;
    if (lock.owner.id !== seen.owner.id || lock.beat !== seen.beat) throw lockAlive(lock.owner);
    const now = performance.now();
    watchedMs += Math.min(now - last, 2 * pauseMs);
    last = now;
  }
}

/** Null when there is no lock or it cannot be understood; a lock being overwritten is read once more. */
async function readLock(fs: FileSystem, path: string): Promise<LockContent | null> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const bytes = await readIfThere(fs, path);
    if (bytes === null) return null;
    try {
      return v.parse(LockContentSchema, JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      await pause(20);
    }
  }
  return null;
}

function lockBytes(content: LockContent): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(content)}\n`.padStart(contentLength));
}
