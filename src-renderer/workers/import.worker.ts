import { expose, transfer } from 'comlink';
import type { ReadResult, TextReading } from '@shared/formats/parsed-file';
import { readers, readFile } from '@shared/formats/registry';
import { readRemembering, type RememberedReadings } from '@shared/formats/remembered-readings';
import { limits } from '@shared/formats/support/limits';
import { measurementBuffers } from './measurement-buffers';
import { sha256 } from './sha256';

/** What was made of a file, and the hash under which the project keeps it. */
export interface HashedResult {
  readonly result: ReadResult;
  /** null for a file too large to read. */
  readonly sha256: string | null;
  /** The corrections it was read with, when there were any. */
  readonly reading?: TextReading;
}

const withBuffers = <T>(value: T, result: ReadResult): T => (result.ok ? transfer(value, measurementBuffers(result.file.measurements)) : value);

const job = {
  read(name: string, bytes: Uint8Array, reading: TextReading | undefined): ReadResult {
    const result = readFile({ name, bytes, reading });
    return withBuffers(result, result);
  },

  /**
   * Reads a file where it lies, so that its bytes never stand in the window's memory. A plain table of a make that was corrected before
   * is read with the same corrections.
   */
  async readAndHash(file: File, remembered: RememberedReadings): Promise<HashedResult> {
    const { name, size } = file;
    if (size > limits.fileBytes) {
      const [megabytes, limit] = [size, limits.fileBytes].map((bytes) => (bytes / 1024 / 1024).toFixed(0));
      return { sha256: null, result: { ok: false, error: { file: name, place: null, key: 'format.error.tooLarge', params: { size: megabytes!, limit: limit! } } } };
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { result, reading } = readRemembering({ name, bytes }, remembered);
    const answer = { sha256: await sha256(bytes), result, ...(reading === undefined ? {} : { reading }) };
    return withBuffers(answer, result);
  },

  /** Version of every reader by format id: part of the key of cached spectra. */
  versions(): Readonly<Record<string, number>> {
    return Object.fromEntries(readers.map((reader) => [reader.id, reader.version]));
  },
};

export type ImportJob = typeof job;
expose(job);
