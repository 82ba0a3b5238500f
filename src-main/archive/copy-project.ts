import { dirname } from 'node:path';
import { hostCallError } from '@shared/host/host-call-error';
import { documentBytes } from '../project-store/document-file';
import { replaceFile } from '../project-store/durable-file';
import { logLine } from '../project-store/edit-log';
import { nodeFileSystem, type FileSystem } from '../project-store/file-system';
import { tellingTrouble } from '../project-store/file-trouble';
import { RawFiles } from '../project-store/raw-files';
import { projectFiles } from '../project-store/read-project';
import type { ArchiveSource, WorkOptions } from './archive-source';

/**
 * Makes a project folder of its own from another project or an archive: raw files byte for byte, document and history as they are.
 * The document comes last, so that a copy that was interrupted is no project.
 * @param folder must not exist yet
 * @throws {HostCallError} and leaves no folder behind
 */
export async function copyProject(source: ArchiveSource, folder: string, { fileSystem: fs = nodeFileSystem, onProgress, signal }: WorkOptions & { readonly fileSystem?: FileSystem } = {}): Promise<void> {
  await tellingTrouble(folder, async () => {
    await fs.makeFolder(folder, { withParents: false });
    try {
      const raw = new RawFiles(fs, folder);
      const { files } = source.document;
      for (const [i, { sha256, name }] of files.entries()) {
        if (signal?.aborted) throw hostCallError('error.cancelled');
        const bytes = await source.readRaw(sha256);
        if ((await store(raw, name, bytes)) !== sha256) throw hostCallError('error.notWhatWasWritten', { place: folder });
        onProgress?.((i + 1) / files.length);
      }
      const history = await source.history();
      const paths = projectFiles(folder);
      await replaceFile(fs, paths.history, new TextEncoder().encode(history.map(logLine).join('')));
      await replaceFile(fs, paths.document, documentBytes(source.document, source.revision));
      await fs.syncFolder(dirname(folder));
    } catch (error) {
      await fs.removeFolder(folder).catch(() => undefined);
      throw error;
    }
  });
}

/** Stores a raw file and gives the checksum it lies under. */
async function store(raw: RawFiles, name: string, bytes: Uint8Array): Promise<string> {
  const upload = await raw.begin(name, bytes.length);
  try {
    await upload.add(bytes);
  } catch (error) {
    await upload.cancel();
    throw error;
  }
  return (await upload.finish()).sha256;
}
