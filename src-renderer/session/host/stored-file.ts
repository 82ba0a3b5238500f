import type { FileInPieces } from '../../workers/file-in-pieces';
import type { HostClient } from './host-client';

/** The calls that bring a stored file into a window. */
export type FileCalls = Pick<HostClient, 'files.read' | 'files.readOn' | 'files.stopReading'>;

/** A file of the project; never more than two of its pieces are here at a time. */
export interface StoredFile extends FileInPieces {
  /** Ends the reading before its end. */
  readonly stop: () => Promise<void>;
}

/** Asks for a stored file; while one piece is taken in, the one after it is on its way. @throws {HostCallError} when it is gone or damaged */
export async function openStoredFile(host: FileCalls, project: string, sha256: string): Promise<StoredFile> {
  const { size, piece, rest } = await host['files.read'](project, sha256);
  if (rest === null) return { size, first: piece, next: null, stop: () => Promise.resolve() };
  let following = ahead(host, rest);
  return {
    size,
    first: piece,
    next: async () => {
      const given = await following;
      if (given.rest !== null) following = ahead(host, given.rest);
      return given.piece;
    },
    stop: async () => {
      await host['files.stopReading'](rest);
    },
  };
}

function ahead(host: FileCalls, rest: string): ReturnType<FileCalls['files.readOn']> {
  const piece = host['files.readOn'](rest);
  // Its failure is met by whoever asks for the piece; nobody may.
  piece.catch(() => undefined);
  return piece;
}
