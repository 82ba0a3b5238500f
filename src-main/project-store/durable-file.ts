import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hostCallError } from '@shared/host/host-call-error';
import { errorCode, type FileSystem, type OpenFile } from './file-system';

/** Ending of files that are being written; whatever has it may be deleted when nobody writes. */
export const temporaryEnding = '.tmp';

/** How long a file that another program holds (virus scanner, indexer, sync client) is tried again, ms. */
const busyPatienceMs = 5000;
const busyPauseMs = 100;

/** Writes all bytes, however many the system takes at a time. */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const count = await file.write(bytes.subarray(written), position + written);
    if (count <= 0) throw Object.assign(new Error(`the disk took ${written} of ${bytes.length} bytes`), { code: 'ENOSPC' });
    written += count;
  }
}

/** Writes a new file and returns when its bytes are on the medium; a failed attempt leaves nothing behind. */
export async function writeNewFile(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(path, 'wx');
  try {
    try {
      await writeAll(file, bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeIfThere(fs, path);
    throw error;
  }
}

/**
 * Replaces a file so that at every moment either the old or the new content is there, whole: a temporary file beside
 * it, synced, read back and compared, then renamed over it. Own code instead of a package, because short writes must be
 * continued, the copy compared, and every step go through the {@link FileSystem} of the tests.
 * @param mayReplace asked when the temporary file is there; throws when the place belongs to somebody else now. Whoever takes a project
 *   over removes temporary files first, so that one who stands still after having asked does not replace anything either.
 */
export async function replaceFile(fs: FileSystem, path: string, bytes: Uint8Array, mayReplace?: () => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}${temporaryEnding}`;
  await writeNewFile(fs, temporary, bytes);
  try {
    if (Buffer.compare(await fs.readFile(temporary), bytes) !== 0) throw hostCallError('error.notWhatWasWritten', { place: path });
    await mayReplace?.();
    await patiently(() => fs.rename(temporary, path));
  } catch (error) {
    await removeIfThere(fs, temporary);
    throw error;
  }
  await fs.syncFolder(dirname(path));
}

/** The content of a file, or null when there is none. */
export async function readIfThere(fs: FileSystem, path: string): Promise<Uint8Array | null> {
  try {
    return await patiently(() => fs.readFile(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** @throws {HostCallError} when something is there that is not what a project has at this place: a link, a pipe, a device */
export async function assertKind(fs: FileSystem, path: string, kind: 'file' | 'folder'): Promise<void> {
  try {
    if ((await fs.look(path)).kind === kind) return;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return;
    throw error;
  }
  throw hostCallError('error.projectLink', { place: path });
}

/** Removes leftovers; a file that cannot be removed does no harm, because nothing reads it. */
export async function removeIfThere(fs: FileSystem, path: string): Promise<void> {
  await fs.remove(path).catch(() => undefined);
}

/** Tries again while another program holds the file. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + busyPatienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await pause(busyPauseMs);
    }
  }
}

/** On Windows a file held by another program shows as a permission error. */
function isBusy(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'EBUSY' || (process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES'));
}
