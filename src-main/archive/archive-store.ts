import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { HostError } from '@shared/host/contract';
import { hostCallError, type ReadOnlyKey } from '@shared/host/host-call-error';
import type { ProjectDocument } from '@shared/project/document';
import type { LogEntry } from '../project-store/edit-log';
import type { RawPieces } from '../project-store/raw-pieces';
import { Archive } from './archive';
import type { WorkOptions } from './archive-source';

/** An open archive as a window sees it: a project that can only be read. */
export class ArchiveStore {
  /** The archive's own path. */
  readonly folder: string;
  readonly archive: Archive;
  readonly recovered = null;
  readonly notices: readonly HostError[] = [];
  readonly readOnlyReason: HostError;
  readonly #isTemporary: boolean;

  private constructor(archive: Archive, isTemporary: boolean) {
    this.archive = archive;
    this.folder = archive.place;
    this.#isTemporary = isTemporary;
    const newer = archive.newerSchema;
    const [key, params] = newer === null ? (['readOnly.archive', { place: archive.place }] as const) : (['readOnly.newerVersion', { schema: newer }] as const);
    this.readOnlyReason = { key: key satisfies ReadOnlyKey, params, detail: null };
  }

  /** @param isTemporary whether its folder was made for it alone and goes when it is closed */
  static async open(path: string, { isTemporary = false } = {}): Promise<ArchiveStore> {
    return new ArchiveStore(await Archive.open(path), isTemporary);
  }

  get document(): ProjectDocument {
    return this.archive.document;
  }

  get revision(): number {
    return this.archive.revision;
  }

  get savedRevision(): number {
    return this.archive.revision;
  }

  history(): Promise<LogEntry[]> {
    return this.archive.history();
  }

  readRaw(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.archive.readRaw(sha256);
  }

  rawPieces(sha256: string): RawPieces {
    return this.archive.rawPieces(sha256);
  }

  check(options: WorkOptions): Promise<HostError[]> {
    return this.archive.check(options);
  }

  edit(): Promise<LogEntry> {
    return this.#refuse();
  }

  save(): Promise<number> {
    return this.#refuse();
  }

  beginUpload(): Promise<never> {
    return this.#refuse();
  }

  async close(): Promise<void> {
    await this.archive.close();
    if (this.#isTemporary) await rm(dirname(this.folder), { recursive: true, force: true });
  }

  #refuse(): Promise<never> {
    return Promise.reject(hostCallError('error.projectReadOnly', { place: this.folder }));
  }
}
