/** A file on its way into this window, piece by piece. */
export interface FileInPieces {
  /** Of the whole file, bytes. */
  readonly size: number;
  readonly first: Uint8Array;
  /** Gives the pieces after the first; null when there are none. Asked for as often as there are bytes left. */
  readonly next: (() => Promise<Uint8Array>) | null;
}

/**
 * Puts the pieces together; the next one is asked for when there is room for it.
 * @throws {Error} when they are more or fewer bytes than the file has
 */
export async function joinPieces({ size, first, next }: FileInPieces): Promise<Uint8Array> {
  if (first.length === size) return first;
  const bytes = new Uint8Array(size);
  let filled = 0;
  for (let piece = first; ; piece = await next()) {
    if (piece.length === 0 || filled + piece.length > size) throw new Error(`a file of ${size} bytes came with a piece of ${piece.length} after ${filled}`);
    bytes.set(piece, filled);
    filled += piece.length;
    if (filled === size) return bytes;
    if (next === null) throw new Error(`a file of ${size} bytes ended after ${filled}`);
  }
}
