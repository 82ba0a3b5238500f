import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import type { HostCalls, OpenProject } from '@shared/host/contract';
import { hostCallError } from '@shared/host/host-call-error';
import { readIfThere } from '../../project-store/durable-file';
import { errorCode, nodeFileSystem as fs } from '../../project-store/file-system';
import { tellingTrouble } from '../../project-store/file-trouble';
import { ProjectStore } from '../../project-store/project-store';
import { projectFiles } from '../../project-store/read-project';
import { freePath } from '../free-name';
import { lookAtProject } from '../recents';
import { readSample } from '../sample-project';
import { userLocale } from '../settings';
import type { Session } from '../session';

type ProjectCalls = Pick<HostCalls, Exclude<Extract<keyof HostCalls, `projects.${string}`>, 'projects.copy'>>;

/** Opening, changing and closing projects. */
export function projectCalls(session: Session): ProjectCalls {
  const { options, recents } = session.context;

  /** A new folder named after a title. */
  const newFolder = (parent: string, title: string): Promise<string> =>
    tellingTrouble(parent, async () => {
      await fs.makeFolder(parent, { withParents: true });
      return freePath(parent, title, 'folder');
    });

  return {
    'projects.recent': async () => {
      const list = await recents.list();
      return Promise.all(
        list.map(async ({ folder, ...shown }) => ({ id: session.folders.issue(folder), place: folder, ...shown, ...(await lookAtProject(folder)) })),
      );
    },
    'projects.forget': async (id) => {
      await recents.forget(session.folders.resolve(id));
      return null;
    },
    'projects.openRecent': (id) => session.open(session.folders.resolve(id)),
    'projects.openFolder': (id) => session.open(session.folders.resolve(id)),
    'projects.openBeside': (id) => session.openBeside(session.folders.resolve(id)),
    'projects.openSample': async () => openSample(session, newFolder),
    'projects.create': async ({ title, document, parent }) => {
      const folder = await newFolder(parent === null ? options.projectsFolder : session.folders.resolve(parent), title);
      return session.create(folder, (storeOptions) => ProjectStore.create(folder, document, storeOptions));
    },
    'projects.chooseAndOpen': async () => {
      if (session.services.chooseFolder === null) throw hostCallError('error.badRequest', { call: 'projects.chooseAndOpen' });
      const folder = await session.services.chooseFolder();
      return folder === null ? null : session.open(folder);
    },
    'projects.openDropped': async (sha256, name) => {
      const folders = await foldersOf(sha256, name, [...(await recents.list()).map(({ folder }) => folder), join(options.projectsFolder, name)]);
      return folders.length === 1 ? session.open(folders[0]!) : null;
    },
    'projects.takeOver': (project) => session.takeOver(project),
    'projects.close': async (project) => {
      await session.closeProject(project);
      return null;
    },
    'projects.edit': async (project, base, edit) => ({ revision: await session.edit(project, base, edit) }),
    'projects.save': async (project) => ({ savedRevision: await session.store(project).save() }),
    'projects.history': (project) => session.store(project).history(),
    'projects.setThumbnail': async (project, thumbnail) => {
      await recents.update(session.store(project).folder, { thumbnail });
      return null;
    },
  };
}

/** Those of some folders that have a name and hold a document with a checksum. */
async function foldersOf(sha256: string, name: string, among: readonly string[]): Promise<string[]> {
  const named = [...new Set(among.map((folder) => resolve(folder)))].filter((folder) => basename(folder) === name);
  const held = await Promise.all(named.map((folder) => checksumOf(folder)));
  return named.filter((_, at) => held[at] === sha256);
}

/** SHA-256 of the document in a folder; null where there is none that can be read. */
async function checksumOf(folder: string): Promise<string | null> {
  try {
    const bytes = await readIfThere(fs, projectFiles(folder).document);
    return bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
  } catch (error) {
    // A place that is away, as a drive of an instrument.
    if (errorCode(error) !== null) return null;
    throw error;
  }
}

async function openSample(session: Session, newFolder: (parent: string, title: string) => Promise<string>): Promise<OpenProject> {
  const { options, settings } = session.context;
  const sample = await readSample(options.sampleFolder, userLocale(await settings.get()));
  const folder = await newFolder(options.projectsFolder, sample.document.title);
  return session.create(folder, async (storeOptions) => {
    const store = await ProjectStore.create(folder, sample.document, storeOptions);
    try {
      await sample.fill(store);
      return store;
    } catch (error) {
      await store.close();
      // Made a moment ago by this call: half a sample helps nobody.
      await fs.removeFolder(folder);
      throw error;
    }
  });
}
