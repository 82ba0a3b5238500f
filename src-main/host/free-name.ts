import { join, parse } from 'node:path';
import { hostCallError } from '@shared/host/host-call-error';
import { errorCode, nodeFileSystem as fs } from '../project-store/file-system';
import { safeName } from '../project-store/safe-name';

/** A path in the folder where nothing lies yet: the name made safe, with a number if it is taken. */
export async function freePath(folder: string, name: string, kind: 'file' | 'folder'): Promise<string> {
  const safe = safeName(name);
  const { name: stem, ext } = kind === 'file' ? parse(safe) : { name: safe, ext: '' };
  for (let number = 1; number < 1000; number++) {
    const path = join(folder, number === 1 ? safe : `${stem} ${number}${ext}`);
    if (!(await isThere(path))) return path;
  }
  throw hostCallError('error.folderTaken', { name: safe, place: folder });
}

async function isThere(path: string): Promise<boolean> {
  try {
    await fs.look(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
