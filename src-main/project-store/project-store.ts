import { dirname } from 'node:path';
import * as v from 'valibot';
import type { HostError, OpenProject } from '@shared/host/contract';
import { HostCallError, hostCallError, type ErrorKey } from '@shared/host/host-call-error';
import type { ProjectDocument } from '@shared/project/document';
import { applyEdit, type Edit } from '@shared/project/edit';
import type { Migration } from '@shared/project/migrations';
import { Autosave, usualAutosave, type AutosaveTiming } from './autosave';
import { conflictedCopies } from './conflicted-copies';
import { documentBytes } from './document-file';
import { replaceFile } from './durable-file';
import { LogEntrySchema, logLine, type LogEntry } from './edit-log';
import { editsOverlap } from '@shared/project/edit-overlap';
import { nodeFileSystem, type FileSystem } from './file-system';
import { fileTrouble, tellingTrouble } from './file-trouble';
import { ProjectFolder, migratedNotice } from './project-folder';
import { ProjectLock, usualTiming, type LockTiming } from './project-lock';
import { RawFiles, rawName, type Upload } from './raw-files';
import type { RawPieces } from './raw-pieces';
import { projectFiles, readProject, type ProjectContent } from './read-project';
import { readOnly, takeFilesOver, takeLock } from './take-project';

/** Told about what happens without anybody waiting for it. */
export interface ProjectListener {
  saved(revision: number): void;
  saveFailed(error: HostError): void;
  /** Another program wrote the project that is open here for reading. */
  changedOutside?(): void;
}

export interface ProjectStoreOptions {
  /** Random id of this installation, for the lock. */
  readonly machine: string;
  readonly listener: ProjectListener;
  readonly fileSystem?: FileSystem;
  readonly lockTiming?: LockTiming;
  readonly autosaveTiming?: AutosaveTiming;
  /** How often a project open for reading is looked at for changes, ms; defaults to 10 s. */
  readonly watchMs?: number;
  /** The ways from older schemas; defaults to those that were released. */
  readonly migrations?: readonly Migration[];
}

const usualWatchMs = 10_000;
/** Edits kept in memory to tell whether a late edit still fits. */
const rememberedEdits = 1000;

/**
 * One open project. Owns the document: an edit counts once it is in the journal on the medium; the document itself is
 * written a moment later. Work on the folder is done one piece after another.
 */
export class ProjectStore {
  readonly folder: string;
  readonly recovered: OpenProject['recovered'];
  readonly notices: readonly HostError[];
  readonly readOnlyReason: HostError | null;

  readonly #folder: ProjectFolder;
  readonly #raw: RawFiles;
  readonly #listener: ProjectListener;
  readonly #lock: ProjectLock | null;
  /** Fails when the project is no longer ours. */
  readonly #verifyLock: () => Promise<void>;
  readonly #autosave: Autosave;
  #document: ProjectDocument;
  #revision: number;
  #recent: LogEntry[];
  #queue: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #watch: NodeJS.Timeout | null = null;

  private constructor(folder: string, content: ProjectContent, lock: ProjectLock | null, readOnlyReason: HostError | null, notices: readonly HostError[], options: ProjectStoreOptions) {
    this.folder = folder;
    this.#listener = options.listener;
    this.#lock = lock;
    this.readOnlyReason = readOnlyReason;
    this.notices = notices;
    const fs = options.fileSystem ?? nodeFileSystem;
    this.#raw = new RawFiles(fs, folder, (sha256) => rawName(this.#document, sha256));
    this.#verifyLock = async () => lock?.verify();
    this.#folder = new ProjectFolder(fs, folder, content, this.#verifyLock, (revision) => this.#listener.saved(revision));
    this.#autosave = new Autosave(() => this.#inTurn(async () => (this.#isClosed ? undefined : this.#saveAndTell())), options.autosaveTiming ?? usualAutosave);
    this.#document = content.document;
    this.#revision = content.revision;
    this.#recent = [...content.replayed];
    if (lock === null) {
      this.#watch = setInterval(() => void this.#lookOutside(), options.watchMs ?? usualWatchMs);
      this.#watch.unref();
    }
    const last = content.replayed.at(-1);
    this.recovered = lock !== null && last ? { edits: content.replayed.length, lastEditAt: last.edit.at } : null;
  }

  /**
   * Makes a project in a folder that does not exist yet, and opens it.
   * @throws {HostCallError} and leaves no folder behind
   */
  static async create(folder: string, document: ProjectDocument, options: ProjectStoreOptions): Promise<ProjectStore> {
    const fs = options.fileSystem ?? nodeFileSystem;
    await tellingTrouble(folder, async () => {
      await fs.makeFolder(folder, { withParents: false });
      try {
        await replaceFile(fs, projectFiles(folder).document, documentBytes(document, 0));
        await fs.syncFolder(dirname(folder));
      } catch (error) {
        await fs.removeFolder(folder).catch(() => undefined);
        throw error;
      }
    });
    return ProjectStore.open(folder, options);
  }

  /**
   * Opens a project: for writing if the lock can be had and the version is ours, else for reading, with the reason.
   * @throws {HostCallError} when it cannot be read
   */
  static async open(folder: string, options: ProjectStoreOptions): Promise<ProjectStore> {
    const fs = options.fileSystem ?? nodeFileSystem;
    const { newerSchema } = await readProject(fs, folder, options.migrations);
    const { lock, reason, notice } = newerSchema === null ? await takeLock(fs, folder, options.machine, options.lockTiming ?? usualTiming) : { lock: null, reason: readOnly('readOnly.newerVersion', { schema: newerSchema }), notice: null };
    return ProjectStore.#openWith(folder, lock, reason, notice, options);
  }

  /**
   * Opens a project for reading and leaves its lock alone, whoever has it.
   * @throws {HostCallError} when it cannot be read
   */
  static openReading(folder: string, options: ProjectStoreOptions): Promise<ProjectStore> {
    return ProjectStore.#openWith(folder, null, readOnly('readOnly.beside', { place: folder }), null, options);
  }

  /**
   * Opens a project for writing although a lock is there, with the user's consent, when its owner gives no sign of life.
   * @throws {HostCallError} `error.lockAlive` when the owner does
   */
  static async openTakingOver(folder: string, options: ProjectStoreOptions): Promise<ProjectStore> {
    const fs = options.fileSystem ?? nodeFileSystem;
    const { newerSchema } = await readProject(fs, folder, options.migrations);
    if (newerSchema !== null) throw hostCallError('error.newerVersion', { place: folder });
    const lock = await tellingTrouble(folder, () => ProjectLock.takeOver(fs, folder, options.machine, options.lockTiming ?? usualTiming));
    try {
      await tellingTrouble(folder, () => takeFilesOver(fs, folder, lock));
    } catch (error) {
      await lock.release().catch(() => undefined);
      throw error;
    }
    return ProjectStore.#openWith(folder, lock, null, null, options);
  }

  /** Reads again under the lock: what was read before it may be older than the last save of its former owner. */
  static async #openWith(folder: string, lock: ProjectLock | null, reason: HostError | null, lockNotice: HostError | null, options: ProjectStoreOptions): Promise<ProjectStore> {
    try {
      const fs = options.fileSystem ?? nodeFileSystem;
      const content = await readProject(fs, folder, options.migrations);
      const copies = conflictedCopies((await tellingTrouble(folder, () => fs.list(folder))).map(({ name }) => name)).map((name): HostError => ({ key: 'error.conflictedCopy' satisfies ErrorKey, params: { place: folder, name }, detail: null }));
      const migrated = lock && content.olderSchema !== null ? [migratedNotice(folder, content.olderSchema)] : [];
      const notices = [...(lockNotice ? [lockNotice] : []), ...migrated, ...content.notices, ...copies];
      const store = new ProjectStore(folder, content, lock, reason, notices, options);
      if (lock) {
        try {
          await tellingTrouble(folder, () => store.#tidy(content));
        } catch (error) {
          await store.#folder.closeLogs();
          throw error;
        }
      }
      return store;
    } catch (error) {
      await lock?.release().catch(() => undefined);
      throw error;
    }
  }

  get document(): ProjectDocument {
    return this.#document;
  }

  get revision(): number {
    return this.#revision;
  }

  get savedRevision(): number {
    return this.#folder.savedRevision;
  }

  /**
   * Takes an edit: returns once it is in the journal on the medium.
   * @param base the revision its maker saw
   * @throws {HostCallError} and the document is as before
   */
  edit(base: number, edit: Edit): Promise<LogEntry> {
    return this.#inTurn(async () => {
      this.#writable();
      if (base > this.#revision || this.#hasConflict(base, edit)) throw hostCallError('error.editConflict');
      const entry = journalForm({ revision: this.#revision + 1, edit });
      const document = applied(this.#document, entry.edit);
      await this.#folder.append(entry);
      this.#document = document;
      this.#revision = entry.revision;
      this.#recent = [...this.#recent, entry].slice(-rememberedEdits);
      this.#autosave.edited();
      return entry;
    });
  }

  /** Writes the document now, if it has unsaved edits. @throws {HostCallError} and every edit stays in the journal */
  async save(): Promise<number> {
    return this.#inTurn(async () => {
      this.#writable();
      await this.#saveAndTell();
      return this.#folder.savedRevision;
    });
  }

  /** Starts to store a raw file of a known size. */
  async beginUpload(name: string, size: number): Promise<Upload> {
    this.#writable();
    return this.#raw.begin(name, size);
  }

  /** The bytes of a stored raw file. @throws {HostCallError} when it is gone or damaged */
  readRaw(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.#raw.read(sha256);
  }

  /** The same in pieces. */
  rawPieces(sha256: string): Promise<RawPieces> {
    return this.#raw.pieces(sha256);
  }

  /** Reads every raw file and says which are gone or changed; empty when all are what was imported. */
  async check({ onProgress, signal }: { readonly onProgress?: (fraction: number) => void; readonly signal?: AbortSignal }): Promise<HostError[]> {
    const problems: HostError[] = [];
    const { files } = this.#document;
    for (const [i, { sha256 }] of files.entries()) {
      if (signal?.aborted) throw hostCallError('error.cancelled');
      try {
        await this.#raw.read(sha256);
      } catch (error) {
        if (!(error instanceof HostCallError)) throw error;
        problems.push(error.error);
      }
      onProgress?.((i + 1) / files.length);
    }
    return problems;
  }

  /** Every edit ever, oldest first. */
  history(): Promise<LogEntry[]> {
    return this.#inTurn(() => tellingTrouble(this.#folder.files.history, () => this.#folder.history()));
  }

  /** Saves what is unsaved and gives the folder free. Should saving fail, the journal keeps the edits and the listener is told. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      this.#autosave.stop();
      if (this.#watch) clearInterval(this.#watch);
      if (!this.#lock) return;
      try {
        await this.#saveAndTell();
      } catch (error) {
        // Told already; anything else is broken and must not pass.
        if (!(error instanceof HostCallError)) throw error;
      } finally {
        await this.#folder.closeLogs();
        await tellingTrouble(this.folder, () => this.#lock!.release());
      }
    });
  }

  /** @throws {HostCallError} when the project is open for reading only, or closed */
  #writable(): void {
    if (this.#isClosed) throw hostCallError('error.unknownId');
    if (!this.#lock) throw hostCallError('error.projectReadOnly', { place: this.folder });
  }

  #hasConflict(base: number, edit: Edit): boolean {
    if (base === this.#revision) return false;
    const unseen = this.#recent.filter((entry) => entry.revision > base);
    return unseen.length < this.#revision - base || unseen.some((entry) => editsOverlap(entry.edit, edit));
  }

  async #lookOutside(): Promise<void> {
    if ((await this.#folder.hasChanged()) && !this.#isClosed) this.#listener.changedOutside?.();
  }

  async #saveAndTell(): Promise<void> {
    try {
      await this.#folder.save(this.#document, this.#revision);
    } catch (error) {
      // Files that are gone or in use may be so because another program has the project now: then that is what to tell.
      const cause = (await this.#verifyLock().catch((lost: unknown) => lost)) ?? error;
      const told = fileTrouble(cause, this.#folder.files.document);
      this.#listener.saveFailed(told.error);
      throw told;
    }
  }

  /** After opening for writing: leaves nothing behind of attempts that failed, and the folder as this version writes it. */
  async #tidy(content: ProjectContent): Promise<void> {
    await this.#folder.removeLeftovers();
    await this.#raw.removeLeftovers();
    await this.#folder.bringUpToDate(content, this.#document, this.#revision);
    if (this.#revision > this.#folder.savedRevision) this.#autosave.edited();
  }

  /** Runs work after all that was asked before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

/** The edit exactly as a later start would read it from the journal, so that what is applied now is what would be replayed. */
function journalForm(entry: LogEntry): LogEntry {
  try {
    return v.parse(LogEntrySchema, JSON.parse(logLine(entry)));
  } catch (error) {
    throw hostCallError('error.editInvalid', {}, error);
  }
}

function applied(document: ProjectDocument, edit: Edit): ProjectDocument {
  try {
    return applyEdit(document, edit);
  } catch (error) {
    throw hostCallError('error.editInvalid', {}, error);
  }
}
