import type { HostClient } from '../host/host-client';

/** Bytes sent at once: small enough for a living window and a smooth cancel. */
const pieceBytes = 512 * 1024;

/**
 * Sends a file to the project in pieces, the next one read while one is stored, and returns the SHA-256 under which it is kept.
 * @param onPiece called before each piece with the bytes that were sent; what it throws ends the upload
 */
export async function uploadFile(host: HostClient, project: string, file: File, onPiece: (sent: number) => void): Promise<string> {
  const { upload } = await host['files.beginUpload'](project, file.name, file.size);
  try {
    let stored: Promise<unknown> = Promise.resolve();
    for (let from = 0; from < file.size; from += pieceBytes) {
      onPiece(from);
      const piece = new Uint8Array(await file.slice(from, from + pieceBytes).arrayBuffer());
      await stored;
      stored = host['files.upload'](upload, piece);
      // Its failure is met at the next turn; a cancel may come first.
      stored.catch(() => undefined);
    }
    await stored;
    const { sha256 } = await host['files.finishUpload'](upload);
    return sha256;
  } catch (error) {
    // The first error is the one to tell; a host that is gone has dropped the upload anyway.
    await host['files.cancelUpload'](upload).catch(() => undefined);
    throw error;
  }
}
