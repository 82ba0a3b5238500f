import { stat } from 'node:fs/promises';
import type { ArchiveStore } from '../archive/archive-store';
import type { ArchiveSource } from '../archive/archive-source';
import type { ProjectStore } from '../project-store/project-store';

/** What can be open in a window: a project folder, or an archive for reading. */
export type OpenedProject = ProjectStore | ArchiveStore;

/** Whether a path is a file, and so to be opened as an archive. */
export async function isArchivePath(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}

/** What is open, at this moment: later edits do not enter it. */
export function sourceOf(store: OpenedProject): ArchiveSource {
  const { document, revision, folder } = store;
  return {
    place: folder,
    document,
    revision,
    history: async () => (await store.history()).filter((entry) => entry.revision <= revision),
    readRaw: (sha256) => store.readRaw(sha256),
  };
}
