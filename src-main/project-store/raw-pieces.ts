/** A stored file on its way out in pieces, so that a table of hundreds of megabytes never stands in one message or in the way of one. */
import { createHash } from 'node:crypto';

/** Largest piece, bytes: a window takes it in within a few milliseconds. */
export const pieceBytes = 2 * 1024 * 1024;

export interface RawPieces {
  /** Of all pieces together, bytes. */
  readonly size: number;
  /** In order; each may be kept. Whoever stops early calls `return`. */
  readonly pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, undefined>;
}

/**
 * Cuts the bytes of a file into pieces of {@link pieceBytes} and gives the last one only when all of them have the checksum; an empty
 * file is one empty piece.
 * @param damaged made when the bytes are not those of the checksum
 */
export async function* checkedPieces(chunks: AsyncIterable<Uint8Array>, { size, sha256, damaged }: { readonly size: number; readonly sha256: string; readonly damaged: () => Error }): RawPieces['pieces'] {
  const hash = createHash('sha256');
  let given = 0;
  let piece = new Uint8Array(Math.min(pieceBytes, size));
  let filled = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    for (let at = 0; at < chunk.length; ) {
      if (filled === piece.length) {
        // Full, and there is more: the file has grown when nothing more was to come.
        if (given + filled === size) throw damaged();
        yield piece;
        given += filled;
        piece = new Uint8Array(Math.min(pieceBytes, size - given));
        filled = 0;
      }
      const part = chunk.subarray(at, at + piece.length - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
    }
  }
  if (given + filled !== size || hash.digest('hex') !== sha256) throw damaged();
  yield piece;
}
