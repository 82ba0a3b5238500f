/** OLE compound files ([MS-CFB]), read with the `cfb` library behind our own checks. */
import CFB from 'cfb';
import { FormatError } from './format-error';
import { limits } from './limits';

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function isOle(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/**
 * The streams of a compound file by name, wherever they stand in it.
 * @throws {FormatError} when its allocation table or directory is damaged.
 */
export function readOleStreams(bytes: Uint8Array): Map<string, Uint8Array> {
  let container: CFB.CFB$Container;
  try {
    container = CFB.read(bytes, { type: 'array' });
  } catch (error) {
    // cfb throws plain errors for a damaged allocation table.
    throw damaged(error instanceof Error ? error.message.slice(0, 200) : String(error));
  }
  if (container.FileIndex.length > limits.containerEntries) {
    throw new FormatError('format.error.countTooLarge', { expected: 'OLE streams', found: container.FileIndex.length, limit: limits.containerEntries });
  }
  const streams = new Map<string, Uint8Array>();
  for (const { name, type, content } of container.FileIndex) {
    if (type !== 2) continue;
    // A directory entry that points nowhere has no content, whatever the types of the library say.
    if ((content as unknown) === undefined) throw damaged(`stream ${name.slice(0, 60)}`);
    streams.set(name, Uint8Array.from(content));
  }
  return streams;
}

const damaged = (detail: string): FormatError => new FormatError('format.error.ole', { detail });
