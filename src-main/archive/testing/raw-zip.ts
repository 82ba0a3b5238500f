/** Zips made by hand, so that they can hold what no honest program writes. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface RawEntry {
  readonly name: string;
  readonly data?: string | Uint8Array;
  /** Bytes of the name in the local header, when it lies. */
  readonly localName?: string;
  readonly flags?: number;
  readonly method?: number;
  /** Sizes as directory and local header declare them. */
  readonly size?: number;
  readonly compressedSize?: number;
  /** Size and method in the local header, when it lies about them alone. */
  readonly localSize?: number;
  readonly localMethod?: number;
  /** Unix mode. */
  readonly mode?: number;
  /** Points to the data of the entry with this index. */
  readonly sharesDataOf?: number;
}

export interface RawEnd {
  readonly count?: number;
  readonly directoryOffset?: number;
  readonly comment?: string;
}

/** Builds a zip; every lie is the caller's. */
export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, data = '', localName = name, flags = 0x800, method = 8, localMethod = method, mode, sharesDataOf } = entry;
    const content = Buffer.from(data as string);
    const packed = method === 8 ? deflateRawSync(content) : content;
    const crc = crc32(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(localMethod, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(entry.compressedSize ?? packed.length, 18);
    local.writeUInt32LE(entry.localSize ?? entry.size ?? content.length, 22);
    local.writeUInt16LE(Buffer.byteLength(localName), 26);
    const at = sharesDataOf === undefined ? offset : offsets[sharesDataOf]!;
    offsets.push(at);
    if (sharesDataOf === undefined) {
      parts.push(local, Buffer.from(localName), packed);
      offset += 30 + Buffer.byteLength(localName) + packed.length;
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(mode === undefined ? 20 : (3 << 8) | 20, 4);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(entry.compressedSize ?? packed.length, 20);
    central.writeUInt32LE(entry.size ?? content.length, 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(((mode ?? 0) << 16) >>> 0, 38);
    central.writeUInt32LE(at, 42);
    directory.push(central, Buffer.from(name));
  }
  const table = Buffer.concat(directory);
  const comment = Buffer.from(end.comment ?? '');
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(end.count ?? entries.length, 8);
  tail.writeUInt16LE(end.count ?? entries.length, 10);
  tail.writeUInt32LE(table.length, 12);
  tail.writeUInt32LE(end.directoryOffset ?? offset, 16);
  tail.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, table, tail, comment]);
}
