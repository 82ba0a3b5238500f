import type { ProjectDocument } from '@shared/project/document';
import type { LogEntry } from '../project-store/edit-log';

/** What is archived or copied: a project at one moment, from a folder or from an archive. */
export interface ArchiveSource {
  /** For sentences. */
  readonly place: string;
  readonly document: ProjectDocument;
  readonly revision: number;
  /** Every edit up to the revision, oldest first. */
  history(): Promise<readonly LogEntry[]>;
  /** The bytes of a raw file. @throws {HostCallError} when they are gone or not what was imported */
  readRaw(sha256: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** How long work goes on and whether it should. */
export interface WorkOptions {
  /** 0 … 1. */
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}
