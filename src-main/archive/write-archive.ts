import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { asciiName } from '@shared/archive-format/layout';
import { hostCallError } from '@shared/host/host-call-error';
import { patiently, removeIfThere, temporaryEnding } from '../project-store/durable-file';
import { nodeFileSystem, type FileSystem, type OpenFile } from '../project-store/file-system';
import { tellingTrouble } from '../project-store/file-trouble';
import { Archive } from './archive';
import type { ArchiveSource, WorkOptions } from './archive-source';
import type { ArchivePlan } from './plan-archive';
import { ZipWriter } from './zip-writer';

export interface WrittenArchive {
  readonly bytes: number;
  /** Checksum of the archive itself: what to cite. */
  readonly sha256: string;
}

/** Share of the progress that packing takes; the rest is reading back. */
const packingShare = 0.7;

/**
 * Writes an archive, reads it back and compares every byte, and only then puts it in its place: there is the whole archive or none.
 * @param path ends with the file name; an existing file is replaced
 * @throws {HostCallError} and whatever lay at the path before is untouched
 */
export async function writeArchive(path: string, plan: ArchivePlan, source: ArchiveSource, options: WorkOptions & { readonly fileSystem?: FileSystem } = {}): Promise<WrittenArchive> {
  const { fileSystem: fs = nodeFileSystem, onProgress, signal } = options;
  const temporary = `${path}.${randomBytes(6).toString('hex')}${temporaryEnding}`;
  const root = asciiName(basename(path).replace(/\.eln$/i, ''), plan.name);
  return tellingTrouble(path, async () => {
    const file = await fs.open(temporary, 'wx');
    try {
      let written: WrittenArchive;
      try {
        written = await pack(file, root, plan, source, { ...(signal && { signal }), onProgress: (fraction) => onProgress?.(packingShare * fraction) });
        await file.sync();
      } finally {
        await file.close();
      }
      await readBack(temporary, path, written, fs, { ...(signal && { signal }), onProgress: (fraction) => onProgress?.(packingShare + (1 - packingShare) * fraction) });
      await patiently(() => fs.rename(temporary, path));
      await fs.syncFolder(dirname(path));
      return written;
    } catch (error) {
      await removeIfThere(fs, temporary);
      throw error;
    }
  });
}

async function pack(file: OpenFile, root: string, plan: ArchivePlan, source: ArchiveSource, { onProgress, signal }: WorkOptions): Promise<WrittenArchive> {
  const hash = createHash('sha256');
  const zip = new ZipWriter(file, (piece) => hash.update(piece));
  let done = 0;
  for (const { path, bytes, sha256, size } of plan.files) {
    if (signal?.aborted) throw hostCallError('error.cancelled');
    const content = bytes ?? (await source.readRaw(sha256));
    if (content.length !== size) throw hostCallError('error.rawDamaged', { place: `${source.place}: ${path}` });
    await zip.add(`${root}/${path}`, content);
    done += size;
    onProgress?.(done / (plan.totalBytes || 1));
  }
  await zip.finish();
  return { bytes: zip.length, sha256: hash.digest('hex') };
}

/** Compares the bytes on the disk with what was written, and opens the archive once as its reader will. */
async function readBack(temporary: string, place: string, written: WrittenArchive, fs: FileSystem, { onProgress, signal }: WorkOptions): Promise<void> {
  const file = await fs.open(temporary, 'r');
  const hash = createHash('sha256');
  try {
    const piece = new Uint8Array(1024 * 1024);
    for (let at = 0; ; ) {
      if (signal?.aborted) throw hostCallError('error.cancelled');
      const got = await file.read(piece, at);
      hash.update(piece.subarray(0, got));
      at += got;
      onProgress?.(Math.min(1, at / written.bytes));
      if (got < piece.length) break;
    }
  } finally {
    await file.close();
  }
  if (hash.digest('hex') !== written.sha256) throw hostCallError('error.notWhatWasWritten', { place });
  await (await Archive.open(temporary, fs)).close();
}
