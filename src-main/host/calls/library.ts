import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostCalls, LibraryEntry, LibrarySummary } from '@shared/host/contract';
import { HostCallError } from '@shared/host/host-call-error';
import type { ProjectDocument } from '@shared/project/document';
import { Archive } from '../../archive/archive';
import { folderSource } from '../../archive/folder-source';
import type { ArchiveSource } from '../../archive/archive-source';
import { errorCode, nodeFileSystem as fs } from '../../project-store/file-system';
import { tellingTrouble } from '../../project-store/file-trouble';
import { projectFiles } from '../../project-store/read-project';
import type { Session } from '../session';

/** Deeper folders are left alone: links could make circles. */
const maxDepth = 4;
const maxEntries = 20_000;
/** Folders looked into at a time, so that a slow share is not flooded. */
const atOnce = 16;

/** A folder of many projects and archives: what there is, and what each holds. The window keeps the index. */
export function libraryCalls(session: Session): Pick<HostCalls, Extract<keyof HostCalls, `library.${string}`>> {
  return {
    'library.list': async (id) => {
      const place = id === null ? session.context.options.projectsFolder : session.folders.resolve(id);
      const found: Found[] = [];
      await tellingTrouble(place, async () => {
        if (id === null) await fs.makeFolder(place, { withParents: true });
        let level = [place];
        for (let depth = 0; depth <= maxDepth && level.length > 0 && found.length < maxEntries; depth++) {
          const below: string[] = [];
          for (let at = 0; at < level.length; at += atOnce) {
            const looked = await Promise.all(level.slice(at, at + atOnce).map((folder) => lookInto(folder, folder === place)));
            for (const one of looked) {
              found.push(...one.found);
              below.push(...one.folders);
            }
          }
          level = below;
        }
      });
      return { place, entries: found.slice(0, maxEntries).map(({ path, ...shown }): LibraryEntry => ({ id: session.folders.issue(path), place: path, ...shown })) };
    },
    'library.describe': async (id) => {
      const path = session.folders.resolve(id);
      try {
        if ((await fs.look(path)).kind === 'folder') return await summaryOf((await folderSource(path)).source);
        const archive = await Archive.open(path);
        try {
          return await summaryOf(archive);
        } finally {
          await archive.close();
        }
      } catch (error) {
        // Listed without words: opening it says what is wrong.
        if (error instanceof HostCallError || errorCode(error) !== null) return null;
        throw error;
      }
    },
  };
}

interface Found {
  readonly path: string;
  readonly kind: LibraryEntry['kind'];
  readonly version: string;
}

/** What lies in a folder; one that cannot be read has nothing, unless it is the one that was asked for. */
async function lookInto(folder: string, isTop: boolean): Promise<{ found: Found[]; folders: string[] }> {
  try {
    const version = await versionOf(projectFiles(folder).document);
    if (version !== null) return { found: [{ path: folder, kind: 'project', version }], folders: [] };
    const entries = (await fs.list(folder)).filter(({ name }) => !name.startsWith('.'));
    const archives = entries.filter(({ kind, name }) => kind === 'file' && /\.eln$/i.test(name)).map(({ name }) => join(folder, name));
    const found = await Promise.all(archives.map(async (path): Promise<Found> => ({ path, kind: 'archive', version: (await versionOf(path)) ?? '' })));
    return { found, folders: entries.filter(({ kind }) => kind === 'folder').map(({ name }) => join(folder, name)) };
  } catch (error) {
    if (isTop) throw error;
    return { found: [], folders: [] };
  }
}

/** Size and time of a file as one word, or null where there is none. */
async function versionOf(path: string): Promise<string | null> {
  return stat(path).then(
    (info) => (info.isFile() ? `${info.size}-${info.mtimeMs}` : null),
    () => null,
  );
}

async function summaryOf(source: ArchiveSource): Promise<LibrarySummary> {
  const { document } = source;
  const history = await source.history();
  return {
    title: document.title,
    formula: document.sample.formula,
    states: document.states.map(({ label }) => label),
    techniques: [...new Set(document.measurements.flatMap(({ technique }) => technique ?? []))],
    words: wordsOf(document),
    files: document.files.length,
    createdAt: document.createdAt,
    changedAt: history.at(-1)?.edit.at ?? document.createdAt,
  };
}

function wordsOf({ annotations, people, publication, sample, files }: ProjectDocument): string {
  const words = [sample.description, ...annotations.map(({ text }) => text), ...people.map(({ name }) => name), publication?.description ?? '', publication?.keywords ?? '', publication?.organisation ?? '', ...files.map(({ name }) => name)];
  return words.filter((text) => text !== '').join('\n').slice(0, 20_000);
}
