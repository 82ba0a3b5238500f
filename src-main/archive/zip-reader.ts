/**
 * Reading a zip that nobody vouches for (APPNOTE.TXT 6.3.10, without zip64 and encryption). The central directory is checked
 * as a whole before a single entry is unpacked; an entry never gives more bytes than it declared.
 */
import type { Writable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { hostCallError, type ErrorKey } from '@shared/host/host-call-error';
import type { MessageParams } from '@shared/i18n/message';
import type { OpenFile } from '../project-store/file-system';

/** A plain file in an archive. */
export interface ZipEntry {
  /** With the root folder in front, as the archive spells it. */
  readonly name: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly isCompressed: boolean;
  /** Where its local header begins. */
  readonly offset: number;
}

/** What an archive may take at most; the consortium's own checks stop at the same numbers. */
export const archiveLimits = { files: 10_000, fileBytes: 1024 ** 3, totalBytes: 4 * 1024 ** 3, directoryBytes: 16 * 1024 * 1024 } as const;

const mb = (bytes: number): number => Math.round(bytes / 1024 ** 2);
const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const longestComment = 0xffff;
/** Deflate packs at most 1032 to 1; whoever declares more lies. */
const largestRatio = 1040;
const pieceBytes = 256 * 1024;

/** One archive being read. */
export class ZipReader {
  readonly entries: readonly ZipEntry[];
  readonly #place: string;
  readonly #file: OpenFile;

  private constructor(place: string, file: OpenFile, entries: readonly ZipEntry[]) {
    this.#place = place;
    this.#file = file;
    this.entries = entries;
  }

  /**
   * Reads and checks the directory of an archive.
   * @param place for sentences
   * @throws {HostCallError} saying why it was refused
   */
  static async open(place: string, file: OpenFile, fileSize: number): Promise<ZipReader> {
    const refuse = refusal(place);
    const end = await findEnd(file, fileSize, refuse);
    if (end.directorySize > archiveLimits.directoryBytes) throw refuse('error.archiveTooMany', { limit: archiveLimits.files });
    const directory = new Uint8Array(end.directorySize);
    if ((await file.read(directory, end.directoryOffset)) !== directory.length) throw refuse('error.archiveNotZip');
    const entries = parseDirectory(directory, end, refuse);
    const files = entries.filter(({ name }) => !name.endsWith('/'));
    checkNames(entries, refuse);
    checkSizes(files, refuse);
    await checkLocalHeaders(file, entries, end.directoryOffset, refuse);
    return new ZipReader(place, file, files);
  }

  /** The bytes of an entry, piece by piece. @throws {HostCallError} when they are not what the directory declares */
  async *pieces(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    let given = 0;
    for await (const piece of entry.isCompressed ? this.#inflated(entry) : this.#stored(entry)) {
      given += piece.length;
      if (given > entry.size) break;
      yield piece;
    }
    if (given !== entry.size) throw refusal(this.#place)('error.archiveBomb', { name: entry.name });
  }

  /** The bytes of an entry as a whole. */
  async read(entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(entry.size);
    let filled = 0;
    for await (const piece of this.pieces(entry)) {
      bytes.set(piece, filled);
      filled += piece.length;
    }
    return bytes;
  }

  async *#stored(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    const begin = await this.#dataOffset(entry);
    for (let done = 0; done < entry.compressedSize; done += pieceBytes) {
      const piece = new Uint8Array(Math.min(pieceBytes, entry.compressedSize - done));
      if ((await this.#file.read(piece, begin + done)) !== piece.length) throw refusal(this.#place)('error.archiveNotZip');
      yield piece;
    }
  }

  async *#inflated(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    const inflate = createInflateRaw();
    const feeding = this.#feed(entry, inflate);
    // Awaited below; until then its failure shows as the end of the stream.
    feeding.catch((error: unknown) => inflate.destroy(error as Error));
    try {
      for await (const piece of inflate) yield piece as Uint8Array;
      await feeding;
    } catch (error) {
      throw refusal(this.#place)('error.archiveBomb', { name: entry.name }, error);
    } finally {
      inflate.destroy();
    }
  }

  async #feed(entry: ZipEntry, inflate: ReturnType<typeof createInflateRaw>): Promise<void> {
    // One listener for the whole entry: a new one for each piece would stay until its end.
    const closed = next(inflate, 'close');
    for await (const piece of this.#stored(entry)) {
      if (inflate.destroyed) return;
      if (!inflate.write(piece)) await Promise.race([next(inflate, 'drain'), closed]);
    }
    inflate.end();
  }

  async #dataOffset({ offset }: ZipEntry): Promise<number> {
    const header = new Uint8Array(30);
    await this.#file.read(header, offset);
    const view = new DataView(header.buffer);
    return offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  }
}

/** Resolves at the next event of a name. Never rejects: an error of the stream shows where it is read. */
const next = (stream: Writable, event: 'drain' | 'close'): Promise<void> => new Promise((resolve) => stream.once(event, () => resolve()));

type Refuse = (key: ErrorKey, params?: MessageParams, cause?: unknown) => Error;

function refusal(place: string): Refuse {
  return (key, params = {}, cause) => hostCallError(key, { place, ...params }, cause);
}

interface End {
  readonly count: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
}

/** The end record: the last place where a signature stands whose comment reaches exactly to the end of the file. */
async function findEnd(file: OpenFile, fileSize: number, refuse: Refuse): Promise<End> {
  if (fileSize < endLength) throw refuse('error.archiveNotZip');
  const tail = new Uint8Array(Math.min(fileSize, endLength + longestComment));
  await file.read(tail, fileSize - tail.length);
  const view = new DataView(tail.buffer);
  for (let at = tail.length - endLength; at >= 0; at--) {
    if (view.getUint32(at, true) !== endSignature || at + endLength + view.getUint16(at + 20, true) !== tail.length) continue;
    const [disk, directoryDisk, onDisk, count] = [4, 6, 8, 10].map((field) => view.getUint16(at + field, true));
    const [directorySize, directoryOffset] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
    if (count === 0xffff || directoryOffset === 0xffffffff) throw refuse('error.archiveTooMany', { limit: archiveLimits.files });
    // The directory must end where this record begins: nothing is hidden in between.
    const isWhole = disk === 0 && directoryDisk === 0 && onDisk === count && directoryOffset + directorySize === fileSize - tail.length + at;
    if (!isWhole) throw refuse('error.archiveNotZip');
    if (count! > archiveLimits.files) throw refuse('error.archiveTooMany', { limit: archiveLimits.files });
    return { count: count!, directorySize, directoryOffset };
  }
  throw refuse('error.archiveNotZip');
}

function parseDirectory(bytes: Uint8Array, { count, directoryOffset }: End, refuse: Refuse): ZipEntry[] {
  const view = new DataView(bytes.buffer);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directorySignature) throw refuse('error.archiveNotZip');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) throw refuse('error.archiveNotZip');
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength), refuse);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    if ((flags & 0x2041) !== 0) throw refuse('error.archiveEncrypted');
    if (method !== 0 && method !== 8) throw refuse('error.archiveNotZip');
    if (!isPlain(view.getUint16(at + 4, true) >> 8, view.getUint32(at + 38, true), name)) throw refuse('error.archiveLink', { name });
    const entry: ZipEntry = { name, size: view.getUint32(at + 24, true), compressedSize: view.getUint32(at + 20, true), isCompressed: method === 8, offset: view.getUint32(at + 42, true) };
    if (entry.size === 0xffffffff || entry.compressedSize === 0xffffffff) throw refuse('error.archiveTooLarge', { limit: mb(archiveLimits.totalBytes) });
    if (entry.offset >= directoryOffset) throw refuse('error.archiveNotZip');
    entries.push(entry);
    at = next;
  }
  if (at !== bytes.length) throw refuse('error.archiveNotZip');
  return entries;
}

function decodeName(bytes: Uint8Array, refuse: Refuse): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw refuse('error.archiveName', { name: '?' }, error);
  }
}

/** Whether an entry is a plain file or a folder; made on Unix, the upper half of the attributes holds the mode. */
function isPlain(madeOn: number, attributes: number, name: string): boolean {
  const kind = madeOn === 3 || madeOn === 19 ? (attributes >>> 16) & 0xf000 : 0;
  return kind === 0 || kind === (name.endsWith('/') ? 0x4000 : 0x8000);
}

/** One root folder, names that stay in it, and none that is another one's on some system. */
function checkNames(entries: readonly ZipEntry[], refuse: Refuse): void {
  const seen = new Map<string, string>();
  const folders = new Map<string, string>();
  const roots = new Set<string>();
  for (const { name, size } of entries) {
    const isFolder = name.endsWith('/');
    const parts = (isFolder ? name.slice(0, -1) : name).split('/');
    // eslint-disable-next-line no-control-regex -- control characters are what must not be in a name
    const isSafe = !/[\\:\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name) && parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[. ]$/.test(part)) && name.length <= 1000;
    if (!isSafe || (isFolder && size > 0)) throw refuse('error.archiveName', { name: name.slice(0, 200) });
    if (parts.length === 1 && !isFolder) throw refuse('error.archiveNoFolder');
    roots.add(parts[0]!);
    const key = folded(parts.join('/'));
    const other = seen.get(key) ?? (isFolder ? undefined : folders.get(key));
    if (other !== undefined) throw refuse('error.archiveDuplicate', { name, other });
    seen.set(key, name);
    parts.slice(0, -1).forEach((_, depth) => {
      const folder = parts.slice(0, depth + 1).join('/');
      const spelled = folders.get(folded(folder)) ?? folder;
      const file = seen.get(folded(folder));
      if (spelled !== folder || (file !== undefined && !file.endsWith('/'))) throw refuse('error.archiveDuplicate', { name, other: file ?? spelled });
      folders.set(folded(folder), folder);
    });
  }
  if (roots.size !== 1) throw refuse('error.archiveNoFolder');
}

/** What two names have in common on systems that ignore case or the composition of letters. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC');
}

function checkSizes(files: readonly ZipEntry[], refuse: Refuse): void {
  let total = 0;
  for (const { name, size, compressedSize, isCompressed } of files) {
    total += size;
    if (size > archiveLimits.fileBytes || total > archiveLimits.totalBytes) throw refuse('error.archiveTooLarge', { limit: mb(archiveLimits.totalBytes) });
    if (isCompressed ? size > largestRatio * compressedSize + 1024 : size !== compressedSize) throw refuse('error.archiveBomb', { name });
  }
}

/** Each entry has bytes of its own, and the header in front of them says the same as the directory. */
async function checkLocalHeaders(file: OpenFile, entries: readonly ZipEntry[], directoryOffset: number, refuse: Refuse): Promise<void> {
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  for (const [i, entry] of inOrder.entries()) {
    const expected = new TextEncoder().encode(entry.name);
    const header = new Uint8Array(30 + expected.length);
    if ((await file.read(header, entry.offset)) !== header.length) throw refuse('error.archiveNotZip');
    const view = new DataView(header.buffer);
    const isOurs = view.getUint32(0, true) === localSignature && view.getUint16(26, true) === expected.length && expected.every((byte, at) => header[30 + at] === byte);
    if (!isOurs) throw refuse('error.archiveName', { name: entry.name });
    // Programs that read from the front believe the header, the others the directory; sizes that follow the data are zero in the header.
    const isStreamed = (view.getUint16(6, true) & 8) !== 0;
    const saysTheSame = (at: number, size: number): boolean => view.getUint32(at, true) === size || (isStreamed && view.getUint32(at, true) === 0);
    const isAgreed = view.getUint16(8, true) === (entry.isCompressed ? 8 : 0) && saysTheSame(18, entry.compressedSize) && saysTheSame(22, entry.size);
    if (!isAgreed) throw refuse('error.archiveTwofold', { name: entry.name });
    const end = entry.offset + 30 + expected.length + view.getUint16(28, true) + entry.compressedSize;
    if (end > (inOrder[i + 1]?.offset ?? directoryOffset)) throw refuse('error.archiveOverlap', { name: entry.name });
  }
}
