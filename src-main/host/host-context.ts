import type { OpenProjects } from './open-projects';
import type { Recents } from './recents';
import type { ReferenceLibrary } from './reference-library';
import type { SettingsFile } from './settings';

export interface HostOptions {
  readonly version: string;
  readonly shell: 'electron' | 'browser';
  /** Settings, recent projects, this installation's id. */
  readonly userData: string;
  /** Where new projects go. */
  readonly projectsFolder: string;
  /** Where exports go when there is no dialog. */
  readonly downloadsFolder: string;
  /** The shipped sample: raw files and their manifest. */
  readonly sampleFolder: string;
  /** Told about failures nobody prepared a sentence for. */
  readonly onUnexpected: (error: unknown) => void;
}

/** What a shell can do for one window; null where it cannot. */
export interface WindowServices {
  /** Asks for a folder; null when cancelled. */
  readonly chooseFolder: (() => Promise<string | null>) | null;
  /** Asks for an archive; null when cancelled. */
  readonly chooseFile: (() => Promise<string | null>) | null;
  /** Asks where to save; null when cancelled. */
  readonly chooseSavePath: ((suggestedName: string) => Promise<string | null>) | null;
  readonly copyText: ((text: string) => void | Promise<void>) | null;
  /** Prints a page to PDF on the paper that the page names; runs no script and loads nothing. */
  readonly printPdf: ((html: string) => Promise<Uint8Array>) | null;
}

/** Everything the calls share over all windows. */
export interface HostContext {
  readonly options: HostOptions;
  readonly settings: SettingsFile;
  readonly recents: Recents;
  readonly projects: OpenProjects;
  readonly references: ReferenceLibrary;
}
