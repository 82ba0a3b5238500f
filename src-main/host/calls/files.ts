import type { HostCalls } from '@shared/host/contract';
import { hostCallError } from '@shared/host/host-call-error';
import type { Session } from '../session';

/** Largest file that is taken in, MB: it must fit into memory several times to be read. */
const largestFileMb = 1024;

/** Raw files, in and out by pieces. */
export function fileCalls(session: Session): Pick<HostCalls, Extract<keyof HostCalls, `files.${string}`>> {
  return {
    'files.beginUpload': async (project, name, size) => {
      if (size > largestFileMb * 1024 * 1024) throw hostCallError('error.fileTooLarge', { name, limit: largestFileMb });
      return { upload: session.addUpload(project, await session.store(project).beginUpload(name, size)) };
    },
    'files.upload': async (upload, piece) => {
      await session.upload(upload).add(piece);
      return null;
    },
    'files.finishUpload': (upload) => session.takeUpload(upload).finish(),
    'files.cancelUpload': async (upload) => {
      await session.cancelUpload(upload);
      return null;
    },
    'files.read': async (project, sha256) => {
      const raw = await session.store(project).rawPieces(sha256);
      // The project may have been closed meanwhile, and its readings with it: none begins after that.
      session.store(project);
      return session.readings.begin(project, raw);
    },
    'files.readOn': (rest) => session.readings.next(rest),
    'files.stopReading': async (rest) => {
      await session.readings.stop(rest);
      return null;
    },
  };
}
