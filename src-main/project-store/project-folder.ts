import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { HostError } from '@shared/host/contract';
import type { ErrorKey } from '@shared/host/host-call-error';
import type { ProjectDocument } from '@shared/project/document';
import { documentBytes } from './document-file';
import { readIfThere, replaceFile } from './durable-file';
import { LogWriter, logLine, readLog, type LogEntry } from './edit-log';
import type { FileSystem } from './file-system';
import { projectFiles, type ProjectContent } from './read-project';
import { removeTemporaryFiles } from './take-project';

/** What a project folder holds of the document and its edits, and how far that is saved. Whoever has it asks for one thing after another. */
export class ProjectFolder {
  readonly files: ReturnType<typeof projectFiles>;
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #verifyLock: () => Promise<void>;
  readonly #onSaved: (revision: number) => void;
  readonly #journal: LogWriter;
  readonly #history: LogWriter;
  #savedRevision: number;
  #historyRevision: number;
  /** Edits that are not in the history file yet. */
  #unfiled: LogEntry[];
  /** Checksum of the `project.json` we know, or null when it was unreadable: then it does not become the previous generation. */
  #knownDocument: string | null;

  /** @param verifyLock fails when the project is no longer ours; asked before anything is written */
  constructor(fs: FileSystem, folder: string, content: ProjectContent, verifyLock: () => Promise<void>, onSaved: (revision: number) => void) {
    this.files = projectFiles(folder);
    this.#fs = fs;
    this.#folder = folder;
    this.#verifyLock = verifyLock;
    this.#onSaved = onSaved;
    this.#journal = new LogWriter(fs, this.files.journal, content.journal.soundLength, verifyLock);
    this.#history = new LogWriter(fs, this.files.history, content.history.soundLength, verifyLock);
    this.#savedRevision = content.savedRevision;
    this.#historyRevision = content.history.lastRevision;
    this.#unfiled = content.replayed.filter((entry) => entry.revision > content.history.lastRevision);
    this.#knownDocument = content.documentBytes && checksum(content.documentBytes);
  }

  get savedRevision(): number {
    return this.#savedRevision;
  }

  /** Returns once the edit is in the journal on the medium. */
  async append(entry: LogEntry): Promise<void> {
    await this.#journal.append(logLine(entry));
    this.#unfiled.push(entry);
  }

  /**
   * Writes the document, unless its revision is saved. The order makes every moment safe: history first, then the document, then the
   * journal is emptied. After a crash in between, the journal still has every edit, and those that the document or the history
   * already hold are skipped.
   */
  async save(document: ProjectDocument, revision: number): Promise<void> {
    if (revision === this.#savedRevision && this.#knownDocument !== null) return;
    await this.#verifyLock();
    const unfiled = this.#unfiled.filter((entry) => entry.revision > this.#historyRevision);
    if (unfiled.length > 0) await this.#history.append(unfiled.map(logLine).join(''));
    this.#historyRevision = Math.max(this.#historyRevision, revision);
    this.#unfiled = [];
    await this.#keepPrevious();
    const bytes = documentBytes(document, revision);
    await replaceFile(this.#fs, this.files.document, bytes, this.#verifyLock);
    this.#knownDocument = checksum(bytes);
    this.#savedRevision = revision;
    await this.#journal.clear();
    this.#onSaved(revision);
  }

  /** Every edit ever, oldest first. */
  async history(): Promise<LogEntry[]> {
    const { entries } = await readLog(this.#fs, this.files.history);
    const filed = entries.at(-1)?.revision ?? 0;
    return [...entries, ...this.#unfiled.filter((entry) => entry.revision > filed)];
  }

  /** Whether the document on disk is another than the one known, which it is from then on. Best effort: a share may be away for a moment. */
  async hasChanged(): Promise<boolean> {
    const bytes = await readIfThere(this.#fs, this.files.document).catch(() => null);
    if (bytes === null || checksum(bytes) === this.#knownDocument) return false;
    this.#knownDocument = checksum(bytes);
    return true;
  }

  /** After opening for writing: takes what attempts that failed left behind out of the folder. */
  async removeLeftovers(): Promise<void> {
    // What was read may lie there from an attempt that failed before it was on the medium: nothing is built upon it before.
    await this.#fs.syncFolder(this.#folder);
    await removeTemporaryFiles(this.#fs, this.#folder);
  }

  /** After opening for writing: migrates, keeps damaged logs under another name, and saves what was recovered. */
  async bringUpToDate({ olderSchema, notices }: ProjectContent, document: ProjectDocument, revision: number): Promise<void> {
    if (olderSchema !== null) await this.#migrate(olderSchema, document, revision);
    if (notices.length === 0) return;
    for (const path of [this.files.journal, this.files.history]) {
      const bytes = await readIfThere(this.#fs, path);
      if (bytes !== null && bytes.length > 0) await replaceFile(this.#fs, asideName(path), bytes, this.#verifyLock);
    }
    await this.save(document, revision);
  }

  /** Best effort: what was acknowledged is on the medium already. */
  async closeLogs(): Promise<void> {
    await this.#journal.close().catch(() => undefined);
    await this.#history.close().catch(() => undefined);
  }

  /** The document on disk becomes the previous generation; one that somebody else wrote is kept under a name of its own. */
  async #keepPrevious(): Promise<void> {
    const bytes = await readIfThere(this.#fs, this.files.document);
    if (bytes === null) return;
    const isOurs = checksum(bytes) === this.#knownDocument;
    await replaceFile(this.#fs, isOurs ? this.files.previous : asideName(this.files.document), bytes, this.#verifyLock);
  }

  /**
   * Keeps the folder's documents and logs as the older version wrote them, whole, before anything of the new version is written. The
   * previous generation then is of the new version too, for edits made from now on fit no other.
   */
  async #migrate(olderSchema: number, document: ProjectDocument, revision: number): Promise<void> {
    const backup = backupFolder(this.#folder, olderSchema);
    await this.#fs.makeFolder(backup, { withParents: true });
    for (const path of [this.files.document, this.files.previous, this.files.journal, this.files.history]) {
      const bytes = await readIfThere(this.#fs, path);
      if (bytes !== null) await replaceFile(this.#fs, join(backup, basename(path)), bytes, this.#verifyLock);
    }
    await this.#fs.syncFolder(dirname(backup));
    this.#savedRevision = -1;
    await this.save(document, revision);
    await replaceFile(this.#fs, this.files.previous, documentBytes(document, revision), this.#verifyLock);
  }
}

function backupFolder(folder: string, schema: number): string {
  return join(folder, 'backup', `v${schema}`);
}

/** Tells that a project was brought to the present schema, and where it lies as it was. */
export function migratedNotice(folder: string, schema: number): HostError {
  return { key: 'error.migrated' satisfies ErrorKey, params: { schema, place: backupFolder(folder, schema) }, detail: null };
}

function asideName(path: string): string {
  return `${path}.aside-${new Date().toISOString().replace(/[:.]/g, '-')}`;
}

function checksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
