import { expose, transfer } from 'comlink';
import type { ReadResult } from '@shared/formats/parsed-file';
import { readers, readFile } from '@shared/formats/registry';
import { limits } from '@shared/formats/support/limits';
import { measurementBuffers } from './measurement-buffers';
import { sha256 } from './sha256';

/** What was made of a file, and the hash under which the project keeps it. */
export interface HashedResult {
  readonly result: ReadResult;
  /** null for a file too large to read. */
  readonly sha256: string | null;
}

const withBuffers = <T>(value: T, result: ReadResult): T => (result.ok ? transfer(value, measurementBuffers(result.file.measurements)) : value);

const job = {
  read(name: string, bytes: Uint8Array): ReadResult {
    const result = readFile({ name, bytes });
    return withBuffers(result, result);
  },

  /** Reads a file where it lies, so that its bytes never stand in the window's memory. */
  async readAndHash(file: File): Promise<HashedResult> {
    const { name, size } = file;
    if (size > limits.fileBytes) {
      const [megabytes, limit] = [size, limits.fileBytes].map((bytes) => (bytes / 1024 / 1024).toFixed(0));
      return { sha256: null, result: { ok: false, error: { file: name, place: null, key: 'format.error.tooLarge', params: { size: megabytes!, limit: limit! } } } };
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const answer = { sha256: await sha256(bytes), result: readFile({ name, bytes }) };
    return withBuffers(answer, answer.result);
  },

  /** Version of every reader by format id: part of the key of cached spectra. */
  versions(): Readonly<Record<string, number>> {
    return Object.fromEntries(readers.map((reader) => [reader.id, reader.version]));
  },
};

export type ImportJob = typeof job;
expose(job);
