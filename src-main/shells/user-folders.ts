import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HostOptions } from '../host/host';

export type UserFolders = Pick<HostOptions, 'userData' | 'projectsFolder' | 'downloadsFolder'>;

/** Puts everything a user owns under one folder: for tests and for trying things out. */
export const userDataVariable = 'HALOCLINE_USER_DATA';

/** Where a user's things go. @param override value of {@link userDataVariable}, if it counts */
export function userFolders(standard: { userData: string; documents: string; downloads: string }, override: string | undefined): UserFolders {
  if (override === undefined || override === '') {
    return { userData: standard.userData, projectsFolder: join(standard.documents, 'Halocline'), downloadsFolder: standard.downloads };
  }
  return { userData: override, projectsFolder: join(override, 'projects'), downloadsFolder: join(override, 'downloads') };
}

/** The usual places on this system, the same that Electron uses, so that both shells share settings and recent projects. */
export function standardFolders(environment: NodeJS.ProcessEnv): { userData: string; documents: string; downloads: string } {
  const home = homedir();
  const settings =
    process.platform === 'win32'
      ? (environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : environment['XDG_CONFIG_HOME'] || join(home, '.config');
  return { userData: join(settings, 'Halocline'), documents: join(home, 'Documents'), downloads: join(home, 'Downloads') };
}
