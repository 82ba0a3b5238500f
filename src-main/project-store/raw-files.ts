/** `raw/<sha256>/<name>`: imported files, byte for byte, never rewritten. */
import { createHash, randomUUID, type Hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { ProjectDocument } from '@shared/project/document';
import { hostCallError } from '@shared/host/host-call-error';
import { assertKind, removeIfThere, temporaryEnding, writeAll } from './durable-file';
import { errorCode, type FileSystem, type OpenFile } from './file-system';
import { fileTrouble, tellingTrouble, tellingTroublesOf } from './file-trouble';
import { checkedPieces, pieceBytes, type RawPieces } from './raw-pieces';
import { safeName } from './safe-name';

export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  /** True when the same bytes were stored before, under whatever name. */
  readonly known: boolean;
}

/** What a file of a document was called when it was imported; its checksum for one that the document does not list. */
export const rawName = ({ files }: Pick<ProjectDocument, 'files'>, sha256: string): string => files.find((file) => file.sha256 === sha256)?.name ?? sha256;

export class RawFiles {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #nameOf: (sha256: string) => string;
  /** Whether it is certain that the folder itself would survive a power cut. */
  #isFolderSafe = false;

  /** @param nameOf what a file was called when it was imported, for troubles; defaults to its checksum */
  constructor(fs: FileSystem, projectFolder: string, nameOf: (sha256: string) => string = (sha256) => sha256) {
    this.#fs = fs;
    this.#nameOf = nameOf;
    this.#folder = join(projectFolder, 'raw');
  }

  /** Starts to store a file of a known size that arrives in pieces. */
  async begin(name: string, size: number): Promise<Upload> {
    const temporary = join(this.#folder, `${randomUUID()}${temporaryEnding}`);
    return tellingTrouble(this.#folder, async () => {
      await this.#fs.makeFolder(this.#folder, { withParents: true });
      if (!this.#isFolderSafe) await this.#fs.syncFolder(dirname(this.#folder));
      this.#isFolderSafe = true;
      return new Upload(this.#fs, this.#folder, name, size, temporary, await this.#fs.open(temporary, 'wx'));
    });
  }

  /**
   * The bytes of a stored file.
   * @throws {HostCallError} when it is gone, or no longer has the checksum it is filed under
   */
  async read(sha256: string): Promise<Uint8Array<ArrayBuffer>> {
    return tellingTrouble(join(this.#folder, sha256), async () => {
      const place = await this.#placeOf(sha256);
      const bytes = await this.#fs.readFile(place);
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw hostCallError('error.rawDamaged', { place });
      return bytes;
    });
  }

  /**
   * The bytes of a stored file in pieces, read as they are asked for.
   * @throws {HostCallError} when it is gone; the last piece, when it no longer has the checksum it is filed under
   */
  async pieces(sha256: string): Promise<RawPieces> {
    return tellingTrouble(join(this.#folder, sha256), async () => {
      const place = await this.#placeOf(sha256);
      const { size } = await this.#fs.look(place);
      return { size, pieces: checkedPieces(tellingTroublesOf(place, this.#chunks(place)), { size, sha256, damaged: () => hostCallError('error.rawDamaged', { place }) }) };
    });
  }

  /** Removes what uploads of ended sessions left behind. */
  async removeLeftovers(): Promise<void> {
    for (const entry of await listIfThere(this.#fs, this.#folder)) {
      if (entry.kind === 'file' && entry.name.endsWith(temporaryEnding)) await removeIfThere(this.#fs, join(this.#folder, entry.name));
    }
  }

  async #placeOf(sha256: string): Promise<string> {
    const folder = join(this.#folder, sha256);
    const name = await findFile(this.#fs, folder);
    if (name === null) throw hostCallError('error.rawMissing', { file: this.#nameOf(sha256), place: folder });
    return join(folder, name);
  }

  async *#chunks(place: string): AsyncGenerator<Uint8Array> {
    const file = await this.#fs.open(place, 'r');
    try {
      for (let at = 0, got = pieceBytes; got === pieceBytes; at += got) {
        const chunk = new Uint8Array(pieceBytes);
        got = await file.read(chunk, at);
        yield chunk.subarray(0, got);
      }
    } finally {
      await file.close();
    }
  }
}

/** One file on its way in. After a failure it can only be cancelled. */
export class Upload {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #name: string;
  readonly #size: number;
  readonly #temporary: string;
  readonly #file: OpenFile;
  readonly #hash: Hash = createHash('sha256');
  #received = 0;
  /** Pieces may be handed in without waiting; they are written one after another. */
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(fs: FileSystem, folder: string, name: string, size: number, temporary: string, file: OpenFile) {
    this.#fs = fs;
    this.#folder = folder;
    this.#name = name;
    this.#size = size;
    this.#temporary = temporary;
    this.#file = file;
  }

  async add(piece: Uint8Array): Promise<void> {
    const position = this.#received;
    if (position + piece.length > this.#size) throw this.#incomplete(position + piece.length);
    this.#received += piece.length;
    this.#hash.update(piece);
    this.#lastWrite = this.#lastWrite.then(() => tellingTrouble(this.#temporary, () => writeAll(this.#file, piece, position)));
    await this.#lastWrite;
  }

  /** Files the bytes under their checksum and returns when they are on the medium. */
  async finish(): Promise<StoredFile> {
    try {
      await this.#lastWrite;
      if (this.#received !== this.#size) throw this.#incomplete(this.#received);
      await this.#file.sync();
      await this.#file.close();
      const sha256 = this.#hash.digest('hex');
      return { sha256, size: this.#size, known: await this.#place(sha256) };
    } catch (error) {
      await this.cancel();
      throw fileTrouble(error, this.#folder);
    }
  }

  async cancel(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await removeIfThere(this.#fs, this.#temporary);
  }

  /** Moves the bytes to their place; true when they were there before. */
  async #place(sha256: string): Promise<boolean> {
    const folder = join(this.#folder, sha256);
    const present = await findFile(this.#fs, folder);
    const isKnown = present !== null && (await this.#isSound(join(folder, present), sha256));
    if (isKnown) await removeIfThere(this.#fs, this.#temporary);
    else {
      await this.#fs.makeFolder(folder, { withParents: true });
      // A damaged copy is replaced in place: the same bytes were just handed in again.
      await this.#fs.rename(this.#temporary, join(folder, present ?? safeName(this.#name)));
    }
    // Also what was there before: it may lie there from an attempt that failed at this point.
    await this.#fs.syncFolder(folder);
    await this.#fs.syncFolder(dirname(folder));
    return isKnown;
  }

  async #isSound(path: string, sha256: string): Promise<boolean> {
    return createHash('sha256').update(await this.#fs.readFile(path)).digest('hex') === sha256;
  }

  #incomplete(received: number): Error {
    return hostCallError('error.uploadIncomplete', { name: this.#name, expected: this.#size, received });
  }
}

async function findFile(fs: FileSystem, folder: string): Promise<string | null> {
  await assertKind(fs, folder, 'folder');
  return (await listIfThere(fs, folder)).find((entry) => entry.kind === 'file' && !entry.name.endsWith(temporaryEnding))?.name ?? null;
}

async function listIfThere(fs: FileSystem, folder: string): ReturnType<FileSystem['list']> {
  try {
    return await fs.list(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
