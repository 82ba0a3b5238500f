import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Watcher } from './watcher';

/** Halocline in one of its shells, with a home of its own that outlives restarts. */
export interface Shell {
  readonly name: 'electron' | 'browser';
  /** Folder with everything this user owns: settings, cache, projects. Fresh for each spec. */
  readonly home: string;
  readonly watcher: Watcher;
  /** Starts the program and gives its window, loaded. */
  start(): Promise<Page>;
  /** Gives the answer to the next native dialog that asks where to save; a browser asks nothing and takes the downloads folder. */
  answerSaveDialog(path: string): Promise<void>;
  /** The text on the clipboard. */
  copiedText(): Promise<string>;
  /** The picture on the clipboard as a PNG file. */
  copiedPicture(): Promise<Buffer>;
  /** Ends the program as a user would, by closing its window. */
  stop(): Promise<void>;
  /** Ends the program as a power cut would: it gets no chance to save. */
  crash(): Promise<void>;
}

/** The environment in which a program under test runs: nothing of the person who runs the tests. */
export function environmentFor(home: string): Record<string, string> {
  const kept = ['PATH', 'DISPLAY', 'XAUTHORITY', 'ELECTRON_OVERRIDE_DIST_PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMPDIR'];
  const inherited = Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  return { ...inherited, HOME: home, HALOCLINE_USER_DATA: join(home, 'halocline'), LANG: 'C.UTF-8' };
}
