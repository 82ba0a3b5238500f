import { expose, transfer } from 'comlink';
import type { ReadResult, TextReading } from '@shared/formats/parsed-file';
import { readers, readFile } from '@shared/formats/registry';
import { readRemembering, type RememberedReadings } from '@shared/formats/remembered-readings';
import { limits } from '@shared/formats/support/limits';
import { joinPieces, type FileInPieces } from './file-in-pieces';
import { ownBuffers } from './own-buffers';
import { sha256 } from './sha256';
import { withSharedMemory } from './shared-memory';

/** What was made of a file, and the hash under which the project keeps it. */
export interface HashedResult {
  readonly result: ReadResult;
  /** null for a file too large to read. */
  readonly sha256: string | null;
  /** The corrections it was read with, when there were any. */
  readonly reading?: TextReading;
}

/** The result as it leaves the worker: nothing in it is copied. */
function sentBack<T>(result: ReadResult, wrap: (result: ReadResult) => T): T {
  if (!result.ok) return wrap(result);
  const measurements = withSharedMemory(result.file.measurements);
  return transfer(wrap({ ok: true, file: { ...result.file, measurements } }), ownBuffers(measurements));
}

const job = {
  /** @param next asks the window for the piece after the last one; null when there is only the first */
  async read(name: string, file: Omit<FileInPieces, 'next'>, next: FileInPieces['next'], reading: TextReading | undefined): Promise<ReadResult> {
    const bytes = await joinPieces({ ...file, next });
    return sentBack(readFile({ name, bytes, reading }), (result) => result);
  },

  /**
   * Reads a file where it lies, so that its bytes never stand in the window's memory. A plain table of a make that was corrected before
   * is read with the same corrections.
   * @param asked corrections of the person, which win over remembered ones
   */
  async readAndHash(file: File, remembered: RememberedReadings, asked?: TextReading): Promise<HashedResult> {
    const { name, size } = file;
    if (size > limits.fileBytes) {
      const [megabytes, limit] = [size, limits.fileBytes].map((bytes) => (bytes / 1024 / 1024).toFixed(0));
      return { sha256: null, result: { ok: false, error: { file: name, place: null, key: 'format.error.tooLarge', params: { size: megabytes!, limit: limit! } } } };
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { result, reading } = asked === undefined ? readRemembering({ name, bytes }, remembered) : { result: readFile({ name, bytes, reading: asked }), reading: asked };
    const hash = await sha256(bytes);
    return sentBack(result, (own) => ({ sha256: hash, result: own, ...(reading === undefined ? {} : { reading }) }));
  },

  /** Version of every reader by format id: part of the key of cached spectra. */
  versions(): Readonly<Record<string, number>> {
    return Object.fromEntries(readers.map((reader) => [reader.id, reader.version]));
  },
};

export type ImportJob = typeof job;
expose(job);
