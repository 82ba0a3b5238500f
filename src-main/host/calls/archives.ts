import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostCalls } from '@shared/host/contract';
import { hostCallError } from '@shared/host/host-call-error';
import { Archive } from '../../archive/archive';
import { copyProject } from '../../archive/copy-project';
import { planArchive, type ArchivePlan } from '../../archive/plan-archive';
import { writeArchive } from '../../archive/write-archive';
import { ArchiveStore } from '../../archive/archive-store';
import { archiveLimits } from '../../archive/zip-reader';
import { nodeFileSystem as fs } from '../../project-store/file-system';
import { tellingTrouble } from '../../project-store/file-trouble';
import { RawFiles } from '../../project-store/raw-files';
import { safeName } from '../../project-store/safe-name';
import { freePath } from '../free-name';
import { sourceOf } from '../opened-project';
import { userLocale } from '../settings';
import type { Session } from '../session';

type ArchiveCalls = Pick<HostCalls, Extract<keyof HostCalls, `archives.${string}`> | 'projects.copy'>;

const progressIntervalMs = 100;

/** Archives: written, opened, checked, compared, and made into projects of one's own. */
export function archiveCalls(session: Session): ArchiveCalls {
  const { options, settings } = session.context;
  const software = { name: 'Halocline', version: options.version };

  const plan = async (project: string, signal: AbortSignal): Promise<ArchivePlan> =>
    planArchive(sourceOf(session.store(project)), { locale: userLocale(await settings.get()), software, signal, onProgress: progress(session, project, 0, 0.3) });

  return {
    'archives.plan': (project) =>
      session.running.run(project, async (signal) => {
        const { name, files, totalBytes } = await plan(project, signal);
        const folders = new Map<string, { files: number; bytes: number }>();
        for (const { path, size } of files) {
          const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
          const sum = folders.get(folder) ?? { files: 0, bytes: 0 };
          folders.set(folder, { files: sum.files + 1, bytes: sum.bytes + size });
        }
        return { name, files: files.length, totalBytes, folders: [...folders].map(([folder, sum]) => ({ folder, ...sum })) };
      }),
    'archives.write': (project) =>
      session.running.run(project, async (signal) => {
        const planned = await plan(project, signal);
        const path = await placeFor(session, `${planned.name}.eln`);
        if (path === null) return null;
        const written = await writeArchive(path, planned, sourceOf(session.store(project)), { signal, onProgress: progress(session, project, 0.3, 1) });
        return { place: path, ...written };
      }),
    'archives.cancel': (project) => {
      session.running.cancel(project);
      return Promise.resolve(null);
    },
    'archives.check': (project) => session.running.run(project, (signal) => session.store(project).check({ signal, onProgress: progress(session, project, 0, 1) })),
    'archives.chooseAndOpen': async () => {
      if (session.services.chooseFile === null) throw hostCallError('error.badRequest', { call: 'archives.chooseAndOpen' });
      const path = await session.services.chooseFile();
      return path === null ? null : session.open(path);
    },
    'archives.beginReceive': async (name, size) => {
      if (size > archiveLimits.totalBytes) throw hostCallError('error.archiveTooLarge', { place: name, limit: archiveLimits.totalBytes / 1024 ** 2 });
      const folder = await tellingTrouble(tmpdir(), () => mkdtemp(join(tmpdir(), 'halocline-received-')));
      try {
        return { upload: session.addUpload(null, await new RawFiles(fs, folder).begin(name, size), { name, folder }) };
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
    },
    'archives.openReceived': async (id) => {
      const { upload, ...received } = session.takeReceived(id);
      try {
        const { sha256 } = await upload.finish();
        const path = join(received.folder, safeName(received.name));
        await fs.rename(join(received.folder, 'raw', sha256, safeName(received.name)), path);
        return await session.openWith(path, () => ArchiveStore.open(path, { isTemporary: true }));
      } catch (error) {
        await rm(received.folder, { recursive: true, force: true });
        throw error;
      }
    },
    'archives.look': async (id) => {
      const path = id === null ? ((await session.services.chooseFile?.()) ?? null) : session.folders.resolve(id);
      if (path === null) return null;
      const archive = await Archive.open(path);
      try {
        return { place: path, document: archive.document, files: archive.files.map(({ path: name, size, sha256 }) => ({ path: name, size, sha256 })) };
      } finally {
        await archive.close();
      }
    },
    'projects.copy': (project, parent) =>
      session.running.run(project, async (signal) => {
        const source = sourceOf(session.store(project));
        const into = parent === null ? options.projectsFolder : session.folders.resolve(parent);
        const folder = await tellingTrouble(into, async () => {
          await fs.makeFolder(into, { withParents: true });
          return freePath(into, source.document.title, 'folder');
        });
        await copyProject(source, folder, { signal, onProgress: progress(session, project, 0, 1) });
        return session.open(folder);
      }),
  };
}

/** Where an archive goes: asked for, or the downloads folder. */
async function placeFor(session: Session, name: string): Promise<string | null> {
  const { services, context } = session;
  const { downloadsFolder } = context.options;
  if (services.chooseSavePath) {
    const chosen = await services.chooseSavePath(safeName(name));
    return chosen === null || /\.eln$/i.test(chosen) ? chosen : `${chosen}.eln`;
  }
  return tellingTrouble(downloadsFolder, async () => {
    await fs.makeFolder(downloadsFolder, { withParents: true });
    return freePath(downloadsFolder, name, 'file');
  });
}

/** Tells the window how far work is, between two ends of its bar, a few times a second. */
function progress(session: Session, project: string, from: number, to: number): (fraction: number) => void {
  let next = 0;
  return (fraction) => {
    const now = performance.now();
    if (now < next && fraction < 1) return;
    next = now + progressIntervalMs;
    session.emit('archive.progress', { project, fraction: from + (to - from) * Math.min(1, fraction) });
  };
}
