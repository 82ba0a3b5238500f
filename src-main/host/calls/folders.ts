import { basename, dirname, join } from 'node:path';
import type { HostCalls } from '@shared/host/contract';
import { nodeFileSystem as fs } from '../../project-store/file-system';
import { tellingTrouble } from '../../project-store/file-trouble';
import { projectFiles } from '../../project-store/read-project';
import type { Session } from '../session';

/** A longer list helps nobody; the rest is left out. */
const longestList = 2000;

/** Looking for projects without a native dialog. */
export function folderCalls(session: Session): Pick<HostCalls, 'folders.list'> {
  return {
    'folders.list': async (id) => {
      const folder = id === null ? session.context.options.projectsFolder : session.folders.resolve(id);
      return tellingTrouble(folder, async () => {
        if (id === null) await fs.makeFolder(folder, { withParents: true });
        const found = (await fs.list(folder)).filter((entry) => (entry.kind === 'folder' || (entry.kind === 'file' && /\.eln$/i.test(entry.name))) && !entry.name.startsWith('.'));
        const archives = new Set(found.flatMap((entry) => (entry.kind === 'file' ? [entry.name] : [])));
        const names = found.map((entry) => entry.name).sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
        const parent = dirname(folder);
        return {
          folder: session.folders.issue(folder),
          place: folder,
          parent: parent === folder ? null : session.folders.issue(parent),
          entries: await Promise.all(
            names.slice(0, longestList).map(async (name) => {
              const path = join(folder, name);
              const isArchive = archives.has(name);
              const changedAt = await changeOf(isArchive ? path : projectFiles(path).document);
              return {
                id: session.folders.issue(path),
                name: basename(path),
                kind: isArchive ? ('archive' as const) : changedAt !== null ? ('project' as const) : ('folder' as const),
                changedAt: changedAt?.toISOString() ?? null,
                isOpenHere: session.isOpenHere(path),
              };
            }),
          ),
        };
      });
    },
  };
}

/** When a file was written last; null where there is none. */
async function changeOf(path: string): Promise<Date | null> {
  try {
    const { kind, changedAt } = await fs.look(path);
    return kind === 'file' ? changedAt : null;
  } catch {
    return null;
  }
}
