import type { ReadResult, TextReading } from '@shared/formats/parsed-file';
import { readingName, type RememberedReadings } from '@shared/formats/remembered-readings';
import type { ProjectFile } from '@shared/project/document';
import type { Measurement } from '@shared/spectrum/spectrum';
import { isLong } from '../workers/shared-memory';
import { CommonArrays } from './common-arrays';
import { openStoredFile, type FileCalls, type StoredFile } from './host/stored-file';
import type { SpectrumCache } from './spectrum-cache';
import type { Tasks } from './tasks.svelte';

/** Reads files away from the window's thread: workers/import-client.ts. */
export interface FileParser {
  /** The pieces are handed over and empty afterwards. */
  read(name: string, file: StoredFile, reading?: TextReading): Promise<ReadResult>;
  /** @param asked corrections of the person, which win over remembered ones */
  readAndHash(file: File, remembered: RememberedReadings, asked?: TextReading): Promise<{ readonly result: ReadResult; readonly sha256: string | null; readonly reading?: TextReading }>;
  readerVersion(format: string): Promise<number | null>;
  stop(): void;
}

type Parser = Pick<FileParser, 'read' | 'readerVersion' | 'stop'>;

/**
 * Parsed measurements of raw files: from memory, else from the cache, else parsed anew from the bytes main holds.
 * Everything here is derived and may be thrown away at any time.
 */
export class SpectrumStore {
  readonly #host: FileCalls;
  readonly #makeParser: () => Parser;
  /** Reads the many small files. */
  readonly #parser: Parser;
  readonly #tasks: Tasks;
  readonly #cache: SpectrumCache;
  /** Settles when the large file under way, and those that wait for it, are read. */
  #large: Promise<unknown> = Promise.resolve();
  readonly #loaded = new Map<string, Promise<readonly Measurement[]>>();
  readonly #arrays = new CommonArrays();

  constructor(host: FileCalls, makeParser: () => Parser, cache: SpectrumCache, tasks: Tasks) {
    this.#host = host;
    this.#makeParser = makeParser;
    this.#parser = makeParser();
    this.#cache = cache;
    this.#tasks = tasks;
  }

  /**
   * @param index which of the file's measurements
   * @throws a told failure (`key`, `params`) when the file cannot be read any more
   */
  async measurement(project: string, file: ProjectFile, index: number): Promise<Measurement> {
    const key = keyOf(file.sha256, file.reading);
    const known = this.#loaded.get(key);
    const loading = known ?? this.#load(project, file);
    if (!known) {
      this.#loaded.set(key, loading);
      // A failure is not kept: the file may be back at the next try.
      loading.catch(() => this.#loaded.delete(key));
    }
    const measurements = await loading;
    const measurement = measurements[index];
    if (!measurement) throw new Error(`${file.name} holds ${measurements.length} measurements; number ${index + 1} was asked for.`);
    return measurement;
  }

  /** Keeps what was parsed during an import, so that it is not parsed again. Gives it as it is held. */
  async keep(sha256: string, format: string, measurements: readonly Measurement[], reading?: TextReading): Promise<readonly Measurement[]> {
    const key = keyOf(sha256, reading);
    const held = this.#held(measurements);
    this.#loaded.set(key, Promise.resolve(held));
    const version = await this.#parser.readerVersion(format);
    // A million points or ten million rows are read again at the next opening.
    if (version !== null && !measurements.some(isLong)) await this.#cache.put(key, format, version, measurements);
    return held;
  }

  /** Reads a raw file of the project with other corrections, or with none; nothing is kept. */
  async tryReading(project: string, file: ProjectFile, reading: TextReading | undefined): Promise<ReadResult> {
    const stored = await openStoredFile(this.#host, project, file.sha256);
    try {
      return await (stored.next === null ? this.#parser.read(file.name, stored, reading) : this.#readLarge(file.name, stored, reading));
    } catch (error) {
      // The first error is the one to tell; a host that is gone has let go of the file anyway.
      await stored.stop().catch(() => undefined);
      throw error;
    }
  }

  /**
   * A large file has a parser of its own: no small one waits behind it, and the memory it took is given back with it. Two of them at a
   * time could take more than there is.
   */
  #readLarge(name: string, stored: StoredFile, reading: TextReading | undefined): Promise<ReadResult> {
    const read = this.#large.then(() => this.#readAlone(name, stored, reading));
    this.#large = read.catch(() => undefined);
    return read;
  }

  async #readAlone(name: string, stored: StoredFile, reading: TextReading | undefined): Promise<ReadResult> {
    const parser = this.#makeParser();
    try {
      const result = await this.#tasks.run({ key: 'common.readingFile', params: { file: name } }, (task) => {
        task.signal.addEventListener('abort', () => parser.stop());
        let here = stored.first.length;
        const next = async (): Promise<Uint8Array> => {
          const piece = await stored.next!();
          here += piece.length;
          // How far the parser is with a whole file cannot be told.
          task.progress(here < stored.size ? here / stored.size : null);
          return piece;
        };
        return parser.read(name, { ...stored, next }, reading);
      });
      if (result === null) throw Object.assign(new Error(`Reading ${name} was cancelled.`), { error: { key: 'common.readingCancelled', params: { file: name } } });
      return result;
    } finally {
      parser.stop();
    }
  }

  /** Drops what is in memory; the cache stays. */
  forgetProject(): void {
    this.#loaded.clear();
    this.#arrays.clear();
  }

  #held(measurements: readonly Measurement[]): readonly Measurement[] {
    return measurements.map((measurement) => this.#arrays.of(measurement));
  }

  async #load(project: string, file: ProjectFile): Promise<readonly Measurement[]> {
    const version = file.format === null ? null : await this.#parser.readerVersion(file.format);
    if (file.format !== null && version !== null) {
      const cached = await this.#cache.get(keyOf(file.sha256, file.reading), file.format, version);
      if (cached) return this.#held(cached);
    }
    const result = await this.tryReading(project, file, file.reading);
    if (!result.ok) throw Object.assign(new Error(`${file.name} can no longer be read.`), { error: result.error });
    const { format, measurements } = result.file;
    return this.keep(file.sha256, format, measurements, file.reading);
  }
}

/** The same bytes read in another way are other measurements. */
const keyOf = (sha256: string, reading: TextReading | undefined): string => (reading === undefined ? sha256 : `${sha256}+${readingName(reading)}`);
