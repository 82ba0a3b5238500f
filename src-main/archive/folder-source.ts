import { readLog } from '../project-store/edit-log';
import { nodeFileSystem } from '../project-store/file-system';
import { tellingTrouble } from '../project-store/file-trouble';
import { RawFiles, rawName } from '../project-store/raw-files';
import { projectFiles, readProject, type ProjectContent } from '../project-store/read-project';
import type { ArchiveSource } from './archive-source';

/** A project folder as it lies there, edits in the journal included; nothing is locked and nothing changed. */
export async function folderSource(folder: string): Promise<{ source: ArchiveSource; notices: ProjectContent['notices'] }> {
  const { document, revision, replayed, notices } = await readProject(nodeFileSystem, folder);
  const raw = new RawFiles(nodeFileSystem, folder, (sha256) => rawName(document, sha256));
  const source: ArchiveSource = {
    place: folder,
    document,
    revision,
    history: () =>
      tellingTrouble(folder, async () => {
        const { entries } = await readLog(nodeFileSystem, projectFiles(folder).history);
        const filed = entries.at(-1)?.revision ?? 0;
        return [...entries, ...replayed.filter((entry) => entry.revision > filed)];
      }),
    readRaw: (sha256) => raw.read(sha256),
  };
  return { source, notices };
}
