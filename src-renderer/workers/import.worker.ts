import { expose, transfer } from 'comlink';
import type { ReadResult } from '@shared/formats/parsed-file';
import { readers, readFile } from '@shared/formats/registry';
import { measurementBuffers } from './measurement-buffers';

const job = {
  /** Reads one file; a Blob is read here, so that its bytes never stand in the window's memory. */
  async read(name: string, data: Uint8Array | Blob): Promise<ReadResult> {
    const bytes = data instanceof Uint8Array ? data : new Uint8Array(await data.arrayBuffer());
    const result = readFile({ name, bytes });
    return result.ok ? transfer(result, measurementBuffers(result.file.measurements)) : result;
  },

  /** Version of every reader by format id: part of the key of cached spectra. */
  versions(): Readonly<Record<string, number>> {
    return Object.fromEntries(readers.map((reader) => [reader.id, reader.version]));
  },
};

export type ImportJob = typeof job;
expose(job);
