import type { ReadResult } from '@shared/formats/parsed-file';
import type { ProjectFile } from '@shared/project/document';
import type { Measurement } from '@shared/spectrum/spectrum';
import type { HostClient } from './host/host-client';
import type { SpectrumCache } from './spectrum-cache';

/** Reads files away from the window's thread: workers/import-client.ts. */
export interface FileParser {
  read(name: string, bytes: Uint8Array): Promise<ReadResult>;
  readAndHash(file: File): Promise<{ readonly result: ReadResult; readonly sha256: string | null }>;
  readerVersion(format: string): Promise<number | null>;
  stop(): void;
}

/**
 * Parsed measurements of raw files: from memory, else from the cache, else parsed anew from the bytes main holds.
 * Everything here is derived and may be thrown away at any time.
 */
export class SpectrumStore {
  readonly #host: Pick<HostClient, 'files.read'>;
  readonly #parser: Pick<FileParser, 'read' | 'readerVersion'>;
  readonly #cache: SpectrumCache;
  readonly #loaded = new Map<string, Promise<readonly Measurement[]>>();

  constructor(host: Pick<HostClient, 'files.read'>, parser: Pick<FileParser, 'read' | 'readerVersion'>, cache: SpectrumCache) {
    this.#host = host;
    this.#parser = parser;
    this.#cache = cache;
  }

  /**
   * @param index which of the file's measurements
   * @throws a told failure (`key`, `params`) when the file cannot be read any more
   */
  async measurement(project: string, file: ProjectFile, index: number): Promise<Measurement> {
    const known = this.#loaded.get(file.sha256);
    const loading = known ?? this.#load(project, file);
    if (!known) {
      this.#loaded.set(file.sha256, loading);
      // A failure is not kept: the file may be back at the next try.
      loading.catch(() => this.#loaded.delete(file.sha256));
    }
    const measurements = await loading;
    const measurement = measurements[index];
    if (!measurement) throw new Error(`${file.name} holds ${measurements.length} measurements; number ${index + 1} was asked for.`);
    return measurement;
  }

  /** Keeps what was parsed during an import, so that it is not parsed again. */
  async keep(sha256: string, format: string, measurements: readonly Measurement[]): Promise<void> {
    this.#loaded.set(sha256, Promise.resolve(measurements));
    const version = await this.#parser.readerVersion(format);
    if (version !== null) await this.#cache.put(sha256, format, version, measurements);
  }

  /** Drops what is in memory; the cache stays. */
  forgetProject(): void {
    this.#loaded.clear();
  }

  async #load(project: string, file: ProjectFile): Promise<readonly Measurement[]> {
    const version = file.format === null ? null : await this.#parser.readerVersion(file.format);
    if (file.format !== null && version !== null) {
      const cached = await this.#cache.get(file.sha256, file.format, version);
      if (cached) return cached;
    }
    const bytes = await this.#host['files.read'](project, file.sha256);
    const result = await this.#parser.read(file.name, bytes);
    if (!result.ok) throw Object.assign(new Error(`${file.name} can no longer be read.`), { error: result.error });
    const { format, measurements } = result.file;
    await this.keep(file.sha256, format, measurements);
    return measurements;
  }
}
