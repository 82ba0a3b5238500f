/** Which files of a folder of raw data are to be read: those its manifest names, or all of them. */
import { readdir, readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { manifestRoles, parseManifest, type Manifest } from '@shared/project/manifest';
import { errorCode } from '../../project-store/file-system';
import { fileTrouble, tellingTrouble } from '../../project-store/file-trouble';
import { CommandTrouble, exitCode } from './command-trouble';

/** Deeper folders are left alone: nobody keeps measurements there, and links could make circles. */
const maxDepth = 12;

export interface RawFolder {
  readonly manifest: Manifest | null;
  /** Paths below the folder with forward slashes, in order. */
  readonly paths: readonly string[];
}

/**
 * Lists a folder of raw files.
 * @param leaveOut a folder that is not looked into (where the results go)
 * @throws {HostCallError} when the folder cannot be read
 * @throws {CommandTrouble} when its manifest cannot be used: guessing in its place would give other numbers
 */
export async function rawFolder(folder: string, leaveOut: string): Promise<RawFolder> {
  const manifest = await readManifest(folder);
  if (manifest !== null) return { manifest, paths: [...manifestRoles(manifest).keys()] };
  const paths: string[] = [];
  await tellingTrouble(folder, () => collect(folder, '', 0, resolve(leaveOut), paths));
  return { manifest: null, paths };
}

async function readManifest(folder: string): Promise<Manifest | null> {
  const path = join(folder, 'manifest.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw fileTrouble(error, path);
  }
  const parsed = parseManifest(text, '');
  if (parsed.ok) return parsed.manifest;
  // A file of that name with another format belongs to another program.
  if (parsed.error.key === 'format.manifest.otherFormat') return null;
  throw new CommandTrouble(exitCode.unusable, parsed.error.key, parsed.error.params);
}

async function collect(folder: string, inside: string, depth: number, leaveOut: string, paths: string[]): Promise<void> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (!entry.isDirectory()) paths.push(path);
    else if (depth < maxDepth && resolve(folder, path) !== leaveOut) await collect(folder, path, depth + 1, leaveOut, paths);
  }
}

/** Whether a path below a folder really lies there once links are followed; true for what does not exist. */
export async function staysInFolder(folder: string, path: string): Promise<boolean> {
  try {
    const way = relative(await realpath(folder), await realpath(join(folder, path)));
    return !isAbsolute(way) && way.split(sep)[0] !== '..';
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return true;
    throw error;
  }
}
