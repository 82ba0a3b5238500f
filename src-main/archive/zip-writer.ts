/** Writing a zip whose bytes depend on nothing but names and contents: same project, same archive, on every PC. */
import { setImmediate as breathe } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import { writeAll } from '../project-store/durable-file';
import type { OpenFile } from '../project-store/file-system';

/** One time for all entries, in local parts, as zip times are: the same bytes in every time zone. At noon no clock is ever put forward. */
const fixedTime = (): Date => new Date(1980, 0, 2, 12);
const pieceBytes = 256 * 1024;

/** Packs entries one after another into an open file. The packing is done in pieces, so that other work goes on in between. */
export class ZipWriter {
  readonly #file: OpenFile;
  readonly #zip: Zip;
  readonly #onWritten: (piece: Uint8Array) => void;
  #packed: Uint8Array[] = [];
  #trouble: Error | null = null;
  #length = 0;

  constructor(file: OpenFile, onWritten: (piece: Uint8Array) => void) {
    this.#file = file;
    this.#onWritten = onWritten;
    this.#zip = new Zip((error, data) => {
      if (error) this.#trouble = error;
      else this.#packed.push(data);
    });
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  async add(name: string, bytes: Uint8Array): Promise<void> {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = fixedTime();
    this.#zip.add(entry);
    for (let done = 0; done === 0 || done < bytes.length; done += pieceBytes) {
      entry.push(bytes.subarray(done, done + pieceBytes), done + pieceBytes >= bytes.length);
      await this.#flush();
      await breathe();
    }
  }

  /** Writes the directory. */
  async finish(): Promise<void> {
    this.#zip.end();
    await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#trouble) throw this.#trouble;
    const packed = this.#packed;
    this.#packed = [];
    for (const piece of packed) {
      await writeAll(this.#file, piece, this.#length);
      this.#length += piece.length;
      this.#onWritten(piece);
    }
  }
}
