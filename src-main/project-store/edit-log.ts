/** Files of one edit a line (`journal.jsonl`, `history.jsonl`): reading, and appending that is acknowledged only when on the medium. */
import { dirname } from 'node:path';
import * as v from 'valibot';
import { HostCallError } from '@shared/host/host-call-error';
import { EditSchema } from '@shared/project/edit';
import { readIfThere, writeAll } from './durable-file';
import { errorCode, type FileSystem, type OpenFile } from './file-system';
import { fileTrouble } from './file-trouble';

export const LogEntrySchema = v.object({ revision: v.pipe(v.number(), v.integer(), v.minValue(1)), edit: EditSchema });
/** An edit and the revision of the document after it. */
export type LogEntry = v.InferOutput<typeof LogEntrySchema>;

export interface LogContent {
  readonly entries: readonly LogEntry[];
  /** Bytes up to the end of the last whole line. */
  readonly soundLength: number;
  /** Number (from 1) of a line that is damaged although more follow; the entries end before it. Null when all is well. */
  readonly damagedLine: number | null;
}

/** One line of a log. */
export function logLine(entry: LogEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/**
 * Reads a log. A last line that is cut short or unreadable was never acknowledged (a crash tore it) and is left out;
 * damage before the last line is named, because acknowledged edits are behind it.
 */
export async function readLog(fs: FileSystem, path: string): Promise<LogContent> {
  const bytes = (await readIfThere(fs, path)) ?? new Uint8Array();
  const entries: LogEntry[] = [];
  let soundLength = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, soundLength);
    if (end < 0) return { entries, soundLength, damagedLine: null };
    const entry = parseLine(bytes.subarray(soundLength, end));
    if (entry === null) return { entries, soundLength, damagedLine: bytes.indexOf(0x0a, end + 1) < 0 ? null : line };
    entries.push(entry);
    soundLength = end + 1;
  }
}

/** Where a log ends and the revision of its last edit (0 for none), without reading every line of a long history. */
export async function readLogEnd(fs: FileSystem, path: string): Promise<Omit<LogContent, 'entries'> & { lastRevision: number }> {
  const bytes = (await readIfThere(fs, path)) ?? new Uint8Array();
  const end = bytes.lastIndexOf(0x0a);
  const last = end < 0 ? null : parseLine(bytes.subarray(end === 0 ? 0 : bytes.lastIndexOf(0x0a, end - 1) + 1, end));
  if (last !== null) return { soundLength: end + 1, lastRevision: last.revision, damagedLine: null };
  const { entries, soundLength, damagedLine } = await readLog(fs, path);
  return { soundLength, lastRevision: entries.at(-1)?.revision ?? 0, damagedLine };
}

function parseLine(bytes: Uint8Array): LogEntry | null {
  try {
    return v.parse(LogEntrySchema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}

/** The unbroken run of edits that follows a revision, each once. */
export function editsAfter(revision: number, entries: readonly LogEntry[]): LogEntry[] {
  const byRevision = new Map(entries.map((entry) => [entry.revision, entry]));
  const run: LogEntry[] = [];
  for (let next = byRevision.get(revision + 1); next; next = byRevision.get(next.revision + 1)) run.push(next);
  return run;
}

/**
 * Appends to a log; after a failed append the file is cut back, so that a torn line never stands before a good one.
 *
 * An owner may stand still at any moment (a sleeping PC, a share that hangs) and be taken over meanwhile. So the lock is looked at once the
 * file is open, since whoever takes over later gives the log a new file and this one is read no more, and again before anything is called done.
 */
export class LogWriter {
  readonly #fs: FileSystem;
  readonly #path: string;
  readonly #verifyLock: () => Promise<void>;
  #length: number;
  #isTailUncertain: boolean;
  /** Whether the file was made and its name may not be on the medium yet. */
  #isNameUncertain = false;
  #file: OpenFile | null = null;

  /**
   * @param soundLength where the log's last whole line ends; what follows is cut off before the first append
   * @param verifyLock fails when the project is no longer ours
   */
  constructor(fs: FileSystem, path: string, soundLength: number, verifyLock: () => Promise<void>) {
    this.#verifyLock = verifyLock;
    this.#fs = fs;
    this.#path = path;
    this.#length = soundLength;
    this.#isTailUncertain = true;
  }

  /** Returns when the lines are on the medium. @throws {HostCallError} and nothing was appended */
  async append(lines: string): Promise<void> {
    const bytes = new TextEncoder().encode(lines);
    await this.#attempt(async (file) => {
      if (this.#isTailUncertain) await file.truncate(this.#length);
      this.#isTailUncertain = true;
      await writeAll(file, bytes, this.#length);
      await file.sync();
      await this.#verifyLock();
      this.#isTailUncertain = false;
      this.#length += bytes.length;
    });
  }

  /** Empties the log. */
  async clear(): Promise<void> {
    await this.#attempt(async (file) => {
      this.#length = 0;
      this.#isTailUncertain = true;
      await file.truncate(0);
      await file.sync();
      this.#isTailUncertain = false;
    });
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }

  async #attempt(work: (file: OpenFile) => Promise<void>): Promise<void> {
    try {
      this.#file ??= await this.#open();
      await this.#verifyLock();
      await work(this.#file);
    } catch (error) {
      await (isLockLost(error) ? this.close() : this.#cutBack()).catch(() => undefined);
      throw fileTrouble(error, this.#path);
    }
  }

  async #open(): Promise<OpenFile> {
    this.#file = await this.#openOrCreate();
    if (this.#isNameUncertain) await this.#fs.syncFolder(dirname(this.#path));
    this.#isNameUncertain = false;
    return this.#file;
  }

  async #openOrCreate(): Promise<OpenFile> {
    try {
      return await this.#fs.open(this.#path, 'r+');
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' || this.#length > 0) throw error;
    }
    this.#isNameUncertain = true;
    try {
      return await this.#fs.open(this.#path, 'wx');
    } catch (error) {
      // Made by another program in between, to which the project then belongs: the look at the lock tells.
      if (errorCode(error) === 'EEXIST') return this.#fs.open(this.#path, 'r+');
      throw error;
    }
  }

  /** Best effort: when it fails too, the next append cuts first. A handle that failed is not trusted again. */
  async #cutBack(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    if (!file) return;
    await file.truncate(this.#length).catch(() => undefined);
    await file.close();
  }
}

/** Then the file belongs to somebody else, and is not touched even to tidy it. */
function isLockLost(error: unknown): boolean {
  return error instanceof HostCallError && ['error.lockLost', 'error.lockGone'].includes(error.error.key);
}
