/**
 * Zip archives (PKWARE APPNOTE 6.3): the central directory is read first, so that counts, sizes and ratios are judged
 * before anything is inflated; every part's CRC-32 is checked, since a flipped bit would otherwise be another number.
 */
import { inflateSync } from 'fflate';
import { ByteReader } from './byte-reader';
import { FormatError, atBlock, atOffset } from './format-error';
import { limits } from './limits';

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

export interface ZipArchive {
  readonly names: readonly string[];
  /** The inflated part, or `null` when there is none of that name. @throws {FormatError} when it is damaged or too large. */
  read(name: string): Uint8Array | null;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;

/** Whether bytes begin as a zip with a first file in it (APPNOTE 4.3.7) does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length > 30 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** Names in a zip that begins with the given bytes, for recognising; empty when its directory cannot be read. */
export function zipNames(bytes: Uint8Array): readonly string[] {
  try {
    return openZip(bytes).names;
  } catch (error) {
    if (error instanceof FormatError) return [];
    throw error;
  }
}

/** @throws {FormatError} for a damaged directory, too many parts, or parts that would inflate beyond the limits. */
export function openZip(bytes: Uint8Array): ZipArchive {
  const reader = new ByteReader(bytes);
  const entries = new Map(readDirectory(reader).map((entry) => [entry.name, entry]));
  return { names: [...entries.keys()], read: (name) => readEntry(reader, entries.get(name)) };
}

function readDirectory(reader: ByteReader): ZipEntry[] {
  const end = findEnd(reader);
  const count = reader.uint16(end + 10);
  if (count > limits.containerEntries) throw new FormatError('format.error.countTooLarge', { expected: 'zip entries', found: count, limit: limits.containerEntries }, atOffset(end));
  const entries: ZipEntry[] = [];
  let at = reader.uint32(end + 16);
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (reader.uint32(at) !== directorySignature) throw new FormatError('format.error.zip', {}, atOffset(at));
    const nameLength = reader.uint16(at + 28);
    const entry: ZipEntry = {
      method: reader.uint16(at + 10),
      crc: reader.uint32(at + 16),
      packedSize: reader.uint32(at + 20),
      size: reader.uint32(at + 24),
      headerOffset: reader.uint32(at + 42),
      name: new TextDecoder('utf-8').decode(reader.part(at + 46, nameLength)).replace(/\\/g, '/'),
    };
    total += entry.size;
    assertNoBomb(entry, total);
    entries.push(entry);
    at += 46 + nameLength + reader.uint16(at + 30) + reader.uint16(at + 32);
  }
  return entries;
}

function assertNoBomb({ name, size, packedSize }: ZipEntry, total: number): void {
  const isSuspicious = size > 4 * 1024 * 1024 && size > limits.inflationRatio * Math.max(1, packedSize);
  if (total > limits.inflatedBytes || isSuspicious) throw new FormatError('format.error.zipTooLarge', { size: (total / 1024 / 1024).toFixed(0) }, atBlock(name));
}

function findEnd(reader: ByteReader): number {
  const lowest = Math.max(0, reader.length - 22 - 65_535);
  for (let at = reader.length - 22; at >= lowest; at--) if (reader.uint32(at) === endSignature) return at;
  throw new FormatError('format.error.truncated', { expected: 'zip directory' }, atOffset(reader.length));
}

function readEntry(reader: ByteReader, entry: ZipEntry | undefined): Uint8Array | null {
  if (entry === undefined) return null;
  const { headerOffset: at, name } = entry;
  if (reader.uint32(at) !== localSignature) throw new FormatError('format.error.zip', {}, atOffset(at));
  const packed = reader.part(at + 30 + reader.uint16(at + 26) + reader.uint16(at + 28), entry.packedSize);
  const bytes = inflate(packed, entry);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw new FormatError('format.error.zip', {}, atBlock(name));
  return bytes;
}

function inflate(packed: Uint8Array, { method, size, name }: ZipEntry): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw new FormatError('format.error.zip', {}, atBlock(name));
  try {
    // A buffer of the announced size: what would inflate to more cannot take more memory.
    return inflateSync(packed, { out: new Uint8Array(size) });
  } catch {
    // fflate throws plain errors for damaged streams; the place is all that helps the user.
    throw new FormatError('format.error.zip', {}, atBlock(name));
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = crcTable[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
