import { proxy, releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { ReadResult, TextReading } from '@shared/formats/parsed-file';
import type { RememberedReadings } from '@shared/formats/remembered-readings';
import type { FileInPieces } from './file-in-pieces';
import type { HashedResult, ImportJob } from './import.worker';

/** Thrown by every call that was under way when the worker was ended. */
class ReadingStopped extends Error {
  constructor() {
    super('Reading files was stopped.');
    this.name = 'ReadingStopped';
  }
}

/** Reads files in a worker of its own. One worker is enough: files are read one after the other. */
export class ImportClient {
  #worker: Worker | null = null;
  #remote: Remote<ImportJob> | null = null;
  #versions: Promise<Readonly<Record<string, number>>> | null = null;
  readonly #waiting = new Set<(reason: Error) => void>();

  /**
   * Reads a file that comes in pieces, which are handed over and empty afterwards; each is asked for when the one before has been taken.
   * @throws {ReadingStopped} after `stop`; whatever asking for a piece throws
   */
  async read(name: string, file: FileInPieces, reading?: TextReading): Promise<ReadResult> {
    const { size, first, next } = file;
    let failure: unknown = null;
    const following = async (): Promise<Uint8Array> => {
      try {
        const piece = await next!();
        return transfer(piece, [piece.buffer as ArrayBuffer]);
      } catch (error) {
        failure = error;
        throw error;
      }
    };
    try {
      return await this.#settle<ReadResult>(this.#job().read(name, transfer({ size, first }, [first.buffer as ArrayBuffer]), next && proxy(following), reading));
    } catch (error) {
      // What crosses a worker is no longer the error that was thrown here.
      throw failure ?? error;
    }
  }

  /** Reads and hashes a file where it lies. @throws {ReadingStopped} after `stop` */
  readAndHash(file: File, remembered: RememberedReadings, asked?: TextReading): Promise<HashedResult> {
    return this.#settle(this.#job().readAndHash(file, remembered, asked));
  }

  /** Version of a reader, or null when this program has no such reader. */
  async readerVersion(format: string): Promise<number | null> {
    this.#versions ??= this.#settle(this.#job().versions());
    return (await this.#versions)[format] ?? null;
  }

  /** Ends what is under way at once, also in the middle of a file; the next call starts a fresh worker. */
  stop(): void {
    this.#remote?.[releaseProxy]();
    this.#worker?.terminate();
    this.#remote = null;
    this.#worker = null;
    const reason = new ReadingStopped();
    for (const reject of this.#waiting) reject(reason);
    this.#waiting.clear();
  }

  #job(): Remote<ImportJob> {
    if (!this.#remote) {
      this.#worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
      // A worker that cannot even load must not leave its callers waiting.
      this.#worker.onerror = () => this.stop();
      this.#remote = wrap<ImportJob>(this.#worker);
    }
    return this.#remote;
  }

  /** A terminated worker leaves its promises open for ever; this one ends them itself. */
  #settle<T>(answer: PromiseLike<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.add(reject);
      void Promise.resolve(answer)
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(reject));
    });
  }
}
