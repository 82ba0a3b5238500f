/**
 * What the stores need of a disk. Everything they do to files goes through this, so that tests can let the disk
 * fill up, fail, tear writes or vanish at any step.
 */
import type { Stats } from 'node:fs';
import * as fs from 'node:fs/promises';

/** Opening modes: read; write into the existing content; create and fail if it exists. */
export type OpenMode = 'r' | 'r+' | 'wx';

export interface OpenFile {
  /** Fills the array from a position and returns how many bytes were there, fewer only at the end of the file. */
  read(into: Uint8Array, position: number): Promise<number>;
  /** Writes at a position and returns how many bytes got there, which may be fewer than given. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** Cuts the file to a length. */
  truncate(length: number): Promise<void>;
  /** Returns when the bytes are on the medium. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

export interface FileSystem {
  open(path: string, mode: OpenMode): Promise<OpenFile>;
  readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Kind and size without following a link. */
  look(path: string): Promise<{ kind: FolderEntry['kind']; size: number; changedAt: Date }>;
  list(folder: string): Promise<FolderEntry[]>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file a second name; fails if that name exists. */
  link(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  makeFolder(path: string, options: { withParents: boolean }): Promise<void>;
  /** Makes a rename or creation in the folder last through a power cut; nothing on systems that cannot. */
  syncFolder(path: string): Promise<void>;
}

/** The real disk. */
export const nodeFileSystem: FileSystem = {
  async open(path, mode) {
    const handle = await fs.open(path, mode);
    return {
      async read(into, position) {
        let got = 0;
        while (got < into.length) {
          const { bytesRead } = await handle.read(into, got, into.length - got, position + got);
          if (bytesRead === 0) break;
          got += bytesRead;
        }
        return got;
      },
      write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
      truncate: (length) => handle.truncate(length),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  readFile: (path) => fs.readFile(path),
  async look(path) {
    const stats = await fs.lstat(path);
    return { kind: kindOf(stats), size: stats.size, changedAt: stats.mtime };
  },
  list: async (folder) => (await fs.readdir(folder, { withFileTypes: true })).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
  rename: (from, to) => fs.rename(from, to),
  link: (from, to) => fs.link(from, to),
  remove: (path) => fs.unlink(path),
  removeFolder: (path) => fs.rm(path, { recursive: true, force: true }),
  makeFolder: async (path, { withParents }) => {
    await fs.mkdir(path, { recursive: withParents });
  },
  async syncFolder(path) {
    // Windows cannot open a folder for this; NTFS journals renames itself.
    if (process.platform === 'win32') return;
    const handle = await fs.open(path, 'r');
    try {
      await handle.sync();
    } catch (error) {
      // Some network file systems refuse to sync a folder; there is nothing better to do on them.
      if (errorCode(error) !== 'EINVAL' && errorCode(error) !== 'ENOTSUP') throw error;
    } finally {
      await handle.close();
    }
  },
};

/** The code of a system error ("ENOSPC"), or null. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function kindOf(entry: Pick<Stats, 'isFile' | 'isDirectory'>): FolderEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
